const major: readonly number[] = [0, 2, 4, 5, 7, 9, 11];

/** Semitones of each mode's degrees above the tonic. */
const modes: Readonly<Record<string, readonly number[]>> = {
  major,
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
  harmonic_minor: [0, 2, 3, 5, 7, 8, 11],
  phrygian_dominant: [0, 1, 4, 5, 7, 8, 10],
};

export const scaleOf = (mode: string): readonly number[] => modes[mode] ?? major;

/** Whether the third above the tonic is minor. */
export const isMinor = (mode: string): boolean => scaleOf(mode).includes(3);

/** The five notes of the mode that clash with no chord of it: the safe ground of a melody. */
export const pentatonicOf = (mode: string): readonly number[] => (isMinor(mode) ? [0, 3, 5, 7, 10] : [0, 2, 4, 7, 9]);

/** The remainder that is never negative. */
export const modulo = (value: number, by: number): number => ((value % by) + by) % by;

export const pitchClass = (pitch: number): number => modulo(pitch, 12);

/** The pitch of that class nearest to `near`; the upper one on a tie. */
export function nearestPitch(pc: number, near: number): number {
  const up = pitchClass(pc - near);
  return up <= 6 ? near + up : near + up - 12;
}

/** Moves a pitch by octaves into [low, high]; a range under an octave takes the nearest possible. */
export function foldInto(pitch: number, low: number, high: number): number {
  let folded = pitch;
  while (folded < low) folded += 12;
  while (folded > high) folded -= 12;
  return folded < low ? folded + 12 : folded;
}
