import { loadImage } from '@napi-rs/canvas';
import { BasicMIDI } from 'spessasynth_core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readWishes } from '../brief/read.ts';
import { decodeFlac } from '../codec/flac.ts';
import { decodeWav } from '../codec/wav.ts';
import { composeWith } from '../composer/compose.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { toAmplitude } from '../mixer/decibels.ts';
import { SAMPLE_RATE } from '../mixer/desk.ts';
import { Mastering } from '../mixer/master.ts';
import { mixSong } from '../mixer/mixdown.ts';
import { beatsToSeconds, type Score } from '../score/score.ts';
import { beginOf, endOf, mapNotes } from '../score/voices.ts';
import { type Kept, writeScore } from '../works/kept.ts';
import { type Material, NoProduct } from './material.ts';
import { writeMidi } from './midi.ts';
import { midiOfHeard, midiOfScore } from './notes.ts';
import { produce } from './products.ts';
import { type Stem, stemsOf } from './stems.ts';
import { alignedWords } from './words.ts';

const lyrics = '[Verse]\nPaper boats go down the stream\n[Chorus]\nSail away';
let score: Score;
let kept: Kept;
let song: Stereo;
let clip: Material;
let two: Stem[];
let twelve: Stem[];

/** The bars of a line alone, as a song of their own. */
function excerpt(whole: Score): Score {
  const line = whole.vocal?.lines[0];
  if (!whole.vocal || !line) throw new Error('nobody sings');
  const { beatsPerBar } = whole;
  const from = Math.floor(beginOf(line) / beatsPerBar) * beatsPerBar;
  const lengthBeats = Math.ceil((endOf(line) - from) / beatsPerBar) * beatsPerBar;
  const cut = mapNotes({ ...whole, vocal: { ...whole.vocal, lines: [line], adLibs: [] } }, (note) =>
    note.startBeat >= from && note.startBeat < from + lengthBeats
      ? { ...note, startBeat: note.startBeat - from }
      : null,
  );
  const sections = [
    { kind: 'verse', label: 'Verse', startBar: 0, bars: lengthBeats / beatsPerBar, energy: 0.5 },
  ] as const;
  return { ...cut, lengthBeats, sections };
}

/** Rendered many times over on a machine that may have other work. */
const slow = 180_000;

beforeAll(() => {
  const { brief } = readWishes({
    prompt: '',
    lyrics,
    tags: 'indie folk, 120 bpm, 12 seconds',
    negativeTags: '',
    title: 'Boats',
    instrumental: false,
    maxSeconds: 30,
  });
  const recipe = { brief, seed: 3, take: 1 } as const;
  score = excerpt(composeWith(recipe).score);
  const { audio, setting } = mixSong(score, 3);
  song = audio;
  kept = {
    score,
    startSeconds: 0,
    fromBar: 0,
    recipe,
    tapes: [{ score, seed: 3, setting }],
    cuts: [{ tape: 0, from: 0, fade: 0 }],
  };
  const durationSeconds = Math.round((audio.left.length / SAMPLE_RATE) * 100) / 100;
  clip = { title: 'Boats', lyrics, tags: 'folk', durationSeconds, score: writeScore(kept), audio: new Uint8Array() };
  two = stemsOf(kept, 'two', song.left.length);
  twelve = stemsOf(kept, 'twelve', song.left.length);
}, slow);

function sum(stems: readonly { readonly audio: Stereo }[]): Stereo {
  const frames = song.left.length;
  const whole: Stereo = { left: new Float32Array(frames), right: new Float32Array(frames) };
  for (const { audio } of stems)
    for (const side of ['left', 'right'] as const)
      for (let i = 0; i < frames; i++) whole[side][i] = (whole[side][i] as number) + (audio[side][i] ?? 0);
  return whole;
}

/** The largest difference but at the song's ends, which are faded. */
function difference(a: Stereo, b: Stereo): number {
  let most = 0;
  for (let i = 500; i < a.left.length - 5000; i++)
    most = Math.max(
      most,
      Math.abs((a.left[i] as number) - (b.left[i] as number)),
      Math.abs((a.right[i] as number) - (b.right[i] as number)),
    );
  return most;
}

/** As the song was mastered. */
function mastered(mix: Stereo): Stereo {
  const setting = kept.tapes[0]?.setting.master;
  if (!setting) throw new Error('the song was not mastered');
  const gain = toAmplitude(2 - setting.workingDb);
  const audio = { left: mix.left.map((x) => x * gain), right: mix.right.map((x) => x * gain) };
  const mastering = new Mastering(
    score.mix,
    setting,
    beatsToSeconds(score.lengthBeats, score.tempoBpm),
    3,
    SAMPLE_RATE,
  );
  mastering.apply(audio);
  for (const channel of [audio.left, audio.right]) channel.copyWithin(0, mastering.delay);
  return audio;
}

