/** A way into a note's pitch from another one. */
export interface Slide {
  /** Where it begins, against the note's own pitch. */
  readonly semitones: number;
  readonly seconds: number;
}

const SHORTEST_SECONDS = 0.05;
const SECONDS_PER_SEMITONE = 0.012;
const LONGEST_SHARE = 0.5;

/** How long a finger or a lip is on its way over so many semitones: 74 ms for a whole tone, half of the note at most. */
export const slideOver = (semitones: number, lengthSeconds: number): Slide => ({
  semitones,
  seconds: Math.min(SHORTEST_SECONDS + SECONDS_PER_SEMITONE * Math.abs(semitones), LONGEST_SHARE * lengthSeconds),
});

/** Cents from the note's pitch so many seconds after its start: half a cosine, so that it sets out and arrives gently. */
export const slideCents = ({ semitones, seconds }: Slide, since: number): number =>
  since >= seconds ? 0 : 50 * semitones * (1 + Math.cos((Math.PI * since) / seconds));
