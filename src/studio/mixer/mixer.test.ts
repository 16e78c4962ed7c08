import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stereo } from '../instruments/instrument.ts';
import { random } from '../random.ts';
import type { Note, Part, Score } from '../score/score.ts';
import { measure } from './facts.ts';
import { faults } from './gate.ts';
import { Limiter, limit } from './limiter.ts';
import { integratedLoudness } from './loudness.ts';
import { mixSong } from './mixdown.ts';
import { Reverb } from './reverb.ts';
import { spectralTilt } from './tilt.ts';
import { truePeak } from './true-peak.ts';

const SAMPLE_RATE = 44_100;

const channel = (seconds: number, at: (i: number) => number): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * SAMPLE_RATE) }, (_, i) => at(i));
const sine = (hertz: number, amplitude = 1): ((i: number) => number) => {
  const step = (2 * Math.PI * hertz) / SAMPLE_RATE;
  return (i) => amplitude * Math.sin(step * i);
};
const nothing = (): number => 0;

describe('loudness', () => {
  it('of a full-scale 997 Hz sine is −3.01 LUFS in one channel and 0 in both', () => {
    const left = channel(3, sine(997));
    expect(integratedLoudness({ left, right: channel(3, nothing) }, SAMPLE_RATE)).toBeCloseTo(-3.01, 1);
    expect(integratedLoudness({ left, right: left }, SAMPLE_RATE)).toBeCloseTo(0, 1);
  });

  it('ignores silence between the sounds', () => {
    const left = channel(10, (i) => (i < 5 * SAMPLE_RATE ? sine(997)(i) : 0));
    expect(integratedLoudness({ left, right: left }, SAMPLE_RATE)).toBeGreaterThan(-0.2);
  });
});

describe('true peak', () => {
  it('finds the crest between samples of a sine at a quarter of the rate', () => {
    const left = channel(0.2, (i) => Math.sin((Math.PI / 2) * i + Math.PI / 4));
    expect(Math.max(...left)).toBeLessThan(0.71);
    expect(truePeak({ left, right: left })).toBeCloseTo(1, 1);
  });
});

