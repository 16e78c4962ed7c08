import { describe, expect, it } from 'vitest';
import type { Stereo } from '../../instruments/instrument.ts';
import type { Heard } from '../../listener/heard.ts';
import { SAMPLE_RATE } from '../../mixer/desk.ts';
import { integratedLoudness } from '../../mixer/loudness.ts';
import { beatsToSeconds } from '../../score/score.ts';
import { mashup, transposed } from '../mashup.ts';
import { splice } from '../splice.ts';
import { followGrid } from './compose.ts';
import { gridOf } from './grid.ts';
import { harmoniseMelody } from './harmonise.ts';
import { joinRecordings } from './join.ts';
import { cross } from './lay.ts';
import { chordMarks, keptOfHeard, sectionsOf } from './notes.ts';
import { extendRecording, replaceInRecording } from './onward.ts';
import type { Recorded } from './recorded.ts';

const BEAT = 0.5;
const BARS = 8;
const FIRST = 0.3;
const SECONDS = FIRST + BARS * 4 * BEAT;

/** Eight bars at 120 beats per minute behind a short breath: C and G take turns, C D E G is the tune of every bar. */
const heard: Heard = {
  durationSeconds: SECONDS,
  tempoBpm: 120,
  beatsPerBar: 4,
  beats: Array.from({ length: BARS * 4 }, (_, beat) => FIRST + beat * BEAT),
  firstDownbeat: 0,
  tonic: 0,
  mode: 'major',
  chords: Array.from({ length: BARS }, (_, bar) => ({
    start: FIRST + bar * 2,
    end: FIRST + (bar + 1) * 2,
    root: bar % 2 === 0 ? 0 : 7,
    minor: false,
  })),
  sections: [
    { label: 'A', start: 0, end: FIRST + 8 },
    { label: 'B', start: FIRST + 8, end: SECONDS },
  ],
  loudnessLufs: -18,
  tiltDbPerOctave: -3,
  melody: Array.from({ length: BARS * 4 }, (_, beat) => ({
    start: FIRST + beat * BEAT,
    length: 0.4,
    pitch: [60, 62, 64, 67][beat % 4] as number,
    strength: 1,
  })),
};

function tones(seconds: number, level: number): Stereo {
  const left = Float32Array.from({ length: Math.round(seconds * SAMPLE_RATE) }, (_, i) => {
    const t = i / SAMPLE_RATE;
    const sinceBeat = (((t - FIRST) % BEAT) + BEAT) % BEAT;
    return (
      level * Math.exp(-4 * sinceBeat) * (Math.sin(2 * Math.PI * 261.6 * t) + 0.5 * Math.sin(2 * Math.PI * 392 * t))
    );
  });
  return { left, right: left.slice() };
}

const recorded = (level = 0.2): Recorded => ({ heard, grid: gridOf(heard), audio: tones(SECONDS, level) });
const wishes = {
  ...{ prompt: '', lyrics: '', tags: 'acoustic folk', negativeTags: '', title: '' },
  ...{ instrumental: true, maxSeconds: 26 },
};
const hands = { wishes, seed: 3, take: 1, singers: [] } as const;

const sameSamples = (a: Float32Array, b: Float32Array): boolean =>
  Buffer.from(a.slice().buffer).equals(Buffer.from(b.slice().buffer));

describe('the bars of a recording', () => {
  it('are found from its beats, and go on before and behind them', () => {
    const { bars, barAt, secondsAt } = gridOf(heard);
    expect(bars).toBe(BARS);
    expect(secondsAt(3)).toBeCloseTo(FIRST + 6, 6);
    expect(barAt(FIRST + 7)).toBeCloseTo(3.5, 6);
    expect(secondsAt(-1)).toBeCloseTo(FIRST - 2, 6);
    expect(secondsAt(BARS + 2)).toBeCloseTo(FIRST + 20, 6);
    expect(barAt(secondsAt(9.25))).toBeCloseTo(9.25, 6);
  });

  it('follow players who slow down', () => {
    const beats = Array.from({ length: 33 }, (_, beat) => beat * 0.5 * (1 + beat / 200));
    const { barAt, secondsAt } = gridOf({ ...heard, beats, durationSeconds: 19 });
    expect(secondsAt(4)).toBeCloseTo(beats[16] as number, 6);
    expect(barAt(beats[20] as number)).toBeCloseTo(5, 6);
  });
});

describe('a recording as notes', () => {
  it('has a chord for every bar and sections with kinds', () => {
    const grid = gridOf(heard);
    expect(chordMarks(heard, grid).slice(0, 3)).toEqual([
      { startBeat: 0, lengthBeats: 4, symbol: 'C' },
      { startBeat: 4, lengthBeats: 4, symbol: 'G' },
      { startBeat: 8, lengthBeats: 4, symbol: 'C' },
    ]);
    expect(sectionsOf(heard, grid)).toMatchObject([
      { kind: 'verse', startBar: 0, bars: 4 },
      { kind: 'chorus', startBar: 4, bars: 4 },
    ]);
  });

  it('keeps tempo, key, length and tune', () => {
    const { score, startSeconds } = keptOfHeard(heard, { title: 'Hum', tags: 'folk' });
    expect(score).toMatchObject({ tonic: 0, mode: 'major', lengthBeats: 32, beatsPerBar: 4 });
    expect(score.tempoBpm).toBeCloseTo(120, 6);
    expect(startSeconds).toBe(FIRST);
    expect(score.parts[0]?.notes.slice(0, 4).map(({ pitch }) => pitch)).toEqual([60, 62, 64, 67]);
    expect(score.parts[0]?.notes[5]?.startBeat).toBeCloseTo(5, 6);
  });

  it('is harmonised with chords of its key, home at both ends', () => {
    const marks = harmoniseMelody(heard, gridOf(heard));
    expect(marks).toHaveLength(BARS);
    expect([marks[0]?.symbol, marks.at(-1)?.symbol]).toEqual(['C', 'C']);
    expect(marks.every(({ symbol }) => ['C', 'Dm', 'F', 'G', 'Am'].includes(symbol))).toBe(true);
  });

  it('moves with its players', () => {
    const { score } = keptOfHeard(heard, { title: '', tags: '' });
    const slower = { secondsAt: (bar: number) => 1 + bar * 2.5 };
    const moved = followGrid(score, slower, 0, 0);
    const at = (index: number): number => beatsToSeconds(moved.parts[0]?.notes[index]?.startBeat ?? 0, score.tempoBpm);
    expect(at(0)).toBeCloseTo(1, 3);
    expect(at(4)).toBeCloseTo(3.5, 3);
  });
});

