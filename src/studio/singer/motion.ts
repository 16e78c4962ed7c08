import { diphthongs, isVowel, sonorants, voicedFricatives, voiceless } from '../words/phones.ts';
import { type Envelopes, FRAME_SECONDS } from './envelope.ts';
import type { Placed } from './timeline.ts';

/** Points of the motion per second. */
export const MOTION_RATE = 1000;

/** What the vocal tract does over time, at the motion's rate. */
export interface Motion {
  /** Place in the spoken line, in its frames. */
  readonly frames: Float32Array;
  /** 1 where the folds vibrate, 0 where there is only noise. */
  readonly voicing: Float32Array;
  readonly gain: Float32Array;
}

/** Vowels of a line are brought so far (1 = wholly) to one loudness: song is steadier than speech. */
const LEVELLING = 0.75;
/** Consonants are sung stronger than they are spoken, to be understood: dB. */
const CONSONANT_DB = 2;
const ATTACK_SECONDS = 0.03;
const RELEASE_SECONDS = 0.06;
const JOIN_SECONDS = 0.04;
/** At its edges a vowel moves as in speech, for at most so long; between them it is stretched. */
const EDGE_SECONDS = 0.055;

/** Where in the spoken line the singer is at that time of a placed phone. */
function sourceAt(placed: Placed, time: number): number {
  const source = placed.sourceEnd - placed.sourceStart;
  const target = Math.max(1e-6, placed.end - placed.start);
  const since = time - placed.start;
  if (placed.place !== 'nucleus' || target <= source * 1.05) return placed.sourceStart + (since / target) * source;
  const edge = Math.min(0.4 * source, EDGE_SECONDS);
  if (since < edge) return placed.sourceStart + since;
  if (target - since < edge) return placed.sourceEnd - (target - since);
  const through = (since - edge) / (target - 2 * edge);
  const middle = source - 2 * edge;
  return (
    placed.sourceStart + edge + middle * (diphthongs.has(placed.phone) ? diphthongHold(through) : vowelHold(through))
  );
}

/** A diphthong dwells on its first vowel and turns late. */
const diphthongHold = (through: number): number =>
  through < 0.74 ? (through / 0.74) * 0.24 : 0.24 + ((through - 0.74) / 0.26) * 0.76;
/** A vowel dwells on its centre. */
const vowelHold = (through: number): number => {
  if (through < 0.1) return (through / 0.1) * 0.35;
  return through > 0.9 ? 0.65 + ((through - 0.9) / 0.1) * 0.35 : 0.35 + ((through - 0.1) / 0.8) * 0.3;
};

/** Mean level of the middle of each syllable's vowel. */
function vowelLevels(timeline: readonly Placed[], envelopes: Envelopes): number[] {
  return timeline
    .filter(({ place }) => place === 'nucleus')
    .map(({ sourceStart, sourceEnd }) => {
      const third = (sourceEnd - sourceStart) * 0.3;
      let sum = 0;
      let count = 0;
      for (let at = sourceStart + third; at <= sourceEnd - third + 1e-3; at += FRAME_SECONDS) {
        sum += envelopes.at(Math.min(envelopes.count - 1, Math.round(at / FRAME_SECONDS))).level;
        count++;
      }
      return sum / Math.max(1, count);
    });
}

function voicingOf(placed: Placed, time: number, periodicity: number): number {
  if (placed.place === 'nucleus' || sonorants.has(placed.phone) || isVowel(placed.phone)) return 1;
  const inside = time - placed.start > 0.012 && placed.end - time > 0.012;
  if (voiceless.has(placed.phone) && inside) return 0;
  const voiced = Math.max(0, Math.min(1, (periodicity - 0.45) / 0.3));
  return voicedFricatives.has(placed.phone) ? Math.max(0.35, voiced) : voiced;
}

/**
 * The course through the spoken line that makes it a sung one.
 *
 * @param loudness gain of each syllable
 * @param from start of the motion in seconds; it ends at `to`
 */
export function motionOf(
  timeline: readonly Placed[],
  envelopes: Envelopes,
  loudness: readonly number[],
  from: number,
  to: number,
): Motion {
  const count = Math.ceil((to - from) * MOTION_RATE) + 2;
  const motion = {
    frames: new Float32Array(count),
    voicing: new Float32Array(count),
    gain: new Float32Array(count),
  };
  const levels = vowelLevels(timeline, envelopes);
  const mean = levels.reduce((sum, level) => sum + level, 0) / Math.max(1, levels.length);
  const gains = levels.map((level, syllable) => Math.exp((mean - level) * LEVELLING) * (loudness[syllable] ?? 1));
  const consonant = 10 ** (CONSONANT_DB / 20);
  const gainOf = (placed: Placed): number =>
    (gains[placed.syllable] ?? 1) * (placed.place === 'nucleus' || sonorants.has(placed.phone) ? 1 : consonant);
  let current = 0;
  for (let k = 0; k < count; k++) {
    const time = from + k / MOTION_RATE;
    let next = timeline[current + 1];
    while (next && time >= (timeline[current] as Placed).end && time >= next.start - ATTACK_SECONDS) {
      current++;
      next = timeline[current + 1];
    }
    const placed = timeline[current] as Placed;
    let gain = gainOf(placed);
    let source: number;
    if (time < placed.start) {
      source = placed.sourceStart - (placed.start - time);
      gain *= Math.max(0, 1 - (placed.start - time) / ATTACK_SECONDS);
    } else if (time > placed.end) {
      source = placed.sourceEnd + Math.min(0.03, time - placed.end);
      gain *= Math.max(0, 1 - (time - placed.end) / RELEASE_SECONDS);
    } else {
      source = sourceAt(placed, time);
      const join = (time - (placed.end - JOIN_SECONDS)) / JOIN_SECONDS;
      if (next && join > 0 && next.start - placed.end < JOIN_SECONDS) gain *= (gainOf(next) / gain) ** join;
    }
    const frame = Math.max(0, Math.min(envelopes.count - 1.001, source / FRAME_SECONDS));
    const low = envelopes.at(Math.floor(frame)).periodicity;
    const high = envelopes.at(Math.floor(frame) + 1).periodicity;
    motion.frames[k] = frame;
    motion.voicing[k] = voicingOf(placed, time, low + (high - low) * (frame % 1));
    motion.gain[k] = gain;
  }
  return motion;
}
