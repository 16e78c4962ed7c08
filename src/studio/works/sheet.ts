import type { Stereo } from '../instruments/instrument.ts';
import { beatsToSeconds, type Score } from '../score/score.ts';
import { timedLines } from '../score/timing.ts';
import { noteName } from '../theory/chords.ts';
import { isMinor, pitchClass } from '../theory/scales.ts';
import type { TimedWord } from '../words/captions.ts';

/** What can be seen of a take's music; times in seconds from the start of the audio. */
export interface ScoreSheet {
  readonly tempoBpm: number;
  readonly beatsPerBar: number;
  readonly key: string;
  readonly sections: readonly Stretch<{ readonly label: string }>[];
  readonly chords: readonly Stretch<{ readonly symbol: string }>[];
  readonly lines: readonly { readonly section: string; readonly words: readonly SheetWord[] }[];
  readonly peaks: readonly number[];
}

type Stretch<What> = What & { readonly start: number; readonly end: number };
type SheetWord = Stretch<{ readonly word: string }>;

/** Points of the outline that a page draws. */
const peakCount = 800;

/** "C", "F# minor", "D dorian". */
export function keyName({ tonic, mode }: Pick<Score, 'tonic' | 'mode'>): string {
  const name = noteName(tonic, isMinor(mode) ? pitchClass(tonic + 3) : tonic);
  return mode === 'major' ? name : `${name} ${mode.replaceAll('_', ' ')}`;
}

/** The loudest sample of each of 800 stretches of the same length, to three places. */
export function peaksOf({ left, right }: Stereo): number[] {
  const size = left.length / peakCount;
  return Array.from({ length: peakCount }, (_, index) => {
    let peak = 0;
    for (let i = Math.floor(index * size); i < Math.floor((index + 1) * size); i++)
      peak = Math.max(peak, Math.abs(left[i] as number), Math.abs(right[i] as number));
    return Math.round(Math.min(1, peak) * 1000) / 1000;
  });
}

/** @param startSeconds where the score's first bar lies in the audio */
export function sheetOf(score: Score, audio: Stereo, startSeconds: number): ScoreSheet {
  const at = (beats: number): number =>
    Math.round((startSeconds + beatsToSeconds(beats, score.tempoBpm)) * 1000) / 1000;
  const later = (seconds: number): number => Math.round((seconds + startSeconds) * 1000) / 1000;
  const wordOf = ({ text, startSeconds: start, endSeconds: end }: TimedWord): SheetWord => ({
    word: text,
    start: later(start),
    end: later(end),
  });
  const sections = score.sections.map(({ label, startBar, bars }) => ({
    label,
    start: at(startBar * score.beatsPerBar),
    end: at((startBar + bars) * score.beatsPerBar),
  }));
  return {
    tempoBpm: score.tempoBpm,
    beatsPerBar: score.beatsPerBar,
    key: keyName(score),
    sections,
    chords: score.chords.map(({ symbol, startBeat, lengthBeats }) => ({
      symbol,
      start: at(startBeat),
      end: at(startBeat + lengthBeats),
    })),
    lines: timedLines(score).map((line) => {
      const words = line.words.map(wordOf);
      const begins = words[0]?.start ?? 0;
      const section = sections.find(({ start, end }) => begins >= start && begins < end);
      return { section: section?.label ?? line.section, words };
    }),
    peaks: peaksOf(audio),
  };
}
