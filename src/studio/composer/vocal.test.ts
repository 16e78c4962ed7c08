import { describe, expect, it } from 'vitest';
import { readWishes } from '../brief/read.ts';
import { backingSyllables, type Vocal, type VocalLine } from '../score/vocal.ts';
import { compose } from './compose.ts';

function sing(lyrics: string, tags = 'pop', take: 1 | 2 = 1): { vocal: Vocal; beatsPerBar: number } {
  const wishes = { prompt: '', lyrics, tags, negativeTags: '', title: 't', instrumental: false, maxSeconds: 240 };
  const score = compose(readWishes({ ...wishes, vocalGender: 'f' }).brief, 5, take);
  if (!score.vocal) throw new Error('nobody sings');
  return { vocal: score.vocal, beatsPerBar: score.beatsPerBar };
}

const begins = (notes: VocalLine['notes']): number[] => notes.flatMap((own) => (own[0] ? [own[0].startBeat] : []));

const sheet = `[Verse 1]
Paper planes above the street
Winter comes without a warning
Coffee in the kitchen light
They have lost another game

[Chorus]
Follow me into the dark (into the dark)
Nothing left for us to lose

[Verse 2 - Male]
Seven thousand miles of snow
Turn the radio up again
[Whispered]
Broken glass along the shore

[Spoken Word]
[Bridge]
Well, what did the thunder say to you

[Chorus]
[End]`;

describe('words under a melody', () => {
  const { vocal } = sing(sheet);
  const lineOf = (start: string): VocalLine => {
    const found = vocal.lines.find(({ line }) => line.text.startsWith(start));
    if (!found) throw new Error(`«${start}» is not sung`);
    return found;
  };

  it('gives every syllable of every line a note, in order, none on top of the other', () => {
    for (const style of ['pop', 'gospel', 'bossa nova', 'trap', 'waltz ballad'])
      for (const { line, notes } of sing(sheet, style).vocal.lines) {
        expect(notes.length).toBe(line.words.flatMap((word) => word.syllables).length);
        expect(notes.every((own) => own.length > 0)).toBe(true);
        const flat = notes.flat();
        for (const [index, note] of flat.entries()) {
          expect(note.lengthBeats).toBeGreaterThan(0);
          const next = flat[index + 1];
          if (next) expect(next.startBeat).toBeGreaterThan(note.startBeat);
        }
      }
  });

  it('leaves what stands in round brackets to the sides', () => {
    const { line, sides } = lineOf('Follow me');
    const answered = backingSyllables(line);
    expect(answered.filter(Boolean).length).toBe(4);
    const answers = sides.filter(({ notes }) => notes.some((own, syllable) => answered[syllable] && own.length > 0));
    expect(answers.length).toBe(2);
    for (const { notes } of answers) expect(notes.map((own) => own.length > 0)).toEqual(answered);
  });

  it('takes singers, manners and speech from the marks', () => {
    expect(vocal.singers[lineOf('Paper').singer]?.gender).toBe('f');
    expect(vocal.singers[lineOf('Seven').singer]?.gender).toBe('m');
    expect(lineOf('Broken').manner).toContain('whispered');
    expect(lineOf('Turn').manner).toBeUndefined();
    expect(lineOf('Well').speech).toBe('sung');
    expect(sing('[Verse]\n[Rap]\nMoney never loved me back').vocal.lines[0]?.speech).toBe('rapped');
    expect(sing('[Spoken Word]\nMoney never loved me back').vocal.lines[0]?.speech).toBe('spoken');
  });

  it('sings a chorus again that is only named, with the same rhythm and a second voice', () => {
    const [first, ...others] = vocal.lines.filter(({ line }) => line.text.startsWith('Nothing left'));
    const rhythm = (line: VocalLine | undefined): number[] => {
      const starts = begins(line?.notes ?? []);
      return starts.map((start) => Math.round((start - (starts[0] ?? 0)) * 100));
    };
    const again = others.filter((line) => String(rhythm(line)) === String(rhythm(first)));
    expect(again.length).toBeGreaterThan(0);
    expect(again.every(({ sides }) => sides.length === 2)).toBe(true);
  });

  it('breathes at a comma', () => {
    const [well, what] = lineOf('Well').notes.map((own) => own[0]);
    expect((what?.startBeat ?? 0) - (well?.startBeat ?? 0) - (well?.lengthBeats ?? 0)).toBeGreaterThan(0.1);
  });

  it('puts most of the syllables that carry a word on a beat, and most of the others elsewhere', () => {
    const count = { strong: 0, strongOnBeat: 0, weak: 0, weakOffBeat: 0 };
    for (const style of ['pop', 'folk', 'country', 'rock', 'pop ballad'])
      for (const take of [1, 2] as const)
        for (const { line, notes } of sing(sheet, style, take).vocal.lines) {
          const stresses = line.words.flatMap((word) => word.syllables.map(({ stress }) => stress));
          notes.forEach((own, at) => {
            const place = (own[0]?.startBeat ?? 0) % 1;
            const onBeat = place < 0.05 || place > 0.95;
            if (stresses[at] === 2) {
              count.strong++;
              if (onBeat) count.strongOnBeat++;
            } else {
              count.weak++;
              if (!onBeat) count.weakOffBeat++;
            }
          });
        }
    expect(count.strongOnBeat / count.strong).toBeGreaterThan(0.78);
    expect(count.weakOffBeat / count.weak).toBeGreaterThan(0.58);
  });
});
