import { expect, it } from 'vitest';
import { readWishes } from '../brief/read.ts';
import type { Note, Score } from '../score/score.ts';
import { compose } from './compose.ts';

const composed = (tags: string, more: { lyrics?: string; negativeTags?: string } = {}): Score => {
  const words = { prompt: '', negativeTags: '', lyrics: '', title: 'Asked', maxSeconds: 240, targetSeconds: 90 };
  return compose(readWishes({ ...words, instrumental: !more.lyrics, tags, ...more }).brief, 3, 1);
};
const drumsOf = (score: Score): readonly Note[] => score.parts.find(({ role }) => role === 'drums')?.notes ?? [];
const kinds = (score: Score): string[] => score.sections.map(({ kind }) => kind);
const notes = (score: Score): number => score.parts.reduce((sum, part) => sum + part.notes.length, 0);

it('plays the percussion that is asked for, in a style that has none too', () => {
  const tambourine = 54;
  const plain = composed('classical piano');
  expect(drumsOf(plain)).toEqual([]);
  expect(drumsOf(composed('classical piano, tambourine')).map(({ pitch }) => pitch)).toContain(tambourine);
  expect(drumsOf(composed('classical piano, tambourine', { negativeTags: 'drums' }))).toEqual([]);
});

it('kicks four to the floor, and plays the backbeat in half time', () => {
  const kicksPerBar = (score: Score): number =>
    drumsOf(score).filter(({ pitch }) => pitch === 36).length / (score.lengthBeats / score.beatsPerBar);
  expect(kicksPerBar(composed('pop, four on the floor'))).toBeGreaterThan(3.4);
  expect(kicksPerBar(composed('pop'))).toBeLessThan(3.4);
  const snares = (score: Score): number =>
    drumsOf(score).filter(({ pitch, velocity }) => pitch === 38 && velocity > 0.6).length;
  expect(snares(composed('rock, half-time'))).toBeLessThan(0.75 * snares(composed('rock')));
});

it('plays the chords and the scale that are asked for', () => {
  const chords = composed('pop, royal road, in C major').chords.map(({ symbol }) => symbol.replace(/maj7|7/, ''));
  expect(chords.join(' ')).toContain('F G Em Am');
  const sevenths = (score: Score): number => score.chords.filter(({ symbol }) => symbol.includes('7')).length;
  expect(sevenths(composed('pop, jazzy'))).toBeGreaterThan(sevenths(composed('pop')));
});

it('has the sections that are asked for, and not those that are refused', () => {
  expect(kinds(composed('pop, breakdown'))).toContain('breakdown');
  expect(kinds(composed('folk, drop'))).toContain('drop');
  expect(kinds(composed('techno'))).toContain('breakdown');
  expect(kinds(composed('techno', { negativeTags: 'breakdown' }))).not.toContain('breakdown');
});

it('is sparse or dense as asked', () => {
  expect(notes(composed('pop, sparse'))).toBeLessThan(notes(composed('pop')));
  expect(notes(composed('pop, layered'))).toBeGreaterThan(notes(composed('pop')));
});

it('fades out where the tags or the lyrics say so', () => {
  const lastLoudness = (score: Score): number => {
    const from = score.lengthBeats - 2 * score.beatsPerBar;
    const late = score.parts.flatMap((part) => part.notes.filter(({ startBeat }) => startBeat >= from));
    return Math.max(...late.map(({ velocity }) => velocity));
  };
  expect(lastLoudness(composed('pop'))).toBeGreaterThan(0.4);
  expect(lastLoudness(composed('pop, fade out'))).toBeLessThan(0.3);
});

it('gives the solo to whom the lyrics name', () => {
  const lyrics = '[Verse]\nLights go down along the shore\n[Sax Solo]\n[Chorus]\nSing with me tonight';
  const solo = composed('rock', { lyrics }).parts.find(({ name }) => name.startsWith('Solo'));
  expect(solo?.instrument).toMatch(/sax/);
});
