import type { Random } from '../random.ts';
import type { Plan } from './plan.ts';

/** Share of melody onsets on each sixteenth of a bar, measured on POP909. */
const onsetShares = [
  0.129, 0.018, 0.087, 0.036, 0.1, 0.017, 0.096, 0.036, 0.109, 0.015, 0.076, 0.03, 0.098, 0.018, 0.096, 0.038,
];

/** The same for bars of twelve: triplets of four beats, and sixteenths of two dotted beats. */
const tripletShares = [0.14, 0.012, 0.085, 0.11, 0.012, 0.085, 0.125, 0.012, 0.085, 0.11, 0.012, 0.085];
const compoundShares = [0.15, 0.01, 0.1, 0.02, 0.11, 0.01, 0.14, 0.01, 0.1, 0.02, 0.11, 0.01];

/** Three beats of the four: the first and both backbeats. */
const waltzShares = [...onsetShares.slice(0, 8), ...onsetShares.slice(12)];

/** Sixteenths faster than this many per second are for virtuosos. */
const fastestSteps = 6.5;

function sharesOf({ stepsPerBar, stepsPerBeat }: Plan): readonly number[] {
  if (stepsPerBeat === 4) return stepsPerBar === 16 ? onsetShares : waltzShares;
  return stepsPerBeat === 6 ? compoundShares : tripletShares;
}

function weightAt(plan: Plan, step: number): number {
  const place = step % plan.stepsPerBar;
  const shares = sharesOf(plan);
  const share = shares[place % shares.length] ?? 0.01;
  const syncopation = plan.style.melody.syncopation + (plan.brief.weirdness - 0.3) * 1.2;
  const offbeat = place % plan.stepsPerBeat !== 0;
  const hurried = (plan.stepsPerBeat * plan.tempoBpm) / 60 > fastestSteps && place % 2 === 1 && plan.stepsPerBeat === 4;
  return share * (offbeat ? Math.max(0.5, 0.75 + syncopation) : 1) * (hurried ? 0.3 : 1);
}

/** A bar's rhythm: about `density` onsets drawn by weight; cadence bars (C, D) are sparser and settle early. */
export function cellRhythm(plan: Plan, density: number, letter: string, random: Random): readonly number[] {
  const cadence = letter === 'C' || letter === 'D';
  const wanted = Math.max(2, Math.round(density * (cadence ? 0.7 : 1) + random.gaussian() * 0.6));
  const end = cadence ? Math.ceil(plan.stepsPerBar * 0.66) : plan.stepsPerBar;
  const chosen = new Set<number>();
  if (random.chance(letter === 'A' ? 0.8 : 0.6)) chosen.add(0);
  for (let tries = 0; chosen.size < wanted && tries < 60; tries++) {
    const free = Array.from({ length: end }, (_, step) => step).filter((step) => !chosen.has(step));
    if (free.length === 0) break;
    const crowded = (step: number): number => (chosen.has(step - 1) || chosen.has(step + 1) ? 0.35 : 1);
    chosen.add(random.weighted(free.map((step) => [step, weightAt(plan, step) * crowded(step)] as const)));
  }
  return [...chosen].sort((a, b) => a - b);
}

/**
 * Fits a phrase's rhythm to the number of syllables, changing it as little as possible: the weightiest free places are
 * added, the lightest taken away. Without syllables it is only clipped, so that the phrase ends in a rest.
 */
export function fitOnsets(
  plan: Plan,
  base: readonly number[],
  endStep: number,
  syllables: number | undefined,
): number[] {
  const onsets = new Set(base.filter((step) => step < endStep));
  if (syllables === undefined) return [...onsets];
  const places = Array.from({ length: Math.floor(endStep) }, (_, step) => step);
  const crowding = (step: number): number => (onsets.has(step - 1) || onsets.has(step + 1) ? 0.4 : 1);
  const best = (candidates: readonly number[], score: (step: number) => number): number | undefined =>
    candidates.reduce<number | undefined>(
      (top, step) => (top === undefined || score(step) > score(top) ? step : top),
      undefined,
    );
  while (onsets.size < Math.min(syllables, places.length)) {
    const added = best(
      places.filter((step) => !onsets.has(step)),
      (step) => weightAt(plan, step) * crowding(step),
    );
    if (added === undefined) break;
    onsets.add(added);
  }
  while (onsets.size > Math.max(1, syllables)) {
    const dropped = best([...onsets], (step) => -weightAt(plan, step) * crowding(step));
    if (dropped === undefined) break;
    onsets.delete(dropped);
  }
  return [...onsets].sort((a, b) => a - b);
}
