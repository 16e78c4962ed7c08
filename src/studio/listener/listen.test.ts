import { describe, expect, it } from 'vitest';
import type { Stereo } from '../instruments/instrument.ts';
import { random } from '../random.ts';
import { readHeard, writeHeard } from './heard.ts';
import { listen } from './listen.ts';

const RATE = 44_100;

interface Song {
  readonly bpm: number;
  /** A bar each: root and third. */
  readonly chords: readonly (readonly [root: number, third: 3 | 4])[];
  /** MIDI notes, one a beat. */
  readonly tune: readonly number[];
  readonly bars: number;
}

/** Plays a song with plucked harmonics, a bass and a drum: nothing of it comes from the instruments of the studio. */
function play({ bpm, chords, tune, bars }: Song): Stereo {
  const beat = (60 / bpm) * RATE;
  const left = new Float32Array(Math.ceil(bars * 4 * beat));
  const pluck = (at: number, note: number, level: number, seconds: number): void => {
    const hertz = 440 * 2 ** ((note - 69) / 12);
    for (let i = 0; i < seconds * RATE && at + i < left.length; i++) {
      const t = i / RATE;
      const envelope = level * Math.min(1, t / 0.01) * Math.exp(-2 * t) * Math.min(1, (seconds - t) / 0.02);
      let value = 0;
      for (let h = 1; h <= 5; h++) value += Math.sin(2 * Math.PI * hertz * h * t) / (h * h);
      left[at + i] = (left[at + i] as number) + envelope * value;
    }
  };
  const draw = random(1, 'drum');
  for (let bar = 0; bar < bars; bar++) {
    const [root, third] = chords[bar % chords.length] ?? [0, 4];
    const at = Math.round(bar * 4 * beat);
    for (const interval of [0, third, 7]) pluck(at, 48 + ((root + interval) % 12), 0.07, (4 * beat) / RATE);
    pluck(at, 36 + root, 0.25, (4 * beat) / RATE);
    for (let b = 0; b < 4; b++) {
      const place = Math.round(at + b * beat);
      for (let i = 0; i < 2000 && place + i < left.length; i++)
        left[place + i] = (left[place + i] as number) + 0.15 * (draw.next() - 0.5) * Math.exp(-i / 400);
      const note = tune[(bar * 4 + b) % tune.length];
      if (note !== undefined) pluck(place, note, 0.3, (0.9 * beat) / RATE);
    }
  }
  return { left, right: left };
}

const songs: readonly (readonly [string, Song, { readonly tonic: number; readonly mode: string }])[] = [
  [
    'A minor at 104',
    {
      bpm: 104,
      bars: 10,
      tune: [69, 72, 76, 74, 77, 76, 72, 69],
      chords: [
        [9, 3],
        [5, 4],
        [0, 4],
        [7, 4],
        [9, 3],
      ],
    },
    { tonic: 9, mode: 'minor' },
  ],
  [
    'E flat major at 132',
    {
      bpm: 132,
      bars: 12,
      tune: [67, 70, 75, 74, 72, 70, 68, 67],
      chords: [
        [3, 4],
        [8, 4],
        [10, 4],
        [3, 4],
      ],
    },
    { tonic: 3, mode: 'major' },
  ],
];

describe('listening', () => {
  it.each(songs)('hears %s: tempo, beats, key, chords and tune', (_, song, key) => {
    const heard = listen(play(song), RATE);
    expect(Math.abs(heard.tempoBpm / song.bpm - 1)).toBeLessThan(0.01);
    const beat = 60 / song.bpm;
    const off = heard.beats.map((time) => Math.abs(time / beat - Math.round(time / beat)) * beat).sort((a, b) => a - b);
    expect(off[Math.floor(off.length / 2)]).toBeLessThan(0.03);
    expect(heard.beatsPerBar).toBe(4);
    expect(Math.round((heard.beats[heard.firstDownbeat] ?? 0) / beat) % 4).toBe(0);
    expect(heard).toMatchObject(key);
    const right = song.chords.map(([root, third], bar) => {
      const middle = (bar * 4 + 2) * beat;
      const chord = heard.chords.find(({ start, end }) => start <= middle && middle < end);
      return chord?.root === root && chord.minor === (third === 3);
    });
    expect(right.filter(Boolean).length / right.length).toBeGreaterThanOrEqual(0.8);
    const sung = Array.from({ length: song.bars * 4 }, (_, i) => ({
      at: i * beat,
      pitch: song.tune[i % song.tune.length],
    }));
    const met = (a: { readonly at: number; readonly pitch: number | undefined }): boolean =>
      heard.melody.some(({ start, pitch }) => Math.abs(start - a.at) < 0.1 && pitch === a.pitch);
    const recall = sung.filter(met).length / sung.length;
    const precision =
      heard.melody.filter(({ start, pitch }) =>
        sung.some((note) => Math.abs(start - note.at) < 0.1 && pitch === note.pitch),
      ).length / heard.melody.length;
    expect((2 * recall * precision) / (recall + precision)).toBeGreaterThan(0.6);
    expect(readHeard(writeHeard(heard))).toEqual(heard);
    expect(writeHeard(listen(play(song), RATE))).toEqual(writeHeard(heard));
  });

  it('parts a quiet half from a loud one, and gives them other letters', () => {
    const [, song] = songs[0] ?? [];
    if (!song) throw new Error('no song');
    const { left } = play({ ...song, bars: 16 });
    const half = left.length / 2;
    const softened = left.map((value, i) => (i < half ? value * 0.2 : value));
    const { sections } = listen({ left: softened, right: softened }, RATE);
    expect(sections.map(({ label }) => label).slice(0, 2)).toEqual(['A', 'B']);
    expect(Math.abs((sections[1]?.start ?? 0) - half / RATE)).toBeLessThan(2.5);
  });

  it('does not fail where nothing can be heard', () => {
    const noise = random(2, 'noise');
    const still = new Float32Array(7 * RATE);
    const hiss = still.map(() => noise.next() - 0.5);
    for (const left of [still, hiss]) {
      const heard = listen({ left, right: left }, RATE);
      expect(heard.durationSeconds).toBe(7);
      expect(heard.beats.length).toBeGreaterThan(1);
      expect(Number.isFinite(heard.tempoBpm)).toBe(true);
    }
  });

  it('knows its own notes from others', () => {
    expect(readHeard(Uint8Array.of(1, 2, 3))).toBeUndefined();
  });
});
