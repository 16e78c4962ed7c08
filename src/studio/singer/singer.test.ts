import { describe, expect, it } from 'vitest';
import { readLine } from '../words/sung.ts';
import { castSingers } from './casting.ts';
import type { SungNote } from './phrase.ts';
import { Polish, voiceLevels } from './polish.ts';
import { SAMPLE_RATE, singPhrase } from './sing.ts';
import { speakLine } from './speech.ts';
import { voices } from './voices.ts';

/** Notes of half a second with a gap between, one for each syllable. */
const notesOn = (pitches: readonly number[], beat = 0.55): SungNote[] =>
  pitches.map((pitch, index) => ({
    startSeconds: 0.5 + index * beat,
    lengthSeconds: beat * 0.95,
    pitch,
    velocity: 0.7,
  }));

function sing(text: string, notes: readonly SungNote[], voice = voices.tenor as Parameters<typeof singPhrase>[1]) {
  const seconds = notes.reduce((last, note) => Math.max(last, note.startSeconds + note.lengthSeconds), 0) + 1;
  const out = new Float32Array(Math.ceil(seconds * SAMPLE_RATE));
  const phrase = {
    line: readLine(text, 'en'),
    notes: notes.map((note) => [note]),
    speech: 'sung',
    restSeconds: 0,
  } as const;
  singPhrase(phrase, voice, out, 1);
  return out;
}

/** Pitch by autocorrelation over 50 ms, the best lag refined by a parabola. */
function pitchAt(audio: Float32Array, seconds: number, about: number): number {
  const from = Math.round(seconds * SAMPLE_RATE);
  const window = Math.round(0.05 * SAMPLE_RATE);
  const expected = SAMPLE_RATE / (440 * 2 ** ((about - 69) / 12));
  const likeness = (lag: number): number => {
    let product = 0;
    let here = 1e-12;
    let there = 1e-12;
    for (let i = from; i < from + window; i++) {
      product += (audio[i] ?? 0) * (audio[i + lag] ?? 0);
      here += (audio[i] ?? 0) ** 2;
      there += (audio[i + lag] ?? 0) ** 2;
    }
    return product / Math.sqrt(here * there);
  };
  let best = Math.round(expected * 0.8);
  for (let lag = best; lag < expected * 1.25; lag++) if (likeness(lag) > likeness(best)) best = lag;
  const [a, b, c] = [likeness(best - 1), likeness(best), likeness(best + 1)];
  const lag = best + (0.5 * (a - c)) / (a - 2 * b + c);
  return 69 + 12 * Math.log2(SAMPLE_RATE / lag / 440);
}

const level = (audio: Float32Array, from: number, to: number): number => {
  let sum = 0;
  const [first, last] = [Math.round(from * SAMPLE_RATE), Math.round(to * SAMPLE_RATE)];
  for (let i = first; i < last; i++) sum += (audio[i] ?? 0) ** 2;
  return Math.sqrt(sum / (last - first));
};

/** What is below about 500 Hz: voice, without the hiss and the bursts of consonants. */
function lowPassed(audio: Float32Array): Float32Array {
  const pole = Math.exp((-2 * Math.PI * 500) / SAMPLE_RATE);
  let [one, two] = [0, 0];
  return audio.map((x) => {
    one = (1 - pole) * x + pole * one;
    two = (1 - pole) * one + pole * two;
    return two;
  });
}

