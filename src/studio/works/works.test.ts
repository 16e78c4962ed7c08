import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Wishes } from '../brief/brief.ts';
import { readWishes } from '../brief/read.ts';
import { composeWith } from '../composer/compose.ts';
import { styleOf } from '../composer/styles/index.ts';
import type { Score } from '../score/score.ts';
import { beginOf } from '../score/voices.ts';
import { concat } from './concat.ts';
import { cover } from './cover.ts';
import { barSecondsOf, barsOf, formOf, fromZero, joinScores, singersOf, sliceScore } from './cutting.ts';
import { extend, settingAt } from './extend.ts';
import type { Kept } from './kept.ts';
import { sound } from './loop.ts';
import { replace } from './replace.ts';
import { seamNear } from './seam.ts';
import { easedDb } from './splice.ts';
import type { Tape } from './tape.ts';
import { carry, swung, unswung } from './warp.ts';

const plain: Wishes = {
  prompt: '',
  lyrics: '',
  tags: '',
  negativeTags: '',
  title: '',
  instrumental: false,
  maxSeconds: 240,
};
const sheet =
  '[Verse]\nWalking by the river in the early light\nCounting all the lanterns\n[Chorus]\nHold on to the morning\nHold on to me';

function keptOf(wishes: Partial<Wishes>, seed = 11): Kept {
  const { brief } = readWishes({ ...plain, title: 'Lanterns', ...wishes });
  const recipe = { brief, seed, take: 1 } as const;
  const { score } = composeWith(recipe);
  const master = { workingDb: 3, side: 1, tilt: 0, loudnessDb: 4 };
  const tape: Tape = { score, seed, setting: { leads: {}, voice: undefined, master } };
  return { score, startSeconds: 0, recipe, fromBar: 0, tapes: [tape], cuts: [{ tape: 0, from: 0, fade: 0 }] };
}

const sung = keptOf({ lyrics: sheet, tags: 'pop, female vocal', targetSeconds: 40 });
const played = keptOf({ tags: 'swing jazz', instrumental: true, targetSeconds: 50 });
const tapeOf = (score: Score): Tape => ({
  score,
  seed: 1,
  setting: sung.tapes[0]?.setting ?? { leads: {}, voice: undefined, master: undefined },
});
const noteCount = (score: Score): number => score.parts.reduce((sum, part) => sum + part.notes.length, 0);
const onward = (source: Kept, span: 'continuation' | 'whole', wishes: Partial<Wishes> = {}, take: 1 | 2 = 1) => {
  const draft = extend(source, { wishes: { ...plain, ...wishes }, span }, 5, take, []);
  return { draft, kept: draft.finish(tapeOf(draft.render?.score ?? source.score)) };
};

describe('scores', () => {
  it('are the same again when they are cut at any bar and joined', () => {
    for (const { score } of [sung, played])
      fc.assert(
        fc.property(fc.integer({ min: 1, max: barsOf(score) - 1 }), (bar) => {
          const joined = joinScores(sliceScore(score, 0, bar), sliceScore(score, bar, barsOf(score)));
          expect(joined.lengthBeats).toBe(score.lengthBeats);
          expect(noteCount(joined)).toBe(noteCount(score));
          expect(joined.vocal?.lines.map(beginOf)).toEqual(score.vocal?.lines.map(beginOf));
          const starts = (of: Score): number[] =>
            of.parts
              .flatMap(({ notes }) => notes.map(({ startBeat }) => Math.round(startBeat * 1e6)))
              .sort((a, b) => a - b);
          expect(starts(joined)).toEqual(starts(score));
        }),
        { numRuns: 12 },
      );
  });

  it('tell their form, with the words of each section', () => {
    expect(formOf(sung.score).map(({ kind, words }) => [kind, words.length])).toEqual(
      expect.arrayContaining([
        ['intro', 0],
        ['verse', 2],
        ['chorus', 2],
      ]),
    );
    const bars = formOf(sung.score).reduce((sum, section) => sum + section.bars, 0);
    expect(bars).toBe(barsOf(sung.score));
  });
});

