import type { Arrangement, Meaning } from './vocabulary/index.ts';

const clamp = (value: number): number => Math.max(-1, Math.min(1, Math.round(value * 100) / 100));

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** A mark in the lyrics that ends the song by fading. */
const fading = /[[【(][^\]】)\n]*fad(?:e|es|ing)[ -]?out[^\]】)\n]*[\]】)]/i;

const numbers = [
  'reverb',
  'echo',
  'saturation',
  'lofi',
  'width',
  'sidechain',
  'brightness',
  'density',
  'sevenths',
  'syncopation',
] as const satisfies readonly (keyof Meaning)[];

/** What a refused word asks for: amounts the other way round, percussion that rests, a form without that section. */
export function refusalOf(meaning: Meaning): Meaning {
  const { percussion, sections } = meaning;
  const turned = numbers.flatMap((name) => (meaning[name] ? [[name, -meaning[name]] as const] : []));
  return {
    ...Object.fromEntries(turned),
    ...(percussion && { silent: percussion }),
    ...(sections && { omit: sections }),
  };
}

/** What all words together ask of band and form; undefined where none says anything. */
export function arrangementOf(meanings: readonly Meaning[], lyrics: string): Arrangement | undefined {
  const sums = (['density', 'sevenths', 'syncopation'] as const).flatMap((name) => {
    const sum = clamp(meanings.reduce((all, meaning) => all + (meaning[name] ?? 0), 0));
    return sum === 0 ? [] : [[name, sum] as const];
  });
  const lists = (['percussion', 'silent', 'sections', 'omit'] as const).flatMap((name) => {
    const all = unique<string>(meanings.flatMap((meaning) => meaning[name] ?? []));
    return all.length === 0 ? [] : [[name, all] as const];
  });
  const firsts = (['kit', 'groove', 'scale', 'progression', 'intro', 'outro'] as const).flatMap((name) => {
    const first = meanings.map((meaning) => meaning[name]).find((value) => value !== undefined);
    return first === undefined ? [] : [[name, first] as const];
  });
  const fade = fading.test(lyrics) ? [['outro', 'fade'] as const] : [];
  const all = [...sums, ...lists, ...firsts, ...fade];
  return all.length === 0 ? undefined : Object.fromEntries(all);
}
