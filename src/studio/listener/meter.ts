import type { Onsets } from './onsets.ts';

/** Songs of other meters than four are rare: three must stand out by this. */
const THREE_MUST_WIN_BY = 1.25;
/** Chords change on the first beat more surely than drums are struck there. */
const CHANGE_WEIGHT = 2;
const BASS_CHANGE_WEIGHT = 1;

export interface Meter {
  readonly beatsPerBar: 3 | 4;
  /** The first beat that begins a bar. */
  readonly firstDownbeat: number;
}

const peakNear = (values: Float32Array, at: number): number => {
  let highest = 0;
  for (let i = Math.max(0, at - 3); i <= at + 3 && i < values.length; i++)
    highest = Math.max(highest, values[i] as number);
  return highest;
};

/** How little two beats have in common, 0 to 1. */
function change(chroma: readonly Float32Array[], beat: number): number {
  const [now, before] = [chroma[beat], chroma[beat - 1]];
  return now && before ? 1 - now.reduce((sum, value, i) => sum + value * (before[i] as number), 0) : 0;
}

/** Bars begin where the bass is struck and the harmony and the bass change. */
export function findMeter(
  onsets: Onsets,
  beats: readonly number[],
  all: readonly Float32Array[],
  bass: readonly Float32Array[],
): Meter {
  const accents = beats.map((time, beat) => {
    const struck = peakNear(onsets.bass, Math.round(time * onsets.framesPerSecond));
    return Math.min(struck, 4) / 4 + CHANGE_WEIGHT * change(all, beat) + BASS_CHANGE_WEIGHT * change(bass, beat);
  });
  const mean = accents.reduce((sum, accent) => sum + accent, 0) / Math.max(1, accents.length);
  const best = (beatsPerBar: 3 | 4): { readonly contrast: number; readonly firstDownbeat: number } => {
    const sums = Array.from({ length: beatsPerBar }, (_, phase) => {
      const own = accents.filter((_, beat) => beat % beatsPerBar === phase);
      return own.reduce((sum, accent) => sum + accent, 0) / Math.max(1, own.length) - mean;
    });
    const contrast = Math.max(...sums);
    return { contrast, firstDownbeat: sums.indexOf(contrast) };
  };
  const [three, four] = [best(3), best(4)];
  return three.contrast > four.contrast * THREE_MUST_WIN_BY
    ? { beatsPerBar: 3, firstDownbeat: three.firstDownbeat }
    : { beatsPerBar: 4, firstDownbeat: four.firstDownbeat };
}
