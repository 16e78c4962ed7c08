import { describe, expect, it } from 'vitest';
import type { Stereo } from '../instruments/instrument.ts';
import { decodeMp3 } from './decode.ts';
import { encodeMp3 } from './mp3.ts';
import { tagMp3 } from './tags.ts';
import { decodeWav, encodeWav } from './wav.ts';

const SAMPLE_RATE = 44_100;
const SECONDS = 1;

const tone: Stereo = {
  left: Float32Array.from(
    { length: SAMPLE_RATE * SECONDS },
    (_, i) => 0.5 * Math.sin((2 * Math.PI * 440 * i) / SAMPLE_RATE),
  ),
  right: Float32Array.from(
    { length: SAMPLE_RATE * SECONDS },
    (_, i) => 0.3 * Math.sin((2 * Math.PI * 660 * i) / SAMPLE_RATE),
  ),
};

const levelDb = (channel: Float32Array): number => {
  const inner = channel.subarray(SAMPLE_RATE / 4, SAMPLE_RATE * 0.75);
  return 10 * Math.log10(inner.reduce((sum, x) => sum + x * x, 0) / inner.length);
};

function expectSameAs(audio: Stereo): void {
  expect(Math.abs(audio.left.length / SAMPLE_RATE - SECONDS)).toBeLessThan(0.1);
  expect(Math.abs(levelDb(audio.left) - levelDb(tone.left))).toBeLessThan(0.2);
  expect(Math.abs(levelDb(audio.right) - levelDb(tone.right))).toBeLessThan(0.2);
}

describe('MP3', () => {
  it('comes back as it went', async () => {
    const { audio, sampleRate } = await decodeMp3(await encodeMp3(tone, SAMPLE_RATE));
    expect(sampleRate).toBe(SAMPLE_RATE);
    expectSameAs(audio);
  });

  it('is the same bytes for the same samples, and has its bitrate', async () => {
    const first = await encodeMp3(tone, SAMPLE_RATE, 128);
    expect(Buffer.compare(await encodeMp3(tone, SAMPLE_RATE, 128), first)).toBe(0);
    // The encoder's delay adds a frame or two.
    expect(Math.abs((first.length * 8) / SECONDS / 1000 - 128)).toBeLessThan(10);
  });

  it('refuses what is none', async () => {
    await expect(decodeMp3(new Uint8Array(4000))).rejects.toThrow('not an MP3');
  });
});

/** The frames of an ID3v2.3 tag, by their names. */
const framesOf = (bytes: Uint8Array): Map<string, Uint8Array> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (bytes[at] as number), 0);
  const found = new Map<string, Uint8Array>();
  for (let at = 10; at < 10 + size && bytes[at] !== 0; at += 10 + view.getUint32(at + 4)) {
    const id = String.fromCharCode(...bytes.subarray(at, at + 4));
    found.set(id, bytes.subarray(at + 10, at + 10 + view.getUint32(at + 4)));
  }
  return found;
};

describe('tags', () => {
  const text = (bytes: Uint8Array | undefined, from: number): string =>
    new TextDecoder('utf-16le').decode((bytes ?? new Uint8Array()).slice(from)).replace(/\uFEFF/g, '');

  it('are read back, the sound unharmed', async () => {
    const mp3 = await encodeMp3(tone, SAMPLE_RATE);
    const tags = {
      title: 'Maré alta 海',
      artist: 'Cantiga',
      genre: 'bossa nova',
      lyrics: 'um\ndois',
      bpm: 119.6,
      artworkJpeg: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]),
    };
    const tagged = tagMp3(mp3, tags);
    expect(Buffer.compare(tagMp3(mp3, tags), tagged)).toBe(0);
    const read = framesOf(tagged);
    expect(text(read.get('TIT2'), 1)).toBe('Maré alta 海');
    expect(text(read.get('TPE1'), 1)).toBe('Cantiga');
    expect(text(read.get('TCON'), 1)).toBe('bossa nova');
    expect(text(read.get('USLT'), 4)).toContain('um\ndois');
    expect(new TextDecoder().decode(read.get('TBPM')?.subarray(1))).toBe('120');
    expect(read.get('APIC')?.subarray(-10)).toEqual(tags.artworkJpeg);
    expectSameAs((await decodeMp3(tagged)).audio);
  });
});

describe('synchronised lyrics', () => {
  const word = (text: string, startSeconds: number, endSeconds: number) => ({
    text,
    startSeconds,
    endSeconds,
    syllables: [],
  });
  const line = (...words: ReturnType<typeof word>[]) => ({
    ...word(words.map(({ text }) => text).join(' '), words[0]?.startSeconds ?? 0, words.at(-1)?.endSeconds ?? 0),
    section: 'verse',
    words,
  });
  const words = [line(word('Über', 1.5, 2), word('夜', 2, 2.2504)), line(word('Home', 61.2506, 62))];

  /** Pairs of UTF-16 text and four bytes of time, after language, format, type and an empty descriptor. */
  function pairs(frame: Uint8Array): [string, number][] {
    const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
    const found: [string, number][] = [];
    let at = 6;
    const textTo = (): string => {
      let text = '';
      for (; view.getUint16(at) !== 0; at += 2) text += String.fromCharCode(view.getUint16(at, true));
      at += 2;
      return text.replace('\uFEFF', '');
    };
    expect(textTo()).toBe('');
    while (at < frame.length) {
      const text = textTo();
      found.push([text, view.getUint32(at)]);
      at += 4;
    }
    return found;
  }

  it('are read back word by word, with their milliseconds', () => {
    const frame = framesOf(tagMp3(new Uint8Array(), { title: 't', artist: 'a', words })).get('SYLT');
    expect([...(frame ?? []).slice(0, 6)]).toEqual([1, ...new TextEncoder().encode('XXX'), 2, 1]);
    expect(pairs(frame ?? new Uint8Array())).toEqual([
      ['\nÜber', 1500],
      [' 夜', 2000],
      ['\nHome', 61_251],
    ]);
  });

  it('are left out where nobody sings', () => {
    expect(framesOf(tagMp3(new Uint8Array(), { title: 't', artist: 'a', words: [] })).has('SYLT')).toBe(false);
  });
});

describe('WAV', () => {
  it('comes back within a step and a half of 16 bits', () => {
    const { audio, sampleRate } = decodeWav(encodeWav(tone, SAMPLE_RATE));
    expect(sampleRate).toBe(SAMPLE_RATE);
    expect(audio.left.findIndex((x, i) => Math.abs(x - (tone.left[i] ?? 0)) > 1.6 / 32767)).toBe(-1);
    expectSameAs(audio);
  });

  it('is the same bytes for the same samples', () => {
    expect(Buffer.compare(encodeWav(tone, SAMPLE_RATE), encodeWav(tone, SAMPLE_RATE))).toBe(0);
  });

  it('refuses what is none', () => {
    expect(() => decodeWav(new Uint8Array(100))).toThrow('not a WAV');
  });
});