describe('a seam', () => {
  it('lies on a bar line, inside no line of words, before the last chord', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60, noNaN: true }), (at) => {
        const { bar, seconds } = seamNear(sung, at);
        expect(bar).toBeGreaterThanOrEqual(1);
        expect(bar).toBeLessThan(barsOf(sung.score));
        expect(seconds).toBeCloseTo(bar * barSecondsOf(sung.score), 9);
        const beat = bar * sung.score.beatsPerBar;
        for (const line of sung.score.vocal?.lines ?? []) {
          const ends = Math.max(...line.notes.flat().map((note) => note.startBeat + note.lengthBeats));
          expect(beginOf(line) < beat - 0.1 && ends > beat + 0.25).toBe(false);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is where the ending would begin, when no place is named', () => {
    const outro = sung.score.sections.at(-1);
    expect(outro?.kind).toBe('outro');
    expect(seamNear(sung, undefined).bar).toBe(outro?.startBar);
  });
});

describe('an extension', () => {
  it('keeps key, tempo, band and singer, and begins with the bars before the seam', () => {
    const { draft, kept } = onward(sung, 'continuation');
    const { score } = kept;
    expect(score).toMatchObject({ tempoBpm: sung.score.tempoBpm, tonic: sung.score.tonic, mode: sung.score.mode });
    const band = new Set(sung.score.parts.map(({ name, instrument }) => `${name} ${instrument}`));
    const heard = score.parts.map(({ name, instrument }) => `${name} ${instrument}`);
    expect(heard.filter((name) => band.has(name)).length).toBeGreaterThanOrEqual(Math.min(band.size, heard.length) - 1);
    expect(singersOf(score, 1)).toEqual(singersOf(sung.score, 1));
    expect(draft.notes[0]).toMatch(/^The seam lies at \d+\.\d\d s/);
    const bars = barsOf(draft.render?.score ?? score) - barsOf(score);
    const again = sliceScore(draft.render?.score ?? score, 0, bars);
    const seam = seamNear(sung, undefined);
    expect(noteCount(again)).toBe(noteCount(sliceScore(sung.score, seam.bar - bars, seam.bar)));
  });

  it('is joined to its source as the whole is', () => {
    const { kept: part } = onward(sung, 'continuation');
    const { kept: whole } = onward(sung, 'whole');
    const joined = concat([sung, part], { title: 'x', tags: '', lyrics: '', continues: [false, true] }).finish(
      undefined,
    );
    expect(joined.cuts).toEqual(whole.cuts);
    expect(barsOf(joined.score)).toBe(barsOf(whole.score));
    expect(whole.cuts[0]?.to).toBe(part.joinsAt);
  });

  it('sings the words it is given, or goes on with its own', () => {
    const given = onward(sung, 'continuation', { lyrics: '[Bridge]\nOver the hills and home again' });
    expect(given.kept.score.vocal?.lines.map(({ line }) => line.text)).toContain('Over the hills and home again');
    const own = onward(sung, 'continuation').kept;
    expect(own.score.vocal?.lines.map(({ line }) => line.text)).toContain('Hold on to the morning');
    expect(own.recipe.brief).toMatchObject({ title: 'Lanterns', instrumental: false });
    expect(onward(played, 'continuation').kept.score.vocal).toBeUndefined();
  });

  it('can be extended, and differs between the takes', () => {
    const first = onward(played, 'continuation').kept;
    const again = onward(first, 'continuation').kept;
    expect(again.score).toMatchObject({ tempoBpm: played.score.tempoBpm, tonic: played.score.tonic });
    expect(again.fromBar).toBeGreaterThan(first.fromBar);
    expect(onward(played, 'continuation', {}, 2).kept.score).not.toEqual(first.score);
    expect(onward(played, 'continuation').kept.score).toEqual(first.score);
  });

  it('takes the faders over where the source has them', () => {
    const voice = { lead: { sung: 0.2, pressed: 0.1 }, left: 0, right: 0, gainDb: 1 };
    const stand = (gain: number) => ({ gain, voice: 4, bed: 2, hops: 9 });
    const notes = Array.from({ length: 40 }, (_, second) => second);
    const faders = { everyFrames: 44_100, masterDb: notes.map((at) => at / 40), voice: notes.map(stand) };
    const [tape] = sung.tapes;
    if (!tape) throw new Error('a song has a tape');
    const source = { ...sung, tapes: [{ ...tape, faders, setting: { ...tape.setting, voice } }] };
    const eased = { decibels: -2, frames: 441_000, passed: 0 };
    const at = 20 * 44_100;
    const setting = settingAt(source, at, 6 * 44_100);
    expect(setting.voice).toEqual({ ...voice, from: stand(14) });
    expect(setting.master?.loudnessDb).toBeCloseTo(4 + 0.5, 9);
    const lowered = { ...source, cuts: [{ tape: 0, from: 0, fade: 0, easing: eased }] };
    expect(settingAt(lowered, at, 0).master?.loudnessDb).toBeCloseTo(4 + 0.5 - 2, 9);
    expect(settingAt(sung, at, 0)).toEqual({ leads: {}, master: tape.setting.master });
  });

  it('says when the model leaves no room', () => {
    expect(() => onward(sung, 'whole', { maxSeconds: 20 })).toThrow(/leaves no room/);
  });
});

