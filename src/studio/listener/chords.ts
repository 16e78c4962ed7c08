/** A triad, or nothing that sounds like one. */
export interface Triad {
  readonly root: number;
  readonly minor: boolean;
}

const TRIADS: readonly Triad[] = Array.from({ length: 24 }, (_, i) => ({ root: i % 12, minor: i >= 12 }));
const BASS_WEIGHT = 0.35;
/** Leaving a chord must pay so much, in units of likeness. */
const CHANGE = 0.28;
/** In the middle of a bar more than at its start. */
const CHANGE_OFF_BAR = 0.42;
/** A seventh or a passing note must not turn the triad. */
const SHARPNESS = 1;

function likeness({ root, minor }: Triad, all: Float32Array, bass: Float32Array): number {
  const tones = [root, (root + (minor ? 3 : 4)) % 12, (root + 7) % 12];
  const wrongThird = (root + (minor ? 4 : 3)) % 12;
  const sum = tones.reduce((total, tone) => total + (all[tone] as number), 0);
  return (
    SHARPNESS * (sum / Math.sqrt(3) - 0.4 * (all[wrongThird] as number)) +
    BASS_WEIGHT * ((bass[root] as number) + 0.3 * (bass[(root + 7) % 12] as number))
  );
}

/** The row of triads that fits the beats best, changes being dear (Viterbi). */
export function findChords(
  all: readonly Float32Array[],
  bass: readonly Float32Array[],
  startsBar: (beat: number) => boolean,
): Triad[] {
  const count = all.length;
  const states = TRIADS.length;
  const from = new Uint8Array(count * states);
  let score = new Float64Array(states);
  for (let beat = 0; beat < count; beat++) {
    const next = new Float64Array(states);
    let top = 0;
    for (let s = 1; s < states; s++) if ((score[s] as number) > (score[top] as number)) top = s;
    const change = startsBar(beat) ? CHANGE : CHANGE_OFF_BAR;
    for (let s = 0; s < states; s++) {
      const stay = score[s] as number;
      const move = (score[top] as number) - change;
      from[beat * states + s] = stay >= move ? s : top;
      next[s] =
        Math.max(stay, move) + likeness(TRIADS[s] as Triad, all[beat] as Float32Array, bass[beat] as Float32Array);
    }
    score = next;
  }
  let state = 0;
  for (let s = 1; s < states; s++) if ((score[s] as number) > (score[state] as number)) state = s;
  const found: Triad[] = [];
  for (let beat = count - 1; beat >= 0; beat--) {
    found.unshift(TRIADS[state] as Triad);
    state = from[beat * states + state] as number;
  }
  return found;
}