describe('singing', () => {
  it.each([
    ['tenor', 52],
    ['alto', 62],
  ] as const)('%s is in tune, on every note', (name, root) => {
    const notes = notesOn([0, 4, 7, 5, 2, 0, 12].map((step) => root + step));
    const audio = sing('Hold me till the morning sun', notes, voices[name]);
    for (const note of notes) {
      const heard = [0.3, 0.35, 0.4].map((after) => pitchAt(audio, note.startSeconds + after, note.pitch));
      const middle = heard.sort((a, b) => a - b)[1] as number;
      expect(Math.abs(middle - note.pitch)).toBeLessThan(0.3);
    }
  });

  it('puts vowels on their notes, and the consonants before them', () => {
    // A rest before every note, so that what sounds there belongs to it.
    const notes = notesOn([52, 52, 52, 52, 52], 0.8).map((note) => ({ ...note, lengthSeconds: 0.4 }));
    const audio = sing('Tell Tom to take two', notes);
    const vowels = lowPassed(audio);
    for (const { startSeconds, lengthSeconds } of notes) {
      const loud = level(vowels, startSeconds + 0.1, startSeconds + lengthSeconds * 0.6);
      let onset = startSeconds - 0.15;
      while (onset < startSeconds + 0.2 && level(vowels, onset - 0.005, onset + 0.005) < loud * 0.4) onset += 0.005;
      expect(Math.abs(onset - startSeconds)).toBeLessThan(0.04);
      // The burst of the t, a tenth of a second before or less.
      expect(level(audio, startSeconds - 0.1, startSeconds)).toBeGreaterThan(loud * 0.005);
    }
  });

  it('leaves no syllable out, and is silent before and after', () => {
    const notes = notesOn([57, 55, 57, 59, 60, 59, 57, 55], 0.25);
    const audio = sing('Little letters that you wrote me', notes, voices.alto);
    const levels = notes.map((note) => level(audio, note.startSeconds, note.startSeconds + note.lengthSeconds));
    expect(Math.min(...levels)).toBeGreaterThan(Math.max(...levels) * 0.1);
    expect(level(audio, 0, 0.04)).toBe(0);
    expect(level(audio, 3.4, 3.5)).toBe(0);
  });

  it('gives the same samples again, and others for another voice', () => {
    const notes = notesOn([52, 54, 55]);
    expect(sing('Falling down', notes)).toEqual(sing('Falling down', notes));
    expect(sing('Falling down', notes)).not.toEqual(sing('Falling down', notes, voices.baritone));
  });

  it('speaks a line the same whatever was spoken before', () => {
    const [line, other] = [readLine('Under the harbour lights', 'en'), readLine('Silver rain', 'en')];
    const first = speakLine(line, voices.tenor.speaker);
    speakLine(other, voices.tenor.speaker);
    expect(speakLine(line, voices.tenor.speaker)).toEqual(first);
  });

  it('holds long notes with vibrato of a human rate and depth', () => {
    const audio = sing('home', [{ startSeconds: 0.5, lengthSeconds: 2.4, pitch: 55, velocity: 0.7 }]);
    const curve = Array.from({ length: 100 }, (_, i) => 100 * (pitchAt(audio, 1.4 + i * 0.01, 55) - 55));
    const mean = curve.reduce((sum, cents) => sum + cents, 0) / curve.length;
    const swings = curve.slice(1).filter((cents, i) => (curve[i] as number) < mean && cents >= mean).length;
    expect(swings).toBeGreaterThanOrEqual(4);
    expect(swings).toBeLessThanOrEqual(7);
    expect(Math.max(...curve) - Math.min(...curve)).toBeGreaterThan(30);
    expect(Math.max(...curve) - Math.min(...curve)).toBeLessThan(140);
  });
});

describe('what stands around the notes', () => {
  const note = (startSeconds: number): SungNote => ({ startSeconds, lengthSeconds: 0.5, pitch: 52, velocity: 0.7 });
  const line = readLine('hold me', 'en');

  it('draws breath where there is a rest before a phrase, and quietly', () => {
    const phrase = { line, notes: [[note(1)], [note(1.55)]], speech: 'sung' } as const;
    const [rested, hurried] = [1, 0.05].map((restSeconds) => {
      const out = new Float32Array(3 * SAMPLE_RATE);
      singPhrase({ ...phrase, restSeconds }, voices.tenor, out, 1);
      return out;
    }) as [Float32Array, Float32Array];
    const vowel = level(rested, 1.1, 1.4);
    expect(level(hurried, 0.5, 0.8)).toBe(0);
    expect(level(rested, 0.6, 0.8)).toBeGreaterThan(vowel * 0.01);
    expect(level(rested, 0.6, 0.8)).toBeLessThan(vowel * 0.15);
  });

  it('is silent on syllables that somebody else has', () => {
    const out = new Float32Array(3 * SAMPLE_RATE);
    singPhrase({ line, notes: [[], [note(1.55)]], speech: 'sung', restSeconds: 0 }, voices.tenor, out, 1);
    expect(level(out, 1, 1.3)).toBe(0);
    expect(level(out, 1.6, 1.9)).toBeGreaterThan(0.001);
  });
});

describe('a voice at the desk', () => {
  it('arrives at one level however loud it was, and silence stays silence', () => {
    const loud = Float32Array.from({ length: SAMPLE_RATE }, (_, i) => Math.sin(i * 0.05));
    const soft = loud.map((x) => x * 0.01);
    const polish = (voice: Float32Array): void =>
      new Polish(voiceLevels(voice.slice(), SAMPLE_RATE), SAMPLE_RATE).apply(voice);
    polish(loud);
    polish(soft);
    expect(level(soft, 0.2, 0.8)).toBeCloseTo(level(loud, 0.2, 0.8), 3);
    const silence = new Float32Array(1000);
    polish(silence);
    expect(silence.every((x) => x === 0)).toBe(true);
  });
});

describe('casting', () => {
  const call = { words: '', gender: 'f', take: 1, speaks: false } as const;

  it('gives two takes two people of the gender asked for', () => {
    const names = ([1, 2] as const).map((take) => castSingers({ ...call, take }).singers[0]?.name);
    expect(names).toEqual(['alto', 'soprano']);
    expect(castSingers({ ...call, gender: 'm' }).singers[0]?.gender).toBe('m');
  });

  it('hears how the voice is wished for', () => {
    const of = (words: string) => castSingers({ ...call, words });
    expect(of('breathy female vocal').singers[0]?.breath).toBeGreaterThan(voices.alto.breath);
    expect(of('raspy vocals').singers[0]?.rasp).toBeGreaterThan(0.3);
    expect(of('duet').singers.map(({ gender }) => gender)).toEqual(['f', 'm']);
    expect(of('rap').speech).toBe('rapped');
    expect(of('gospel choir').choir).toBe(true);
  });
});
