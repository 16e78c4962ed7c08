/** How often the notes of a key sound, from its tonic up: Temperley's revision of Krumhansl and Kessler's ratings (1999). */
const MAJOR = [5, 2, 3.5, 2, 4.5, 4, 2, 4.5, 2, 3.5, 1.5, 4];
const MINOR = [5, 2, 3.5, 4.5, 2, 4, 2, 4.5, 3.5, 2, 1.5, 4];

export interface Key {
  readonly tonic: number;
  readonly mode: 'major' | 'minor';
}

function correlation(values: ArrayLike<number>, profile: readonly number[], tonic: number): number {
  const meanValue = Array.from(values).reduce((sum, value) => sum + value, 0) / 12;
  const meanProfile = profile.reduce((sum, value) => sum + value, 0) / 12;
  let both = 0;
  let a = 0;
  let b = 0;
  for (let note = 0; note < 12; note++) {
    const x = (values[(note + tonic) % 12] as number) - meanValue;
    const y = (profile[note] as number) - meanProfile;
    both += x * y;
    a += x * x;
    b += y * y;
  }
  return both / Math.sqrt(a * b + 1e-12);
}

/** A tonic is also where pieces rest: the chord of it counts by its share of the time, the last one once more. */
const CHORD_WEIGHT = 0.5;
const LAST_WEIGHT = 0.1;

/**
 * The key whose profile fits the pitch classes best (Krumhansl & Schmuckler).
 *
 * @param share of the time that the triad of a root sounds
 * @param last the piece's last triad
 */
export function findKey(
  classes: ArrayLike<number>,
  share: (root: number, minor: boolean) => number,
  last: { readonly root: number; readonly minor: boolean } | undefined,
): Key {
  let best = Number.NEGATIVE_INFINITY;
  let key: Key = { tonic: 0, mode: 'major' };
  for (const mode of ['major', 'minor'] as const)
    for (let tonic = 0; tonic < 12; tonic++) {
      const minor = mode === 'minor';
      const isLast = last?.root === tonic && last.minor === minor;
      const fit =
        correlation(classes, minor ? MINOR : MAJOR, tonic) +
        CHORD_WEIGHT * share(tonic, minor) +
        (isLast ? LAST_WEIGHT : 0);
      if (fit <= best) continue;
      best = fit;
      key = { tonic, mode };
    }
  return key;
}
