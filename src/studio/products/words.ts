import { timedLines } from '../score/timing.ts';
import type { TimedLine } from '../words/captions.ts';
import type { Kept } from '../works/kept.ts';

export interface AlignedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * When every word is sung, in seconds of the audio. Words carry the white space behind them, and the first of a section
 * the mark before it, so that joined they are the lyrics.
 */
export function alignedWords({ score, startSeconds }: Kept): AlignedWord[] {
  const later = (seconds: number): number => Math.round((seconds + startSeconds) * 1000) / 1000;
  let marked = -1;
  return timedLines(score).flatMap((line) => {
    const beat = (line.startSeconds * score.tempoBpm) / 60;
    const section = score.sections.findLastIndex(({ startBar }) => startBar * score.beatsPerBar <= beat + 0.01);
    const begins = section >= 0 && section !== marked;
    if (begins) marked = section;
    return line.words.map((word, index) => ({
      word: `${index === 0 && begins ? `[${score.sections[section]?.label}]\n` : ''}${word.text}${index === line.words.length - 1 ? '\n' : ' '}`,
      start: later(word.startSeconds),
      end: later(word.endSeconds),
    }));
  });
}

/** The same of words that were set to a recording. */
export function alignedLines(lines: readonly TimedLine[]): AlignedWord[] {
  let marked = '';
  return lines.flatMap(({ section, words }) => {
    const begins = section !== marked;
    marked = section;
    return words.map(({ text, startSeconds, endSeconds }, index) => ({
      word: `${index === 0 && begins ? `[${section}]\n` : ''}${text}${index === words.length - 1 ? '\n' : ' '}`,
      start: Math.round(startSeconds * 1000) / 1000,
      end: Math.round(endSeconds * 1000) / 1000,
    }));
  });
}
