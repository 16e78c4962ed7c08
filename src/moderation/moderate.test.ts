import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SongOrder } from '../catalogue/kinds/index.ts';
import { categoriesOf, moderate } from './moderate.ts';
import { normalise } from './normalise.ts';

interface Verdicts {
  readonly harmless: readonly string[];
  readonly refused: readonly string[];
}
const { harmless, refused } = JSON.parse(
  readFileSync(new URL('fixtures/verdicts.json', import.meta.url), 'utf8'),
) as Verdicts;
const order = (more: Partial<SongOrder>): SongOrder => ({ kind: 'song', instrumental: false, model: 'v5', ...more });

describe('moderation', () => {
  it(`refuses each of ${refused.length} lines in ten languages, disguised or not`, () => {
    expect(refused.filter((line) => categoriesOf(line).length === 0)).toEqual([]);
  });

  it(`lets each of ${harmless.length} harmless lines, titles and place names through`, () => {
    expect(harmless.filter((line) => categoriesOf(line).length > 0)).toEqual([]);
  });

  it('never says which word it was', () => {
    const said = moderate(order({ lyrics: 'kill all the immigrants' }));
    expect(said?.code).toBe('content_violation');
    expect(said?.message).not.toMatch(/kill|immigrant/i);
  });

  it('looks at every field, and at all of them together', () => {
    for (const field of ['title', 'prompt', 'style', 'lyrics'] as const)
      expect(moderate(order({ [field]: 'hang yourself' }))).toBeDefined();
    expect(moderate(order({ title: 'exterminate all', lyrics: 'the refugees' }))).toBeDefined();
  });

  it('refuses vulgar words where a house wants that, in the languages that are spoken', () => {
    const said = (line: string) => categoriesOf(line, 'strict');
    for (const line of [
      'what the fuck',
      'f u c k it',
      'fück it',
      'you motherfucker',
      'que te den, hijo de puta y ya',
      'je te dis que le connard est là',
    ])
      expect([line, said(line)]).toEqual([line, ['explicit']]);
    expect(said('a bite of the apple, con brio')).toEqual([]);
    expect(categoriesOf('what the fuck')).toEqual([]);
  });

  it(`refuses at most two of a hundred harmless lines even then`, () => {
    const wrongly = harmless.filter((line) => categoriesOf(line, 'strict').length > 0);
    expect(wrongly.length / harmless.length).toBeLessThanOrEqual(0.02);
  });

  it('takes no time worth mentioning for the longest lyrics', () => {
    // Quadratic rules would need minutes for this; the limit of the test is what would notice.
    const long = 'the kids sing all the night and every child is one of those '.repeat(85);
    expect(categoriesOf(long)).toEqual([]);
    expect(categoriesOf(`${'a '.repeat(2_500)}`)).toEqual([]);
  });
});

describe('normalising', () => {
  it.each([
    ['Ｋｉｌｌ', 'kill'],
    ['k\u200bill', 'kill'],
    ['кill', 'kill'],
    ['k1ll', 'kill'],
    ['k i l l', 'kill'],
    ['the 1st of 1999', 'the 1st of 1999'],
    ['дети солнца', 'дети солнца'],
    ['한국어', '한국어'],
    ['ガラス', 'ガラス'],
    ['Большой', 'большой'],
    ['Größe', 'grosse'],
  ])('%s is read as %s', (text, read) => expect(normalise(text)).toBe(read));
});
