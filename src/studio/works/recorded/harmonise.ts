import type { Heard } from '../../listener/heard.ts';
import type { ChordMark } from '../../score/score.ts';
import { pitchClass } from '../../theory/scales.ts';
import type { Grid } from './grid.ts';
import { chordName } from './notes.ts';

interface Candidate {
  readonly root: number;
  readonly minor: boolean;
  /** How usual it is in songs of that mode. */
  readonly weight: number;
}

/** Degrees of the scale, commonest first in the charts: I, V, vi, IV and ii; i, bVI, bVII, iv, bIII and v. */
const DEGREES: Readonly<
  Record<Heard['mode'], readonly (readonly [semitones: number, minor: boolean, weight: number])[]>
> = {
  major: [
    [0, false, 0.3],
    [7, false, 0.22],
    [9, true, 0.2],
    [5, false, 0.22],
    [2, true, 0.1],
  ],
  minor: [
    [0, true, 0.3],
    [8, false, 0.22],
    [10, false, 0.2],
    [5, true, 0.18],
    [3, false, 0.14],
    [7, true, 0.08],
  ],
};

/** A chord that stays a second bar is dull, and one that holds the note is worth more than a usual one. */
const STAYING = -0.15;
const BEATS = 4;

/** A triad of the key for every bar: what its notes ask for, a little of what is usual, home at both ends. */
export function harmoniseMelody({ melody, tonic, mode }: Heard, { bars, secondsAt }: Grid): ChordMark[] {
  const candidates = DEGREES[mode].map(
    ([semitones, minor, weight]): Candidate => ({ root: pitchClass(tonic + semitones), minor, weight }),
  );
  const marks: ChordMark[] = [];
  let before: Candidate | undefined;
  for (let bar = 0; bar < bars; bar++) {
    const [from, to] = [secondsAt(bar), secondsAt(bar + 1)];
    const sounding = new Float64Array(12);
    let all = 0;
    for (const { start, length, pitch } of melody) {
      const time = Math.min(to, start + length) - Math.max(from, start);
      if (time <= 0) continue;
      sounding[pitchClass(Math.round(pitch))] = (sounding[pitchClass(Math.round(pitch))] as number) + time;
      all += time;
    }
    const worth = ({ root, minor, weight }: Candidate): number => {
      const tones = [root, pitchClass(root + (minor ? 3 : 4)), pitchClass(root + 7)];
      const held = all === 0 ? 0 : tones.reduce((sum, tone) => sum + (sounding[tone] as number), 0) / all;
      const isHome = root === tonic && (bar === 0 || bar === bars - 1);
      return held + weight + (isHome ? 0.5 : 0) + (before?.root === root ? STAYING : 0);
    };
    const best = candidates.reduce((one, other) => (worth(other) > worth(one) ? other : one));
    marks.push({ startBeat: bar * BEATS, lengthBeats: BEATS, symbol: chordName(best) });
    before = best;
  }
  return marks;
}