describe('two sounds', () => {
  it('give way to one another with equal power and without a step', () => {
    const [first, second] = [tones(2, 0.3), tones(2, 0.3)];
    const out = cross(first, second, 22_050, { at: 44_100, frames: 11_025 });
    expect(out.left).toHaveLength(44_100 + second.left.length - 22_050);
    expect(out.left.slice(0, 33_000)).toEqual(first.left.slice(0, 33_000));
    expect(out.left.slice(44_100, 60_000)).toEqual(second.left.slice(22_050, 22_050 + 15_900));
  });

  it('are lowered little by little where a cut is eased', () => {
    const flat = { left: new Float32Array(1000).fill(1), right: new Float32Array(1000).fill(1) };
    const easing = { decibels: -6, frames: 400, passed: 0 };
    const { left } = splice([flat], [{ tape: 0, from: 0, fade: 0, easing }]);
    expect([left[0], left[200], left[400], left[999]].map((x) => Math.round((x ?? 0) * 100) / 100)).toEqual([
      1, 0.71, 0.5, 0.5,
    ]);
  });

  it('are joined where the one was cut off for the other', () => {
    const part = recorded();
    const made = joinRecordings([part, { ...part, joinsAt: FIRST + 8 }], {
      ...{ title: '', tags: '', lyrics: '' },
      continues: [false, true],
    });
    expect(made.audio.left.length / SAMPLE_RATE).toBeCloseTo(FIRST + 8 + SECONDS, 3);
    expect(made.heard.beats.length).toBe(16 + 32);
  });
});

describe('works from a recording', () => {
  it('go on in its tempo, key and loudness, and leave what was before as it was', () => {
    const source = recorded();
    const { audio, heard: known, notes } = extendRecording(source, { hands, at: 12, span: 'whole' });
    const seam = FIRST + 12;
    expect(notes).toContain('The seam lies at 12.30 s, on a bar line');
    expect(known.beats.slice(0, 24)).toEqual(heard.beats.slice(0, 24));
    const gaps = known.beats.slice(1).map((beat, i) => beat - (known.beats[i] as number));
    for (const gap of gaps) expect(gap).toBeCloseTo(BEAT, 2);
    const frames = (seconds: number): number => Math.round(seconds * SAMPLE_RATE);
    const untouched = frames(seam - BEAT);
    expect(sameSamples(audio.left.subarray(0, untouched), source.audio.left.subarray(0, untouched))).toBe(true);
    const part = (from: number, to: number): number =>
      integratedLoudness(
        { left: audio.left.subarray(frames(from), frames(to)), right: audio.right.subarray(frames(from), frames(to)) },
        SAMPLE_RATE,
      );
    expect(Math.abs(part(seam, seam + 8) - part(seam - 8, seam))).toBeLessThan(2);
  }, 180_000);

  it('come back to it behind what was replaced', () => {
    const source = recorded();
    const { audio, notes } = replaceInRecording(source, { hands, from: 6, to: 10 });
    expect(notes).toContain('The new part lies from 6.30 s to 10.30 s, on bar lines');
    expect(audio.left).toHaveLength(source.audio.left.length);
    const behind = Math.round((FIRST + 10) * SAMPLE_RATE) + 1;
    expect(sameSamples(audio.left.subarray(behind), source.audio.left.subarray(behind))).toBe(true);
  }, 180_000);
});

describe('a mashup', () => {
  const one = keptOfHeard(heard, { title: 'Hum', tags: 'folk' });
  const other = { ...keptOfHeard(heard, { title: 'Sing', tags: 'folk' }), score: transposed(one.score, 5) };

  it('moves chords and tunes into another key', () => {
    expect(other.score.tonic).toBe(5);
    expect(other.score.chords.slice(0, 2).map(({ symbol }) => symbol)).toEqual(['F', 'C']);
    expect(other.score.parts[0]?.notes[0]?.pitch).toBe(65);
  });

  it('has turns of both, in the key of the first', () => {
    const draft = mashup([one, other], { wishes: { ...wishes, tags: 'pop' }, closeness: 0.5 }, 3, 1, []);
    expect(draft.brief.title).toBe('Hum / Sing');
    const score = draft.render?.score;
    expect(score?.tonic).toBe(0);
    expect(score?.sections.map(({ label }) => label)).toEqual(['A', 'A', 'B', 'B', 'A', 'A']);
    const symbols = score?.chords.map(({ symbol }) => symbol) ?? [];
    expect(symbols.every((symbol) => /^[CG]/.test(symbol))).toBe(true);
  });
});
