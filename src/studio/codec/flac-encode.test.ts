import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stereo } from '../instruments/instrument.ts';
import { random } from '../random.ts';
import { decodeMp3 } from './decode.ts';
import { decodeFlac } from './flac.ts';
import { encodeFlac } from './flac-encode.ts';
import { pcm16 } from './pcm16.ts';
import { encodeWav } from './wav.ts';

const RATE = 44_100;
const draw = random(3, 'flac');

const from = (frames: number, left: (i: number) => number, right = left): Stereo => ({
  left: Float32Array.from({ length: frames }, (_, i) => left(i)),
  right: Float32Array.from({ length: frames }, (_, i) => right(i)),
});
const sine = (hertz: number) => (i: number) => 0.4 * Math.sin((2 * Math.PI * hertz * i) / RATE);
const noise = () => draw.next() * 2 - 1;

/** What each makes of a block: a tone, noise that nothing foretells, silence, one sided, opposite, clipped steps. */
const sounds: readonly (readonly [name: string, audio: Stereo])[] = [
  ['tones', from(20_000, sine(440), sine(660))],
  ['noise', from(9_000, noise, noise)],
  ['silence', from(5_000, () => 0)],
  ['one side', from(5_000, sine(300), () => 0)],
  ['opposite sides', { left: from(8192, noise).left, right: from(8192, noise).right.map((x) => -x) }],
  [
    'full steps',
    from(
      4096,
      (i) => (i % 100 < 50 ? 2 : -2),
      (i) => (i % 80 < 40 ? -2 : 2),
    ),
  ],
  ['one frame', from(1, () => 0.5)],
  ['a block and one frame', from(4097, sine(50), noise)],
];

const whole = (channel: Float32Array): number[] => Array.from(channel, (x) => x * 32768);

/** The samples as they were before, and not as they were encoded. */
function sides(audio: Stereo): { left: number[]; right: number[] } {
  const samples = Array.from(pcm16(audio));
  return { left: samples.filter((_, i) => i % 2 === 0), right: samples.filter((_, i) => i % 2 === 1) };
}

function expectSame(audio: Stereo): Uint8Array {
  const bytes = encodeFlac(audio, RATE);
  const read = decodeFlac(bytes);
  expect(read.sampleRate).toBe(RATE);
  expect({ left: whole(read.audio.left), right: whole(read.audio.right) }).toEqual(sides(audio));
  return bytes;
}

const ffmpeg = 'ffmpeg';
const hasFfmpeg = spawnSync(ffmpeg, ['-version']).status === 0;

describe('FLAC', () => {
  it.each(sounds)('of %s comes back sample by sample, never much larger than PCM', (_, audio) => {
    const bytes = expectSame(audio);
    expect(bytes.length).toBeLessThan(audio.left.length * 4 * 1.01 + 200);
  });

  it('comes back whatever the samples are', () => {
    const sample = fc.double({ min: -1.2, max: 1.2, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(sample, sample), { minLength: 1, maxLength: 300 }), (pairs) => {
        expectSame({ left: Float32Array.from(pairs, ([l]) => l), right: Float32Array.from(pairs, ([, r]) => r) });
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it('of music is smaller than the WAV, and the same bytes each time', async () => {
    const fixture = new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures/tone.mp3')));
    const { audio, sampleRate } = await decodeMp3(fixture);
    const bytes = encodeFlac(audio, sampleRate, { TITLE: 'Maré alta' });
    expect(bytes.length).toBeLessThan(encodeWav(audio, sampleRate).length * 0.7);
    expect(Buffer.compare(bytes, encodeFlac(audio, sampleRate, { TITLE: 'Maré alta' }))).toBe(0);
  });

  it.skipIf(!hasFfmpeg)('is read by ffmpeg with its checksums, as the WAV of the same sound', () => {
    for (const [, audio] of sounds) {
      const strict = ['-v', 'error', '-err_detect', 'crccheck+explode', '-xerror'];
      const read = spawnSync(ffmpeg, [...strict, '-i', 'pipe:0', '-f', 's16le', 'pipe:1'], {
        input: encodeFlac(audio, RATE, { TITLE: 'Maré alta' }),
      });
      expect(read.stderr.toString()).toBe('');
      expect(Buffer.compare(read.stdout, encodeWav(audio, RATE).subarray(44))).toBe(0);
    }
  });
});
