import { type Failure, failure } from '../catalogue/failures.ts';
import type { Order } from '../catalogue/kinds/index.ts';

/**
 * What may not be ordered: sexual content about minors, incitement to violence against protected groups, and
 * encouragement of suicide. Word lists alone answer the wrong question (measured: 8 to 11 of 29 harmless lines refused,
 * none of the threats caught), so each rule needs two ideas close together; dark or violent style words never trigger alone.
 */
const near = '(?:\\W+\\w+){0,6}\\W+';
const pair = (one: string, other: string): RegExp =>
  new RegExp(`\\b(?:${one})\\b${near}(?:${other})\\b|\\b(?:${other})\\b${near}(?:${one})\\b`);

const minors =
  'child|children|kid|kids|toddlers?|preteens?|underage|schoolgirls?|schoolboys?|minors?|\\d{1,2} year old';
const sexual = 'sex|sexual|sexy|naked|nude|porn|erotic|fuck|fucking|rape|horny|molest';
const groups = 'jews|muslims|christians|blacks|gays|lesbians|immigrants|refugees|women|gypsies|asians|arabs';
const violence = 'kill|murder|exterminate|gas|shoot|burn|lynch|hang|slaughter';

const rules: readonly RegExp[] = [
  pair(minors, sexual),
  new RegExp(`\\b(?:${violence})\\W+(?:all|every|the|those|these)(?:\\W+(?:the|of|those))*\\W+(?:${groups})\\b`),
  /\b(?:kill|hang) yourself\b/,
];

/** One form for all spellings: compatibility forms folded, invisible characters and accents dropped, lower case. */
const normalise = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();

/** Looks at every text field together, since a sentence may be spread over them. Never names the word that offended. */
export function moderate(order: Order): Failure | undefined {
  const texts = Object.values(order).filter((value) => typeof value === 'string');
  const text = normalise(texts.join('\n'));
  return rules.some((rule) => rule.test(text)) ? failure('content_violation') : undefined;
}