describe('a replaced section', () => {
  it('changes nothing but its own bars', () => {
    const draft = replace(sung, { wishes: { ...plain, lyrics: 'Another line to sing' }, from: 9, to: 18 }, 5, 1, []);
    const kept = draft.finish(tapeOf(draft.render?.score ?? sung.score));
    expect(barsOf(kept.score)).toBe(barsOf(sung.score));
    expect(kept.cuts).toHaveLength(3);
    expect(kept.cuts.map(({ tape }) => tape)).toEqual([0, 1, 0]);
    const [before, anew, after] = kept.cuts;
    const length = (before?.to ?? 0) + (anew?.to ?? 0) - (anew?.from ?? 0);
    expect(after?.from).toBe(length);
    expect(kept.score.vocal?.lines.map(({ line }) => line.text)).toContain('Another line to sing');
  });

  it.each([
    ['rises', 1],
    ['falls', -1],
  ])('is never raised behind its limiter where the source %s', (_, slope) => {
    const masterDb = Array.from({ length: 40 }, (_, second) => (slope * second) / 10);
    const [tape] = sung.tapes;
    if (!tape) throw new Error('a song has a tape');
    const source = { ...sung, tapes: [{ ...tape, faders: { everyFrames: 44_100, masterDb } }] };
    const draft = replace(source, { wishes: { ...plain, lyrics: 'Another line to sing' }, from: 9, to: 18 }, 5, 1, []);
    const rendered = draft.render?.setting?.master?.loudnessDb ?? 0;
    const cut = draft.finish(tapeOf(sung.score)).cuts[1];
    const length = (cut?.to ?? 0) - (cut?.from ?? 0);
    const gains = [0, 0.5, 1].map((share) => easedDb(cut?.easing, share * length));
    expect(Math.max(...gains)).toBe(0);
    const stood = (frame: number): number => settingAt(source, frame, 0).master?.loudnessDb ?? 0;
    const begins = draft.finish(tapeOf(sung.score)).cuts[0]?.to ?? 0;
    expect(rendered + (gains[0] ?? 0)).toBeCloseTo(stood(begins), 9);
    expect(slope * (rendered + (gains[2] ?? 0) - stood(begins))).toBeGreaterThan(0.5);
  });

  it('is as high and as fully played as what it replaces, also from the middle of a section on', () => {
    const { score } = played;
    const first = score.sections.find(({ kind, bars }) => kind !== 'intro' && bars >= 8);
    if (!first) throw new Error('no section is long enough');
    const bar = barSecondsOf(score);
    const [from, to] = [first.startBar + 2, first.startBar + first.bars].map((at) => at * bar) as [number, number];
    const draft = replace(played, { wishes: { ...plain, instrumental: true }, from, to }, 5, 1, []);
    const kept = draft.finish(tapeOf(draft.render?.score ?? score));
    const energies = ({ sections }: Score): number[] =>
      sections.flatMap(({ bars, energy }) => Array.from({ length: bars }, () => energy));
    expect(energies(kept.score)).toEqual(energies(score));
    const players = (of: Score): string[] =>
      of.parts
        .filter(({ role }) => role !== 'color')
        .filter(({ notes }) =>
          notes.some(
            ({ startBeat }) => startBeat * (60 / of.tempoBpm) > from && startBeat * (60 / of.tempoBpm) < to - bar,
          ),
        )
        .map(({ name, instrument }) => `${name} ${instrument}`)
        .sort();
    expect(players(kept.score)).toEqual(players(score));
  });
});

