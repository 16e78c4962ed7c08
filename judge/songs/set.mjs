// The fixed set: every style with seeds 1 and 2, and a hundred lists of tags.
import { styles } from '../../dist/studio/composer/styles/index.js';

const moods = [
  { words: 'dark, slow', wants: { darker: true, slower: true } },
  { words: 'bright, upbeat', wants: { brighter: true } },
  { words: 'calm, soft', wants: { sparser: true } },
  { words: 'energetic, driving', wants: { denser: true } },
];
const instruments = [
  'violin',
  'piano',
  'flute',
  'acoustic guitar',
  'trumpet',
  'cello',
  'harp',
  'organ',
  'sax',
  'strings',
];
const refusals = ['drums', 'bass', 'piano', 'guitar', 'strings'];
/** Nobody refuses what was asked for in the same breath. */
const covered = { piano: ['piano'], guitar: ['acoustic guitar'], strings: ['strings', 'violin', 'cello'] };
const keys = ['C major', 'A minor', 'F# minor', 'Bb major', 'E minor'];
const tempi = [72, 84, 96, 108, 124, 140];

/** One order: its name, the words, the seed, and what the words ask for. */
export function fixedSet(seeds) {
  const ids = Object.keys(styles);
  const plain = ids.flatMap((style) =>
    Array.from({ length: seeds }, (_, k) => ({
      name: `${style} ${k + 1}`,
      tags: styleWords(style),
      style,
      seed: k + 1,
      wants: {},
    })),
  );
  return [...plain, ...Array.from({ length: 100 }, (_, n) => tagged(ids, n))];
}

/** The words that name the style and nothing else. */
const styleWords = (style) => (style === 'industrial' ? 'industrial metal' : style.replaceAll('_', ' '));

/** The nth list: a style, and by turns a mood with an instrument, a key with a tempo, and a refusal. */
function tagged(ids, n) {
  const style = ids[(n * 17) % ids.length];
  const mood = moods[n % moods.length];
  const instrument = instruments[(n * 3) % instruments.length];
  const base = { name: `tags ${n + 1}`, style, seed: 1000 + n };
  if (n % 5 < 3) {
    const refused = refusals[Math.floor(n / 5) % refusals.length];
    const without = n % 5 === 0 && !covered[refused]?.includes(instrument) ? `, no ${refused}` : '';
    return {
      ...base,
      tags: `${styleWords(style)}, ${mood.words}, ${instrument}${without}`,
      wants: { ...mood.wants, instrument, ...(without && { refused }) },
    };
  }
  const [key, bpm] = [keys[n % keys.length], tempi[n % tempi.length]];
  return { ...base, tags: `${styleWords(style)}, ${bpm} bpm, in ${key}`, wants: { bpm, key } };
}
