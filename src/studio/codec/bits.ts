import { damaged } from './unreadable.ts';

const pastEnd = () => damaged('FLAC', 'it ends too early');

/** Bits of a byte array, most significant first; reading past the end throws. */
export class BitReader {
  private readonly bytes: Uint8Array;
  private readonly end: number;
  private at: number;
  /** The low `held` bits are yet to be read. */
  private cache = 0;
  private held = 0;

  constructor(bytes: Uint8Array, from: number, to: number) {
    this.bytes = bytes;
    this.at = from;
    this.end = Math.min(to, bytes.length);
  }

  /** 1 to 32 bits. */
  read(count: number): number {
    if (count > 24) return this.read(count - 16) * 65_536 + this.read(16);
    while (this.held < count) this.fill();
    this.held -= count;
    return (this.cache >>> this.held) & ((1 << count) - 1);
  }

  readSigned(count: number): number {
    const value = this.read(count);
    return value >= 2 ** (count - 1) ? value - 2 ** count : value;
  }

  /** How many zeros stand before the next one. */
  readUnary(): number {
    let zeros = 0;
    for (;;) {
      if (this.held === 0) this.fill();
      const rest = this.cache << (32 - this.held);
      if (rest === 0) {
        zeros += this.held;
        this.held = 0;
        continue;
      }
      const here = Math.clz32(rest);
      this.held -= here + 1;
      return zeros + here;
    }
  }

  /** Where the next whole byte begins. */
  alignedAt(): number {
    return this.at - (this.held >> 3);
  }

  private fill(): void {
    if (this.at >= this.end) throw pastEnd();
    this.cache = (this.cache << 8) | (this.bytes[this.at++] as number);
    this.held += 8;
  }
}

/** Bits into bytes, most significant first. */
export class BitWriter {
  private bytes = new Uint8Array(2 ** 14);
  private at = 0;
  /** The low `held` bits are yet to be written. */
  private cache = 0;
  private held = 0;

  /** 0 to 24 bits; the higher ones of a value are cut off, so that a negative one is its two's complement. */
  write(value: number, count: number): void {
    this.cache = (this.cache << count) | (value & ((1 << count) - 1));
    this.held += count;
    while (this.held >= 8) {
      this.held -= 8;
      this.push(this.cache >>> this.held);
    }
    this.cache &= (1 << this.held) - 1;
  }

  /** That many zeros and a one. */
  writeUnary(zeros: number): void {
    let rest = zeros;
    for (; rest >= 16; rest -= 16) this.write(0, 16);
    this.write(1, rest + 1);
  }

  /** Zeros up to a whole byte. */
  align(): void {
    if (this.held > 0) this.write(0, 8 - this.held);
  }

  /** All whole bytes so far; they are overwritten by what is written later. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.at);
  }

  private push(byte: number): void {
    if (this.at === this.bytes.length) {
      const longer = new Uint8Array(2 * this.at);
      longer.set(this.bytes);
      this.bytes = longer;
    }
    this.bytes[this.at++] = byte;
  }
}
