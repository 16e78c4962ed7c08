import { expect, it } from 'vitest';
import type { Wishes } from '../brief.ts';
import { readWishes } from '../read.ts';
import { knownWords, meaningOf } from './index.ts';

const read = (more: Partial<Wishes>) =>
  readWishes({
    prompt: '',
    lyrics: '',
    tags: '',
    negativeTags: '',
    title: 'Words',
    instrumental: false,
    maxSeconds: 240,
    ...more,
  });

/** The brief without the caller's own words. */
const effectOf = (tags: string): string => JSON.stringify({ ...read({ tags }).brief, tags: '' });

/** Orders to which a word is added: by itself, beside a style, and beside a mood that suggests another style. */
const bases = ['', 'jazz', 'furious'];

it('every word that is known changes the brief, and is not reported as lost', () => {
  const plain = new Map(bases.map((base) => [base, effectOf(base)] as const));
  const idle = knownWords.filter((word) => bases.every((base) => effectOf(`${base}, ${word}`) === plain.get(base)));
  // A medium tempo is what every style has of itself.
  expect(idle.filter((word) => Math.abs((meaningOf(word)?.tempo ?? 0) - 1) > 0.03)).toEqual([]);
  const metres = /^\d+\/\d/;
  expect(knownWords.filter((word) => !metres.test(word) && read({ tags: word }).warnings.length > 0)).toEqual([]);
  expect(knownWords.length).toBeGreaterThan(3900);
});

it.each([
  ['no shaker', { arrangement: { silent: ['sh'] } }],
  ['no reverb', { sound: { reverb: -0.8 } }],
  ['no breakdown', { arrangement: { omit: ['breakdown'] } }],
  ['no claps', { arrangement: { silent: ['c'] } }],
  ['beatless', { refusedInstruments: ['drums'] }],
])('obeys %j', (tags, brief) => {
  expect(read({ tags: `house, ${tags}` })).toMatchObject({ brief, warnings: [] });
});

it('says which marks in the lyrics have no effect', () => {
  const lyrics = '[Verse]\nA line to sing\n[Guitar Solo]\n[Applause]\n[Whispered]\nanother line\n[Fade Out]';
  const { brief, warnings } = read({ lyrics });
  expect(warnings).toEqual(['«[Applause]» in the lyrics had no effect']);
  expect(brief.soloist).toBe('acoustic_guitar_steel');
  expect(brief.arrangement).toMatchObject({ outro: 'fade' });
});
