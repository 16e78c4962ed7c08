/** What an engineer does to a voice before it meets the band. */

const ESS_HERTZ = 5200;
/** S is turned down where the band above 5.2 kHz carries more than this share of the whole. */
const ESS_SHARE = 0.3;
const ESS_MOST = 0.42;
/** Compressor: 3:1 above −9 dB of the loudest second, attack 6 ms, release 120 ms. */
const RATIO = 3;
const THRESHOLD = 0.355;
const ATTACK_SECONDS = 0.006;
const RELEASE_SECONDS = 0.12;
const BLOCK = 32;
/** Level of the loudest passages after all of it, as an effective value. */
const TARGET_LEVEL = 0.12;

/** De-esses, compresses and levels a voice in place. */
export function polish(track: Float32Array, sampleRate: number): void {
  deEss(track, sampleRate);
  compress(track, sampleRate);
  level(track, sampleRate);
}

/** Brings a track to the level at which every voice arrives at the mixer. */
export function level(track: Float32Array, sampleRate: number): void {
  const loudest = loudestLevel(track, sampleRate);
  if (loudest === 0) return;
  const gain = TARGET_LEVEL / loudest;
  for (let i = 0; i < track.length; i++) if (track[i] !== 0) track[i] = (track[i] as number) * gain;
}

/** Splits at 5.2 kHz (first order, so that both parts add up again) and turns the upper part down where it rules. */
function deEss(track: Float32Array, sampleRate: number): void {
  const smoothing = 1 - Math.exp((-2 * Math.PI * ESS_HERTZ) / sampleRate);
  const follow = 1 - Math.exp(-1 / (0.004 * sampleRate));
  let low = 0;
  let highPower = 0;
  let power = 1e-9;
  for (let i = 0; i < track.length; i++) {
    const x = track[i] as number;
    if (x === 0 && power < 1e-12) continue;
    low += smoothing * (x - low);
    const high = x - low;
    highPower += follow * (high * high - highPower);
    power += follow * (x * x - power);
    const over = highPower / (power + 1e-12) / ESS_SHARE;
    const gain = over > 1 ? Math.max(ESS_MOST, 1 / Math.sqrt(over)) : 1;
    track[i] = low + high * gain;
  }
}

function compress(track: Float32Array, sampleRate: number): void {
  const threshold = loudestLevel(track, sampleRate) * THRESHOLD;
  if (threshold === 0) return;
  const attack = 1 - Math.exp(-BLOCK / (ATTACK_SECONDS * sampleRate));
  const release = 1 - Math.exp(-BLOCK / (RELEASE_SECONDS * sampleRate));
  let heard = 0;
  let gain = 1;
  for (let at = 0; at < track.length; at += BLOCK) {
    const end = Math.min(track.length, at + BLOCK);
    let sum = 0;
    for (let i = at; i < end; i++) sum += (track[i] as number) ** 2;
    const now = Math.sqrt(sum / (end - at));
    heard += (now > heard ? attack : release) * (now - heard);
    if (sum === 0 && gain === 1) continue;
    const target = heard > threshold ? (threshold / heard) ** (1 - 1 / RATIO) : 1;
    const slope = (target - gain) / (end - at);
    for (let i = at; i < end; i++) {
      gain += slope;
      track[i] = (track[i] as number) * gain;
    }
    gain = target;
  }
}

/** Effective value of the loudest 400 ms. */
function loudestLevel(track: Float32Array, sampleRate: number): number {
  const window = Math.round(0.4 * sampleRate);
  let loudest = 0;
  for (let at = 0; at + window <= track.length; at += window) {
    let sum = 0;
    for (let i = at; i < at + window; i++) sum += (track[i] as number) ** 2;
    loudest = Math.max(loudest, sum);
  }
  return Math.sqrt(loudest / window);
}
