/** Deepest duck in dB, at sidechain 1. */
const DEPTH_DB = 8;
const ATTACK_SECONDS = 0.006;
const HOLD_SECONDS = 0.03;
const RECOVERY_SECONDS = 0.11;
/** Recovery times after which nothing of a duck is left. */
const OVER = 7;

/**
 * Gain that the kick imposes on the band: at every kick down to −8·amount dB within 6 ms, held 30 ms, then back by
 * e^(−t/110 ms).
 */
export class Ducking {
  private readonly starts: readonly number[];
  private readonly depth: number;
  private readonly sampleRate: number;

  constructor(kickSeconds: readonly number[], amount: number, sampleRate: number) {
    this.starts = kickSeconds.map((seconds) => Math.round(seconds * sampleRate)).sort((a, b) => a - b);
    this.depth = 1 - 10 ** ((-DEPTH_DB * amount) / 20);
    this.sampleRate = sampleRate;
  }

  /** Fills `curve` with the gains of the frames from `from` on. */
  fill(curve: Float32Array, from: number): void {
    const attack = ATTACK_SECONDS * this.sampleRate;
    const holdEnd = attack + HOLD_SECONDS * this.sampleRate;
    const fading = RECOVERY_SECONDS * this.sampleRate;
    const length = Math.round(fading * OVER);
    const factor = Math.exp(-1 / fading);
    curve.fill(1);
    for (const start of this.starts) {
      if (start + length <= from) continue;
      if (start >= from + curve.length) break;
      const first = Math.max(start, from);
      const last = Math.min(start + length, from + curve.length);
      let fall = this.depth * factor ** Math.max(0, Math.ceil(first - start - holdEnd) - 1);
      for (let i = first; i < last; i++) {
        const since = i - start;
        if (since > holdEnd) fall *= factor;
        const gain = 1 - (since < attack ? (this.depth * since) / attack : fall);
        if (gain < (curve[i - from] as number)) curve[i - from] = gain;
      }
    }
  }
}
