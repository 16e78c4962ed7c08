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
