import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Stereo } from '../instruments/instrument.ts';
import { random } from '../random.ts';
import { decodeFlac } from './flac.ts';
import { formatOf } from './formats.ts';
import { readAudio } from './read.ts';
import { resample } from './resample.ts';
import { Unreadable } from './unreadable.ts';
import { decodeWav, encodeWav } from './wav.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', name)));

/** What the fixtures hold, encoded by ffmpeg 5.1: 440 Hz at the left, 660 Hz at the right, 6.5 s at 11,025 a second. */
const RATE = 11_025;
const FRAMES = Math.round(6.5 * RATE);
const leftAt = (i: number): number => Math.round(9000 * Math.sin((2 * Math.PI * 440 * i) / RATE));
const rightAt = (i: number): number => Math.round(6000 * Math.sin((2 * Math.PI * 660 * i) / RATE));
const tone: Stereo = {
  left: Float32Array.from({ length: FRAMES }, (_, i) => leftAt(i) / 32768),
  right: Float32Array.from({ length: FRAMES }, (_, i) => rightAt(i) / 32768),
};
const wav = encodeWav(tone, RATE);

/** How much of the middle is that frequency: amplitude by correlation (Goertzel's sums). */
function amplitude(channel: Float32Array, hertz: number, rate: number): number {
  let [re, im] = [0, 0];
  const [from, to] = [Math.round(rate), Math.round(5 * rate)];
  for (let i = from; i < to; i++) {
    re += (channel[i] as number) * Math.cos((2 * Math.PI * hertz * i) / rate);
    im += (channel[i] as number) * Math.sin((2 * Math.PI * hertz * i) / rate);
  }
  return (2 * Math.hypot(re, im)) / (to - from);
}

describe('audio from outside', () => {
  it.each(['tone.flac', 'tone24.flac'])('is read from %s sample by sample', (name) => {
    const { audio, sampleRate } = decodeFlac(fixture(name));
    expect([sampleRate, audio.left.length]).toEqual([RATE, FRAMES]);
    expect(audio.left.findIndex((x, i) => x !== leftAt(i) / 32768)).toBe(-1);
    expect(audio.right.findIndex((x, i) => x !== rightAt(i) / 32768)).toBe(-1);
  });

  it.each([
    ['wav', () => wav],
    ['flac', () => fixture('tone.flac')],
    ['mp3', () => fixture('tone.mp3')],
    ['vorbis', () => fixture('tone.ogg')],
    ['opus', () => fixture('tone.opus')],
  ] as const)('comes out of %s at 44.1 kHz, as it sounded', async (format, bytes) => {
    const read = await readAudio(bytes());
    expect(read.format).toBe(format);
    expect(Math.abs(read.audio.left.length / 44_100 - 6.5)).toBeLessThan(0.12);
    expect(Math.abs(amplitude(read.audio.left, 440, 44_100) - 9000 / 32768)).toBeLessThan(0.02);
    expect(Math.abs(amplitude(read.audio.right, 660, 44_100) - 6000 / 32768)).toBeLessThan(0.02);
    expect(amplitude(read.audio.left, 660, 44_100)).toBeLessThan(0.01);
  });

  it.each([
    [8, 1],
    [24, 1],
    [32, 1],
    [32, 3],
    [64, 3],
  ])('reads WAV of %i bits, form %i', (bits, form) => {
    const bytes = new Uint8Array(44 + 8 * (bits / 8) * 2);
    bytes.set(wav.subarray(0, 44));
    const view = new DataView(bytes.buffer);
    view.setUint16(20, form, true);
    view.setUint16(34, bits, true);
    view.setUint32(40, bytes.length - 44, true);
    for (let i = 0; i < 16; i++) {
      const at = 44 + (i * bits) / 8;
      if (form === 3 && bits === 32) view.setFloat32(at, 0.5, true);
      else if (form === 3) view.setFloat64(at, 0.5, true);
      else if (bits === 8) view.setUint8(at, 192);
      else bytes[at + bits / 8 - 1] = 64;
    }
    expect([...decodeWav(bytes).audio.right]).toEqual(new Array(8).fill(0.5));
  });

  it('is refused in words where it is none, too short, too long, silent, or of a kind that is not read', async () => {
    const said = (bytes: Uint8Array): Promise<string> =>
      readAudio(bytes).then(
        () => 'read',
        (error: unknown) => (error instanceof Unreadable ? error.message : String(error)),
      );
    const quiet = (seconds: number): Uint8Array => {
      const channel = new Float32Array(seconds * 8000);
      return encodeWav({ left: channel, right: channel }, 8000);
    };
    const slow = quiet(1);
    new DataView(slow.buffer).setUint32(24, 1, true);
    expect(await said(new Uint8Array(0))).toMatch(/not audio that is read here. Send WAV, MP3, FLAC or Ogg/);
    expect(await said(new TextEncoder().encode('#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd'))).toMatch(/not audio/);
    expect(await said(fixture('tone.m4a'))).toMatch(/^M4A \(AAC\) is not read here. Send/);
    expect(
      await said(encodeWav({ left: tone.left.subarray(0, 20_000), right: tone.right.subarray(0, 20_000) }, RATE)),
    ).toMatch(/lasts 1.8 seconds. Send 6 seconds to 8 minutes/);
    expect(await said(slow)).toMatch(/1 samples a second. Send 8000 to 192000/);
    expect(await said(quiet(481))).toMatch(/longer than 8 minutes/);
    expect(await said(quiet(7))).toMatch(/silent/);
  });

  it.each([
    ['maker’s name', 0],
    ['number of comments', 1],
  ])('refuses a Vorbis whose %s is longer than the file', async (_, which) => {
    const bytes = fixture('tone.ogg');
    const makerAt = Buffer.from(bytes).indexOf('\u0003vorbis') + 7;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const at = which === 0 ? makerAt : makerAt + 4 + view.getUint32(makerAt, true);
    view.setUint32(at, 0x7f7f7f7f, true);
    await expect(readAudio(bytes)).rejects.toThrow('its comments are longer than their packet');
  });

  it('never harms the reader, however it is damaged', async () => {
    const draw = random(5, 'mutations');
    const originals = ['tone.flac', 'tone.mp3', 'tone.ogg', 'tone.opus'].map(fixture);
    originals.push(wav);
    const ends = new Set<string>();
    for (let round = 0; round < 40; round++) {
      const bytes = draw.pick(originals).slice();
      const changes = draw.int(1, 40);
      // Half of the damage is done where headers are.
      for (let i = 0; i < changes; i++)
        bytes[draw.int(0, (draw.chance(0.5) ? 200 : bytes.length) - 1)] = draw.int(0, 255);
      const cut = draw.chance(0.3) ? bytes.subarray(0, draw.int(0, bytes.length)) : bytes;
      const end = await readAudio(cut).then(
        () => 'read',
        (error: unknown) => (error instanceof Unreadable ? 'refused' : `${formatOf(cut)}: ${error}`),
      );
      ends.add(end);
    }
    expect([...ends].sort()).toEqual(['read', 'refused']);
  });
});

describe('resampling', () => {
  it.each([8_000, 22_050, 48_000, 96_000])('keeps a tone from %i to 44.1 kHz', (rate) => {
    const sine = Float32Array.from({ length: 6 * rate }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 1000 * i) / rate));
    expect(Math.abs(amplitude(resample(sine, rate, 44_100), 1000, 44_100) - 0.5)).toBeLessThan(0.002);
  });
});
