import { type Failure, failure } from '../catalogue/failures.ts';
import type { Order } from '../catalogue/kinds/index.ts';
import { isExplicit } from './explicit.ts';
import { normalise } from './normalise.ts';
import { type Category, rules } from './rules.ts';

/**
 * `standard` refuses sexual content about minors, incitement to violence against protected groups and encouragement of
 * suicide; `strict` also refuses vulgar words, for houses whose guests are families.
 */
export type Strictness = 'standard' | 'strict';

/** The categories that a text falls under. */
export function categoriesOf(text: string, strictness: Strictness = 'standard'): readonly Category[] {
  const read = normalise(text);
  const found = new Set(rules.flatMap(([category, rule]) => (rule.test(read) ? [category] : [])));
  if (strictness === 'strict' && isExplicit(read)) found.add('explicit');
  return [...found];
}

/** Looks at every text field together, since a sentence may be spread over them. Never names the word that offended. */
export function moderate(order: Order, strictness: Strictness = 'standard'): Failure | undefined {
  const texts = Object.values(order).filter((value) => typeof value === 'string');
  return categoriesOf(texts.join('\n'), strictness).length > 0 ? failure('content_violation') : undefined;
}
