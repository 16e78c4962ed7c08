import type { Stereo } from '../instruments/instrument.ts';
import type { Heard } from '../listener/heard.ts';
import { readHeard } from '../listener/heard.ts';
import { type Material, ownNotes, SAMPLE_RATE } from '../products/material.ts';
import { timedLines } from '../score/timing.ts';
import type { TimedLine } from '../words/captions.ts';
import { barSecondsOf } from '../works/cutting.ts';
import type { Kept } from '../works/kept.ts';

/** The least that counts as moving for the eye; ISO 23009 players and phones show it everywhere. */
export const FRAMES_PER_SECOND = 24;

interface FilmWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface FilmLine {
  readonly text: string;
  readonly words: readonly FilmWord[];
  /** When its first word begins and its last one ends. */
  readonly start: number;
  readonly end: number;
}

/** What moves in a film; times in seconds from its start. */
export interface FilmPlan {
  readonly frames: number;
  /** 0 to 1 for every frame. */
  readonly levels: Float32Array;
  /** Empty where no beat is known. */
  readonly beats: readonly FilmBeat[];
  /** Where a new section begins. */
  readonly turns: readonly number[];
  readonly lines: readonly FilmLine[];
}

export interface FilmBeat {
  readonly at: number;
  readonly startsBar: boolean;
}

type Music = Pick<FilmPlan, 'beats' | 'turns' | 'lines'>;

const linesOf = (lines: readonly TimedLine[], later: number): FilmLine[] =>
  lines.map(({ text, startSeconds, endSeconds, words }) => ({
    text,
    start: startSeconds + later,
    end: endSeconds + later,
    words: words.map((word) => ({
      text: word.text,
      start: word.startSeconds + later,
      end: word.endSeconds + later,
    })),
  }));

function musicOfScore({ score, startSeconds }: Kept, duration: number): Music {
  const bar = barSecondsOf(score);
  const beat = bar / score.beatsPerBar;
  const count = Math.max(0, Math.floor((duration - startSeconds) / beat));
  return {
    beats: Array.from({ length: count }, (_, i) => ({
      at: startSeconds + i * beat,
      startsBar: i % score.beatsPerBar === 0,
    })),
    turns: score.sections.map(({ startBar }) => startSeconds + startBar * bar).filter((at) => at > 0),
    lines: linesOf(timedLines(score), startSeconds),
  };
}

const musicOfHeard = ({ beats, beatsPerBar, firstDownbeat, sections, lines = [] }: Heard): Music => ({
  beats: beats.map((at, index) => ({
    at,
    startsBar: (((index - firstDownbeat) % beatsPerBar) + beatsPerBar) % beatsPerBar === 0,
  })),
  turns: sections.map(({ start }) => start).filter((at) => at > 0),
  lines: linesOf(lines, 0),
});

const unknown: Music = { beats: [], turns: [], lines: [] };

/** How fast the shown level falls, per frame: eyes want to follow it. */
const FALL = 0.82;

/** Loudness of every frame against the loud frames of the recording: its 95th percentile is 1. */
export function levelsOf({ left, right }: Stereo, frames: number): Float32Array {
  const size = SAMPLE_RATE / FRAMES_PER_SECOND;
  const raw = Float32Array.from({ length: frames }, (_, frame) => {
    const from = Math.floor(frame * size);
    const to = Math.min(left.length, Math.floor((frame + 1) * size));
    let sum = 0;
    for (let i = from; i < to; i++) sum += ((left[i] as number) + (right[i] as number)) ** 2;
    return Math.sqrt(sum / Math.max(1, to - from));
  });
  const loud = raw.slice().sort()[Math.floor(frames * 0.95)] ?? 0;
  let shown = 0;
  return raw.map((value) => {
    const level = loud === 0 ? 0 : Math.min(1, value / loud);
    shown = Math.max(level, shown * FALL);
    return shown;
  });
}

/** What a film of that clip shows: all of it where its score is kept, beats where it was heard, else how loud it is. */
export function planFilm(clip: Material, audio: Stereo): FilmPlan {
  const duration = audio.left.length / SAMPLE_RATE;
  const frames = Math.max(1, Math.round(duration * FRAMES_PER_SECOND));
  const kept = ownNotes(clip);
  const heard = clip.score && readHeard(clip.score);
  const music = kept ? musicOfScore(kept, duration) : heard ? musicOfHeard(heard) : unknown;
  return { frames, levels: levelsOf(audio, frames), ...music };
}
