import { BitReader } from './bits.ts';
import { crc16 } from './crc.ts';
import type { Decoded } from './decode.ts';
import { damaged, demandRate, mostSeconds, tooLong, Unreadable } from './unreadable.ts';

/** What the stream says of itself (RFC 9639, section 8.2). */
interface StreamInfo {
  readonly sampleRate: number;
  readonly channels: number;
  readonly bits: number;
  readonly totalFrames: number;
  readonly audioAt: number;
}

const broken = (why: string): Unreadable => damaged('FLAC', why);

function streamInfo(bytes: Uint8Array, start: number): StreamInfo {
  let info: Omit<StreamInfo, 'audioAt'> | undefined;
  for (let at = start + 4, last = false; !last; ) {
    if (at + 4 > bytes.length) throw broken('it ends inside its header');
    const head = bytes[at] as number;
    const size = ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
    last = (head & 0x80) !== 0;
    if ((head & 0x7f) === 0) {
      const bits = new BitReader(bytes, at + 14, Math.min(bytes.length, at + 4 + size));
      const sampleRate = bits.read(20);
      const channels = bits.read(3) + 1;
      info = { sampleRate, channels, bits: bits.read(5) + 1, totalFrames: bits.read(4) * 2 ** 32 + bits.read(32) };
    }
    at += 4 + size;
    if (last && info) return { ...info, audioAt: at };
  }
  throw broken('it has no stream information');
}

const BLOCK_SIZES = [0, 192, 576, 1152, 2304, 4608, 0, 0, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768];
const SAMPLE_BITS = [0, 8, 12, 0, 16, 20, 24, 32];
const FIXED: readonly (readonly number[])[] = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]];

/** Partitioned Rice codes, into `out` from `order` on. */
function residual(bits: BitReader, out: Float64Array, order: number, size: number): void {
  const method = bits.read(2);
  if (method > 1) throw broken('a residual of unknown coding');
  const width = method === 0 ? 4 : 5;
  const escaped = (1 << width) - 1;
  const partitions = 1 << bits.read(4);
  const share = size / partitions;
  if (!Number.isInteger(share) || share < order) throw broken('partitions that do not fit their block');
  let at = order;
  for (let partition = 0; partition < partitions; partition++) {
    const end = (partition + 1) * share;
    const parameter = bits.read(width);
    if (parameter === escaped) {
      const raw = bits.read(5);
      for (; at < end; at++) out[at] = raw === 0 ? 0 : bits.readSigned(raw);
      continue;
    }
    for (; at < end; at++) {
      const code = bits.readUnary() * 2 ** parameter + (parameter === 0 ? 0 : bits.read(parameter));
      out[at] = code % 2 === 0 ? code / 2 : -(code + 1) / 2;
    }
  }
}

function predict(out: Float64Array, coefficients: readonly number[], shift: number, size: number): void {
  const order = coefficients.length;
  const scale = 2 ** shift;
  for (let i = order; i < size; i++) {
    let sum = 0;
    // Sums fit the 53 bits of a double: 32 products of 15 and 25 bits.
    for (let j = 0; j < order; j++) sum += (coefficients[j] as number) * (out[i - 1 - j] as number);
    out[i] = (out[i] as number) + Math.floor(sum / scale);
  }
}

function subframe(bits: BitReader, out: Float64Array, size: number, depth: number): void {
  if (bits.read(1) !== 0) throw broken('a subframe without its mark');
  const type = bits.read(6);
  const wasted = bits.read(1) === 1 ? bits.readUnary() + 1 : 0;
  const width = depth - wasted;
  if (width < 1) throw broken('more wasted bits than it has');
  if (type === 0) out.fill(bits.readSigned(width), 0, size);
  else if (type === 1) for (let i = 0; i < size; i++) out[i] = bits.readSigned(width);
  else {
    const linear = type >= 32;
    const order = linear ? type - 31 : type - 8;
    if ((!linear && (order < 0 || order > 4)) || order > size) throw broken('a predictor that does not exist');
    for (let i = 0; i < order; i++) out[i] = bits.readSigned(width);
    let coefficients = FIXED[order] ?? [];
    let shift = 0;
    if (linear) {
      const precision = bits.read(4) + 1;
      shift = bits.readSigned(5);
      if (precision === 16 || shift < 0) throw broken('a predictor that does not exist');
      coefficients = Array.from({ length: order }, () => bits.readSigned(precision));
    }
    residual(bits, out, order, size);
    predict(out, coefficients, shift, size);
  }
  if (wasted > 0) for (let i = 0; i < size; i++) out[i] = (out[i] as number) * 2 ** wasted;
}

