import { createHash } from 'node:crypto';
import type { Stereo } from '../instruments/instrument.ts';
import { BitWriter } from './bits.ts';
import { crc8, crc16 } from './crc.ts';
import { PRECISION, type Prediction, predict } from './flac-predict.ts';
import { type Partitions, partition, writeResidual } from './flac-rice.ts';
import { pcm16 } from './pcm16.ts';

const BLOCK = 4096;
const BITS = 16;
const LARGEST_HEADER = 2 ** 24;

/** A channel of a block, ready to be written; without a prediction it stands sample by sample. */
interface Subframe {
  readonly samples: Int32Array;
  readonly depth: number;
  readonly bits: number;
  readonly coded?: { readonly prediction: Prediction; readonly partitions: Partitions };
}

function subframeOf(samples: Int32Array, depth: number): Subframe {
  if (samples.every((x) => x === samples[0])) return { samples, depth, bits: depth };
  const prediction = predict(samples);
  const partitions = partition(prediction.residual, prediction.order);
  const linear = prediction.linear ? 9 + prediction.order * PRECISION : 0;
  const bits = 6 + prediction.order * depth + linear + partitions.bits;
  const plain = samples.length * depth;
  return bits < plain ? { samples, depth, bits, coded: { prediction, partitions } } : { samples, depth, bits: plain };
}

function writeSubframe(out: BitWriter, { samples, depth, bits, coded }: Subframe): void {
  if (!coded) {
    const constant = bits === depth;
    out.write(constant ? 0 : 0b10, 8);
    for (const x of constant ? samples.subarray(0, 1) : samples) out.write(x, depth);
    return;
  }
  const { order, linear, residual } = coded.prediction;
  out.write((linear ? 0x20 | (order - 1) : 0x08 | order) << 1, 8);
  for (const x of samples.subarray(0, order)) out.write(x, depth);
  if (linear) {
    out.write(PRECISION - 1, 4);
    out.write(linear.shift, 5);
    for (const coefficient of linear.coefficients) out.write(coefficient, PRECISION);
  }
  writeResidual(out, residual, order, coded.partitions);
}

/** About how much of a signal cannot be foretold: its second differences. */
function restlessness(samples: Int32Array): number {
  let sum = 0;
  for (let i = 2; i < samples.length; i++)
    sum += Math.abs((samples[i] as number) - 2 * (samples[i - 1] as number) + (samples[i - 2] as number));
  return sum;
}

/** The two channels as they are, or one of them with the difference, or the middle with it: what is likely to be shortest. */
function channelsOf(left: Int32Array, right: Int32Array): { assignment: number; subframes: readonly Subframe[] } {
  const side = left.map((x, i) => x - (right[i] as number));
  const middle = left.map((x, i) => (x + (right[i] as number)) >> 1);
  const [l, r, s, m] = [left, right, side, middle].map(restlessness) as [number, number, number, number];
  const choices = [
    { assignment: 1, rest: l + r, first: left, second: right },
    { assignment: 8, rest: l + s, first: left, second: side },
    { assignment: 9, rest: s + r, first: side, second: right },
    { assignment: 10, rest: m + s, first: middle, second: side },
  ] as const;
  const { assignment, first, second } = choices.reduce((best, choice) => (choice.rest < best.rest ? choice : best));
  const subframes = [first, second].map((samples) => subframeOf(samples, samples === side ? BITS + 1 : BITS));
  return { assignment, subframes };
}

/** A number as UTF-8 codes characters: 2^16 blocks are more than an hour, 2^21 more than a day. */
function writeNumber(out: BitWriter, number: number): void {
  if (number < 0x80) {
    out.write(number, 8);
    return;
  }
  if (number < 0x800) out.write(0xc0 | (number >> 6), 8);
  else if (number < 0x10000) {
    out.write(0xe0 | (number >> 12), 8);
    out.write(0x80 | ((number >> 6) & 63), 8);
  } else {
    out.write(0xf0 | (number >> 18), 8);
    out.write(0x80 | ((number >> 12) & 63), 8);
    out.write(0x80 | ((number >> 6) & 63), 8);
  }
  out.write(0x80 | (number & 63), 8);
}

function frame(left: Int32Array, right: Int32Array, number: number): Uint8Array {
  const out = new BitWriter();
  const size = left.length;
  const { assignment, subframes } = channelsOf(left, right);
  out.write(0xfff8, 16);
  out.write(size === BLOCK ? 12 : 7, 4);
  // The sample rate is the stream's, the depth 16.
  out.write(0, 4);
  out.write(assignment, 4);
  out.write(0b100, 3);
  out.write(0, 1);
  writeNumber(out, number);
  if (size !== BLOCK) out.write(size - 1, 16);
  out.write(crc8(out.written()), 8);
  for (const subframe of subframes) writeSubframe(out, subframe);
  out.align();
  const body = out.written();
  out.write(crc16(body, 0, body.length), 16);
  return out.written();
}

/** Names and values (RFC 9639, section 8.6); lengths are little-endian there. */
function comments(tags: Readonly<Record<string, string>>): Uint8Array {
  const text = (value: string): Buffer => {
    const bytes = Buffer.from(value);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const count = Buffer.alloc(4);
  count.writeUInt32LE(Object.keys(tags).length);
  return Buffer.concat([
    text('Cantiga'),
    count,
    ...Object.entries(tags).map(([name, value]) => text(`${name}=${value}`)),
  ]);
}

function streamInfo(sampleRate: number, samples: Int16Array, frames: readonly Uint8Array[]): Uint8Array {
  const sizes = frames.map(({ length }) => length);
  const total = samples.length / 2;
  const out = new BitWriter();
  out.write(BLOCK, 16);
  out.write(BLOCK, 16);
  out.write(
    sizes.reduce((least, size) => Math.min(least, size), LARGEST_HEADER - 1),
    24,
  );
  out.write(
    sizes.reduce((most, size) => Math.max(most, size), 0),
    24,
  );
  out.write(sampleRate, 20);
  out.write(1, 3);
  out.write(BITS - 1, 5);
  out.write(Math.floor(total / 2 ** 24), 12);
  out.write(total % 2 ** 24, 24);
  const heard = createHash('md5');
  heard.update(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
  return Buffer.concat([out.written(), heard.digest()]);
}

const block = (type: number, last: boolean, body: Uint8Array): Uint8Array[] => [
  Uint8Array.of((last ? 0x80 : 0) | type, body.length >> 16, (body.length >> 8) & 255, body.length & 255),
  body,
];

/** 16-bit stereo FLAC (RFC 9639): the samples of the WAV of the same sound, without loss in some two thirds of its bytes. */
export function encodeFlac(audio: Stereo, sampleRate: number, tags: Readonly<Record<string, string>> = {}): Uint8Array {
  const samples = pcm16(audio);
  const total = samples.length / 2;
  const frames: Uint8Array[] = [];
  for (let from = 0; from < total; from += BLOCK) {
    const size = Math.min(BLOCK, total - from);
    const left = Int32Array.from({ length: size }, (_, i) => samples[2 * (from + i)] as number);
    const right = Int32Array.from({ length: size }, (_, i) => samples[2 * (from + i) + 1] as number);
    frames.push(frame(left, right, frames.length).slice());
  }
  return Buffer.concat([
    new TextEncoder().encode('fLaC'),
    ...block(0, false, streamInfo(sampleRate, samples, frames)),
    ...block(4, true, comments(tags)),
    ...frames,
  ]);
}