describe('a cover', () => {
  it('keeps words, chords, key and bars in another style', () => {
    const draft = cover(sung, { wishes: { ...plain, tags: 'bossa nova' }, closeness: 0.5 }, 5, 1, []);
    const score = draft.render?.score ?? sung.score;
    expect(score).toMatchObject({ style: 'bossa_nova', tonic: sung.score.tonic, mode: sung.score.mode });
    expect(barsOf(score)).toBe(barsOf(sung.score));
    expect(score.vocal?.lines.map(({ line }) => line.text)).toEqual(
      sung.score.vocal?.lines.map(({ line }) => line.text),
    );
    expect(score.chords.map(({ symbol }) => symbol)).toEqual(sung.score.chords.map(({ symbol }) => symbol));
    const pitches = (of: Score): number[] =>
      (of.vocal?.lines ?? []).flatMap(({ notes }) => notes.flat().map(({ pitch }) => pitch));
    expect(pitches(score)).toEqual(pitches(sung.score));
  });

  it('carries bars of four into bars of three, and swing into straight time', () => {
    const jazz = styleOf('jazz_swing');
    for (const beat of [0, 0.25, 0.5, 0.75, 1.1, 3.9]) expect(unswung(swung(beat, jazz), jazz)).toBeCloseTo(beat, 9);
    const rises = [0, 0.5, 1, 1.7, 2, 3, 4].map(carry(jazz, styleOf('pop')));
    expect([...rises].sort((a, b) => a - b)).toEqual(rises);
    expect(carry(jazz, styleOf('pop'))(8)).toBeCloseTo(8, 9);
  });
});

describe('a sound', () => {
  it('is as long as its bars, and a loop is cut from its own repetition', () => {
    const wishes = { ...plain, prompt: 'house beat', tags: '120 bpm, A minor' };
    const draft = sound({ wishes, loop: true }, 5, 1);
    const kept = draft.finish(tapeOf(draft.render?.score ?? sung.score));
    expect(kept.score).toMatchObject({ tempoBpm: 120, tonic: 9, mode: 'minor' });
    const [cut] = kept.cuts;
    expect((cut?.to ?? 0) - (cut?.from ?? 0)).toBe(barsOf(kept.score) * 2 * 44_100);
    expect(barsOf(draft.render?.score ?? kept.score)).toBe(3 * barsOf(kept.score));
    const end = kept.score.lengthBeats;
    expect(kept.score.parts.every(({ notes }) => notes.every(({ startBeat }) => startBeat < end))).toBe(true);
  });
});

it('no note of a score lies before its beginning', () => {
  const early = {
    ...played.score,
    parts: played.score.parts.map((part) => ({
      ...part,
      notes: [{ startBeat: -0.03, lengthBeats: 1, pitch: 60, velocity: 0.5 }],
    })),
  };
  expect(fromZero(early).parts.every(({ notes }) => notes[0]?.startBeat === 0)).toBe(true);
});
