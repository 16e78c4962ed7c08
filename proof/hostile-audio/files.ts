import { readFileSync } from 'node:fs';
import { encodeWav } from '../../src/studio/codec/wav.ts';
import { randomFrom } from '../part.ts';

export interface HostileFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It may be read all the same: damage can be small. */
  readonly mayBeRead?: true;
}

const text = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'latin1'));
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

interface Wav {
  readonly riff?: number;
  readonly tag?: number;
  readonly channels?: number;
  readonly rate?: number;
  readonly bits?: number;
  readonly size?: number;
}

/** Eighty bytes of silence under a header that may lie. */
function wav({ riff = 116, tag = 1, channels = 2, rate = 44_100, bits = 16, size = 80 }: Wav): Uint8Array {
  const bytes = Buffer.alloc(124);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(riff, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(tag, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt16LE(4, 32);
  bytes.writeUInt16LE(bits, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(size, 40);
  return new Uint8Array(bytes);
}

/** A FLAC's stream information: block sizes, rate, channels and depth, and how many samples it promises. */
function flacHead(rate: number, total: number): Uint8Array {
  const bytes = Buffer.alloc(42);
  bytes.write('fLaC', 0, 'latin1');
  bytes.writeUInt8(0x80, 4);
  bytes.writeUInt8(34, 7);
  bytes.writeUInt16BE(65_535, 8);
  bytes.writeUInt16BE(65_535, 10);
  bytes.writeUInt32BE(rate * 2 ** 12 + (1 << 9) + (15 << 4) + Math.floor(total / 2 ** 32), 18);
  bytes.writeUInt32BE(total % 2 ** 32, 22);
  return new Uint8Array(bytes);
}

function crc(bytes: Uint8Array, width: 8 | 16, polynomial: number): number {
  const top = 2 ** (width - 1);
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << (width - 8);
    for (let bit = 0; bit < 8; bit++) sum = (sum & top ? (sum << 1) ^ polynomial : sum << 1) & (2 * top - 1);
  }
  return sum;
}

/** A frame of 65,536 zeros in two channels: fifteen bytes. */
function flacSilence(): Uint8Array {
  const head = Uint8Array.of(0xff, 0xf8, 0x70, 0x18, 0, 0xff, 0xff);
  const body = join(head, Uint8Array.of(crc(head, 8, 0x07), 0, 0, 0, 0, 0, 0));
  const sum = crc(body, 16, 0x8005);
  return join(body, Uint8Array.of(sum >> 8, sum & 255));
}

/** A page of Ogg with one packet of less than 255 bytes. */
function page(packet: Uint8Array, number: number, granule: number): Uint8Array {
  const head = Buffer.alloc(28);
  head.write('OggS', 0, 'latin1');
  head.writeUInt8(number === 0 ? 2 : 0, 5);
  head.writeUInt32LE(granule, 6);
  head.writeUInt32LE(number, 18);
  head.writeUInt8(1, 26);
  head.writeUInt8(packet.length, 27);
  return join(head, packet);
}

/** Six channels at 192 kHz, by a mapping of its own. */
function opusOfSix(): Uint8Array {
  const head = Buffer.alloc(27);
  head.write('OpusHead', 0, 'latin1');
  head.writeUInt8(1, 8);
  head.writeUInt8(6, 9);
  head.writeUInt32LE(192_000, 12);
  head.writeUInt8(1, 18);
  return join(page(head, 0, 0), page(text('OpusTags'), 1, 0), page(new Uint8Array(40), 2, 480_000));
}

const frames = (frame: Uint8Array, count: number): Uint8Array => join(...Array.from({ length: count }, () => frame));

/** An ID3 tag of that many bytes behind its head. */
const id3 = (size: number): Uint8Array =>
  Uint8Array.of(0x49, 0x44, 0x33, 4, 0, 0, ...[21, 14, 7, 0].map((shift) => (size >> shift) & 127));

/** What has broken decoders elsewhere, built anew. */
export function knownFiles(): HostileFile[] {
  const playlist = '#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\n';
  const asf = [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, 0xa6, 0xd9, 0, 0xaa, 0, 0x62, 0xce, 0x6c];
  const mp4 = Uint8Array.of(0, 0, 0, 0x10, ...text('ftypM4A '), 0, 0, 0, 0);
  const entry = Uint8Array.of(
    0,
    0,
    0,
    0x18,
    ...text('stsd'),
    0,
    0,
    0,
    0,
    0xff,
    0xff,
    0xff,
    0xff,
    ...new Array(8).fill(0),
  );
  const files: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ['nothing', new Uint8Array()],
    ['one byte', Uint8Array.of(0xff)],
    ['WAV of size 0', wav({ riff: 0 })],
    ['WAV with endless data', wav({ riff: 2 ** 32 - 1, size: 2 ** 32 - 1 })],
    ['WAV without channels', wav({ channels: 0 })],
    ['WAV of 65,535 channels', wav({ channels: 65_535 })],
    ['WAV of rate 0', wav({ rate: 0 })],
    ['WAV of the highest rate', wav({ rate: 2 ** 32 - 1 })],
    ['WAV of 0 bits', wav({ bits: 0 })],
    ['WAV of an unknown codec', wav({ tag: 0xffff })],
    ['WAV with a list longer than all', join(text('RIFF\xc8\0\0\0WAVELIST\xf0\xff\xff\xffadtllabl\xff\xff\xff\x7f'))],
    ['WAV with an empty format', text('RIFF\x14\0\0\0WAVEfmt \0\0\0\0data\x04\0\0\0\0\0\0\0')],
    ['ID3 of 256 MB', join(Uint8Array.of(0x49, 0x44, 0x33, 4, 0, 0), new Uint8Array(4).fill(127))],
    ['MP3 sync and junk', join(Uint8Array.of(0xff, 0xfb, 0x90, 0), new Uint8Array(100).fill(0xaa))],
    ['MP3 behind 50 MB of picture', join(id3(50 * 2 ** 20), new Uint8Array(50 * 2 ** 20))],
    ['AAC with a broken frame', Uint8Array.of(0xff, 0xf1, 0x50, 0x80, 0, 0x1f, 0xfc)],
    ['ASF with an object of no size', join(Uint8Array.from(asf), new Uint8Array(40))],
    ['bare stsd of size 0', entry],
    ['M4A with an entry of size 0', join(mp4, entry)],
    ['FLAC of 2^36 samples', join(flacHead(44_100, 2 ** 36 - 1), new Uint8Array(8))],
    ['FLAC of a day of zeros', join(flacHead(44_100, 0), frames(flacSilence(), 33_000))],
    ['FLAC of zeros at a rate that none has', join(flacHead(655_350, 0), frames(flacSilence(), 4_700))],
    ['Opus of six channels', opusOfSix()],
    ['playlist of a file', text(`${playlist}file:///etc/passwd\n#EXT-X-ENDLIST\n`)],
    ['playlist of an address', text(`${playlist}http://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n`)],
    ['script of concat', text("ffconcat version 1.0\nfile '/etc/passwd'\n")],
    ['SVG with a script', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['page under the name of audio', text('<!doctype html><title>404</title>')],
    ['zip', text('PK\x03\x04\x14\0')],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)],
    ['MIDI with an endless rest', text('MThd\0\0\0\x06\0\0\0\x01\0`MTrk\xff\xff\xff\xff')],
  ];
  return files.map(([name, bytes]) => ({ name, bytes }));
}

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../src/studio/codec/fixtures/${name}`, import.meta.url)));

/** Six and a half seconds in each form. */
function sound(): readonly (readonly [name: string, bytes: Uint8Array])[] {
  const left = Float32Array.from({ length: 71_663 }, (_, i) => 0.3 * Math.sin(i / 4));
  const files = ['flac', 'mp3', 'ogg', 'opus'].map((form) => [form, fixture(`tone.${form}`)] as const);
  return [['wav', encodeWav({ left, right: left }, 11_025)], ...files];
}

/** Sound files, each damaged in one of six ways: the nth is the same each time. */
export function* damagedFiles(count: number, seed: number): Generator<HostileFile> {
  const sources = sound();
  for (let n = 0; n < count; n++) {
    const draw = randomFrom(seed * 1_000_003 + n);
    const upTo = (end: number): number => Math.floor(draw() * end);
    const [form, whole] = sources[n % sources.length] ?? ['', new Uint8Array()];
    const bytes = whole.slice();
    const flip = (end: number, times: number): Uint8Array => {
      for (let i = 0; i < times; i++) {
        const at = upTo(end);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << upTo(8));
      }
      return bytes;
    };
    const ways: readonly (readonly [name: string, damage: () => Uint8Array])[] = [
      ['bits flipped', () => flip(bytes.length, 1 + upTo(bytes.length * 0.05))],
      ['bits flipped in its head', () => flip(200, 1 + upTo(40))],
      ['cut off', () => bytes.subarray(0, upTo(bytes.length))],
      ['a huge number', () => bytes.fill(draw() < 0.5 ? 0xff : 0x7f, upTo(160), 160 + upTo(8))],
      ['zeros', () => bytes.fill(0, upTo(bytes.length), upTo(bytes.length))],
      ['a stretch twice', () => join(bytes.subarray(0, upTo(bytes.length)), bytes.subarray(upTo(bytes.length)))],
    ];
    const [way, damage] = ways[Math.floor(n / sources.length) % ways.length] ?? ['', () => bytes];
    yield { name: `${form}, ${way}, ${n}`, bytes: damage(), mayBeRead: true };
  }
}