/** Undoes left/side (8), side/right (9) and mid/side (10). */
function decorrelate(assignment: number, [a, b]: readonly [Float64Array, Float64Array], size: number): void {
  for (let i = 0; i < size; i++) {
    const x = a[i] as number;
    const y = b[i] as number;
    if (assignment === 8) b[i] = x - y;
    else if (assignment === 9) a[i] = x + y;
    else {
      const sum = 2 * x + (Math.abs(y) % 2);
      a[i] = (sum + y) / 2;
      b[i] = (sum - y) / 2;
    }
  }
}

interface FrameHead {
  readonly size: number;
  readonly assignment: number;
  readonly bits: number;
}

function frameHead(bits: BitReader, info: StreamInfo): FrameHead {
  if (bits.read(15) !== 0x7ffc) throw broken('a frame is missing');
  bits.read(1);
  const sizeCode = bits.read(4);
  const rateCode = bits.read(4);
  const assignment = bits.read(4);
  const bitsCode = bits.read(3);
  bits.read(1);
  // The frame's or sample's number, coded as UTF-8 codes characters.
  const first = bits.read(8);
  const more = first < 0x80 ? 0 : Math.clz32(~(first << 24)) - 1;
  if (more < 0 || more > 6) throw broken('a frame without a number');
  for (let i = 0; i < more; i++) bits.read(8);
  const size =
    sizeCode === 6 ? bits.read(8) + 1 : sizeCode === 7 ? bits.read(16) + 1 : (BLOCK_SIZES[sizeCode] as number);
  if (rateCode === 12) bits.read(8);
  else if (rateCode === 13 || rateCode === 14) bits.read(16);
  bits.read(8);
  const channels = assignment < 8 ? assignment + 1 : 2;
  if (size === 0 || rateCode === 15 || assignment > 10) throw broken('a frame that says nothing');
  if (channels !== info.channels) throw broken('a frame of another number of channels');
  return { size, assignment, bits: bitsCode === 0 ? info.bits : (SAMPLE_BITS[bitsCode] as number) };
}

const LARGEST_BLOCK = 65_536;

/** FLAC to samples (RFC 9639): one or two channels, up to 24 bits; every frame's checksum must hold. */
export function decodeFlac(bytes: Uint8Array, start = 0): Decoded {
  const info = streamInfo(bytes, start);
  const { sampleRate, channels } = info;
  demandRate(sampleRate);
  if (channels > 2) throw new Unreadable(`The FLAC has ${channels} channels. Send mono or stereo`);
  const most = mostSeconds * sampleRate;
  if (info.totalFrames > most) throw tooLong();
  const block: readonly [Float64Array, Float64Array] = [
    new Float64Array(LARGEST_BLOCK),
    new Float64Array(LARGEST_BLOCK),
  ];
  // Room for the longest where the length is not told: a system gives pages only where something is written.
  const out = [0, 1].slice(0, channels).map(() => new Float32Array(info.totalFrames || most));
  let done = 0;
  for (let at = info.audioAt; at + 2 < bytes.length && (info.totalFrames === 0 || done < info.totalFrames); ) {
    // Tags of other programs may follow the last frame.
    if (info.totalFrames === 0 && (bytes[at] !== 0xff || ((bytes[at + 1] as number) & 0xfc) !== 0xf8)) break;
    const bits = new BitReader(bytes, at, bytes.length);
    const { size, assignment, bits: depth } = frameHead(bits, info);
    if (depth < 4 || depth > 24)
      throw new Unreadable('The FLAC has samples of more than 24 bits. Export it with 16 or 24');
    for (let channel = 0; channel < channels; channel++) {
      const isSide =
        (assignment === 8 && channel === 1) ||
        (assignment === 9 && channel === 0) ||
        (assignment === 10 && channel === 1);
      subframe(bits, block[channel] as Float64Array, size, depth + (isSide ? 1 : 0));
    }
    if (assignment >= 8) decorrelate(assignment, block, size);
    const end = bits.alignedAt();
    if (crc16(bytes, at, end) !== new BitReader(bytes, end, bytes.length).read(16)) throw broken('a checksum is wrong');
    at = end + 2;
    if (done + size > most) throw tooLong();
    const scale = 2 ** (1 - depth);
    out.forEach((channel, index) => {
      const from = block[index] as Float64Array;
      for (let i = 0; i < size; i++) channel[done + i] = (from[i] as number) * scale;
    });
    done += size;
  }
  if (done === 0) throw broken('it holds no sound');
  const [left, right = left] = out.map((channel) => channel.subarray(0, done)) as [Float32Array, Float32Array?];
  return { audio: { left, right }, sampleRate };
}