describe('limiter', () => {
  it('never passes the ceiling, whatever comes', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.5, max: 20, noNaN: true }), (seed, gain) => {
        const draw = random(seed, 'limiter');
        const bursty = (): number => (draw.chance(0.01) ? draw.gaussian() : draw.gaussian() * 0.05);
        const audio = { left: channel(0.1, bursty), right: channel(0.1, bursty) };
        limit(audio, gain, 0.8, SAMPLE_RATE);
        expect(audio.left.every((x) => Math.abs(x) <= 0.8 + 1e-6)).toBe(true);
        expect(audio.right.every((x) => Math.abs(x) <= 0.8 + 1e-6)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it('gives the same block by block', () => {
    const draw = random(1, 'blocks');
    const noise = channel(0.3, () => draw.gaussian());
    const whole = { left: noise.slice(), right: noise.slice() };
    new Limiter(1.5, 0.8, SAMPLE_RATE).apply(whole);
    const limiter = new Limiter(1.5, 0.8, SAMPLE_RATE);
    for (let at = 0; at < noise.length; at += 1000) {
      const block = { left: noise.slice(at, at + 1000), right: noise.slice(at, at + 1000) };
      limiter.apply(block);
      expect(block.left).toEqual(whole.left.slice(at, at + 1000));
    }
  });

  it('leaves what is below the ceiling as it is', () => {
    const left = channel(0.5, sine(300, 0.5));
    const audio: Stereo = { left: left.slice(), right: left.slice() };
    limit(audio, 1, 0.8, SAMPLE_RATE);
    expect(audio.left).toEqual(left);
  });
});

describe('reverb', () => {
  it.each([0.8, 2])('falls 60 dB in %f s, within 20 %%', (t60) => {
    const click = channel(0.02, (i) => sine(400)(i) * Math.sin((Math.PI * i) / 882));
    const send = channel(t60 * 1.2, nothing);
    send.set(click);
    const out = { left: channel(t60 * 1.2, nothing), right: channel(t60 * 1.2, nothing) };
    new Reverb(t60, SAMPLE_RATE).add(send, out);
    const energyFrom = (seconds: number): number =>
      10 * Math.log10(out.left.subarray(Math.round(seconds * SAMPLE_RATE)).reduce((sum, x) => sum + x * x, 0));
    const [from, to] = [0.15 * t60, 0.65 * t60];
    const measured = (60 * (to - from)) / (energyFrom(from) - energyFrom(to));
    expect(Math.abs(measured / t60 - 1)).toBeLessThan(0.2);
  });
});

describe('tilt', () => {
  it('of white noise is 3 dB per octave', () => {
    const draw = random(1, 'white');
    const left = channel(4, () => draw.gaussian() * 0.1);
    expect(Math.abs(spectralTilt({ left, right: left }, SAMPLE_RATE) - 3)).toBeLessThan(0.25);
  });
});

const BARS = 3;
const every = (step: number, lengthBeats: number, pitch: (index: number) => number, velocity = 0.75): readonly Note[] =>
  Array.from({ length: (BARS * 4) / step }, (_, i) => ({
    startBeat: i * step,
    lengthBeats,
    pitch: pitch(i),
    velocity,
  }));
const part = (role: Part['role'], instrument: string, pan: number, notes: readonly Note[]): Part => ({
  name: instrument,
  role,
  instrument,
  gainDb: role === 'pad' ? -6 : 0,
  pan,
  reverbSend: role === 'bass' ? 0 : 0.2,
  notes,
});
const score: Score = {
  title: 'Test',
  style: 'pop',
  tempoBpm: 120,
  beatsPerBar: 4,
  tonic: 0,
  mode: 'major',
  lengthBeats: BARS * 4,
  sections: [],
  chords: [],
  parts: [
    part(
      'lead',
      'square_lead',
      0,
      every(1, 0.9, (i) => 72 + ([0, 4, 7, 9][i % 4] ?? 0)),
    ),
    part(
      'drums',
      'kit_standard',
      0,
      every(1, 0.2, (i) => (i % 2 === 0 ? 36 : 38), 0.9),
    ),
    part(
      'bass',
      'bass',
      0,
      every(1, 0.9, () => 36),
    ),
    part(
      'comp',
      'piano',
      -0.4,
      every(2, 1.5, (i) => 60 + (i % 3) * 2),
    ),
    part(
      'pad',
      'strings',
      0.3,
      every(4, 4, () => 64),
    ),
  ],
  mix: { reverbSeconds: 1.2, saturation: 0.3, sidechain: 0.4, lofi: 0.2, width: 0.7, tiltDbPerOctave: -2.7 },
};

describe('mixdown', () => {
  const fractions: number[] = [];
  const { audio, setting } = mixSong(score, 7, { onProgress: (fraction) => fractions.push(fraction) });

  it('passes the gate', () => {
    expect(faults(measure(audio), BARS * 2)).toEqual([]);
  });

  it('is the same samples for the same score and seed', () => {
    expect(Buffer.from(mixSong(score, 7).audio.left.buffer).equals(Buffer.from(audio.left.buffer))).toBe(true);
  });

  it('is the same up to where it is wanted', () => {
    const until = 2 * SAMPLE_RATE + 17;
    const whole = mixSong(score, 7, { setting }).audio;
    const part = mixSong(score, 7, { setting, until }).audio;
    const bytes = ({ right }: Stereo): Buffer => Buffer.from(right.slice(0, until).buffer);
    expect(bytes(part).equals(bytes(whole))).toBe(true);
    expect(part.left.subarray(until + SAMPLE_RATE).every((x) => x === 0)).toBe(true);
  });

  it('hands out the song in order, as it will stay', () => {
    const pieces: Float32Array[] = [];
    const whole = mixSong(score, 7, { onSound: ({ left }) => pieces.push(left.slice()) }).audio;
    expect(pieces.length).toBeGreaterThan(10);
    const joined = Buffer.concat(pieces.map((piece) => Buffer.from(piece.buffer)));
    expect(joined.equals(Buffer.from(whole.left.slice().buffer))).toBe(true);
  });

  it('needs no sound check where the levels are known, and then gives the same', () => {
    const again = mixSong(score, 7, { setting }).audio;
    expect(Buffer.from(again.left.slice().buffer).equals(Buffer.from(audio.left.slice().buffer))).toBe(true);
  });

  it('tells how far it is', () => {
    expect(fractions.at(-1)).toBe(1);
    expect([...fractions].sort((a, b) => a - b)).toEqual(fractions);
  });

  it('is silent and does not fail for a score without notes', () => {
    const silent = mixSong({ ...score, parts: [] }, 7).audio;
    expect(silent.left.every((x) => x === 0)).toBe(true);
    expect(faults(measure(silent), BARS * 2)).not.toEqual([]);
  });
});