describe('stems', () => {
  it('two of them add up to the mix: mastered as the song was, they are the song within −60 dBFS', () => {
    expect(two.map(({ name }) => name)).toEqual(['vocals', 'instrumental']);
    expect(difference(mastered(sum(two)), song)).toBeLessThan(0.001);
  });

  it('by families add up to the same, each of them sounds, and the voice is the same in both but for rounding', () => {
    expect(twelve[0]?.name).toBe('vocals');
    expect(twelve.length).toBeGreaterThan(3);
    expect(new Set(twelve.map(({ name }) => name)).size).toBe(twelve.length);
    for (const { audio } of twelve) expect(audio.left.some((x) => Math.abs(x) > 0.003)).toBe(true);
    expect(difference(sum(twelve), sum(two))).toBeLessThan(0.001);
    expect(difference((twelve[0] as Stem).audio, (two[0] as Stem).audio)).toBeLessThan(0.00001);
  });
});

describe('WAV', () => {
  it(
    'is the master, rendered again, and the FLAC holds the same samples in fewer bytes',
    async () => {
      const bytesOf = async (product: 'wav' | 'flac'): Promise<Uint8Array> => {
        const { files, warnings } = await produce({ product }, clip);
        expect(warnings).toEqual([]);
        return files[0]?.bytes ?? new Uint8Array();
      };
      const [wav, flac] = [await bytesOf('wav'), await bytesOf('flac')];
      const { audio, sampleRate } = decodeWav(wav);
      expect(flac.length).toBeLessThan(0.9 * wav.length);
      const steps = ({ left, right }: Stereo, full: number): readonly Int16Array[] =>
        [left, right].map((channel) => Int16Array.from(channel, (x) => Math.round(x * full)));
      expect(steps(decodeFlac(flac).audio, 32_768)).toEqual(steps(audio, 32_767));
      expect([sampleRate, audio.left.length]).toEqual([SAMPLE_RATE, song.left.length]);
      expect(difference(audio, song)).toBeLessThan(2 / 32767);
    },
    slow,
  );
});

describe('timing', () => {
  it('gives every word once, in order, so that joined they are the lyrics', () => {
    const words = alignedWords(kept);
    const line = score.vocal?.lines[0]?.line.text;
    expect(words.map(({ word }) => word).join('')).toBe(`[Verse]\n${line}\n`);
    for (const [index, { start, end }] of words.entries()) {
      expect(end).toBeGreaterThan(start);
      expect(start).toBeGreaterThanOrEqual(words[index - 1]?.start ?? 0);
    }
  });

  it('is refused for what was not made here', async () => {
    const { score: _, ...foreign } = clip;
    await expect(produce({ product: 'timing' }, foreign)).rejects.toThrow(NoProduct);
  });
});

describe('MIDI', () => {
  it('is read by another program with its tempo, its tracks, every note and every syllable', () => {
    const midi = midiOfScore(score);
    const bytes = writeMidi(midi);
    const read = BasicMIDI.fromArrayBuffer(new Uint8Array(bytes).buffer);
    expect(read.timeDivision).toBe(480);
    expect(read.tempoChanges.at(-1)?.tempo).toBeCloseTo(score.tempoBpm, 2);
    expect(read.tracks).toHaveLength(score.parts.length + 2);
    const struck = read.tracks.map(
      (track) =>
        track.events.filter(({ statusByte, data }) => (statusByte & 0xf0) === 0x90 && (data[1] ?? 0) > 0).length,
    );
    const written = midi.tracks.map(
      ({ notes }) => new Set(notes.map(({ startBeat, pitch }) => `${Math.round(startBeat * 480)} ${pitch}`)).size,
    );
    expect(struck).toEqual([0, ...written]);
    const syllables = score.vocal?.lines.flatMap(({ line }) => line.words.flatMap((word) => word.syllables)) ?? [];
    expect(read.lyrics).toHaveLength(syllables.length);
  });

  it('of a recording holds the melody and the chords that were heard', () => {
    const heard = {
      durationSeconds: 8,
      tempoBpm: 120,
      beatsPerBar: 4,
      beats: Array.from({ length: 16 }, (_, i) => i / 2),
      firstDownbeat: 0,
      tonic: 9,
      mode: 'minor',
      chords: [{ start: 0, end: 8, root: 9, minor: true }],
      sections: [{ label: 'A', start: 0, end: 8 }],
      loudnessLufs: -14,
      tiltDbPerOctave: -3,
      melody: [{ start: 1, length: 0.5, pitch: 69, strength: 1 }],
    } as const;
    const { tracks } = midiOfHeard(heard, 'x');
    expect(tracks[0]?.notes).toMatchObject([{ startBeat: 2, lengthBeats: 1, pitch: 69 }]);
    expect(tracks[1]?.notes.map(({ pitch }) => pitch % 12)).toEqual([9, 0, 4]);
  });
});

describe('artwork', () => {
  it('is two pictures in two manners, large and small', async () => {
    const { files } = await produce({ product: 'artwork', seed: 4 }, clip);
    expect(files.map(({ name }) => name)).toEqual(['artwork-1', 'artwork-2', 'artwork-1-small', 'artwork-2-small']);
    const edges = await Promise.all(files.map(async ({ bytes }) => (await loadImage(Buffer.from(bytes))).width));
    expect(edges).toEqual([1024, 1024, 360, 360]);
    for (const { bytes } of files) expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect(Buffer.from(files[0]?.bytes ?? [])).not.toEqual(Buffer.from(files[1]?.bytes ?? []));
  });
});
