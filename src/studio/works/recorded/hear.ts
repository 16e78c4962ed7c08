import type { Stereo } from '../../instruments/instrument.ts';
import type { Heard, HeardChord, HeardNote } from '../../listener/heard.ts';
import { SAMPLE_RATE } from '../../mixer/desk.ts';
import { integratedLoudness } from '../../mixer/loudness.ts';
import { spectralTilt } from '../../mixer/tilt.ts';
import { beatsToSeconds, type Note, type Score } from '../../score/score.ts';
import { timedLines } from '../../score/timing.ts';
import { readChord } from '../../theory/chords.ts';
import { isMinor } from '../../theory/scales.ts';
import type { TimedLine } from '../../words/captions.ts';
import type { Kept } from '../kept.ts';

type Known = Pick<Heard, 'beats' | 'chords' | 'sections' | 'melody' | 'lines'>;

/** What is known of music that was composed here, as if it had been heard with so many beats in a bar. */
export function knownOf(score: Score, startSeconds: number, beatsPerBar = score.beatsPerBar): Known {
  const at = (beat: number): number => startSeconds + beatsToSeconds(beat, score.tempoBpm);
  const unit = score.beatsPerBar / beatsPerBar;
  const notes: readonly Note[] =
    score.vocal?.lines.flatMap((line) => line.notes.flat()) ??
    score.parts.filter(({ role }) => role === 'lead').flatMap((part) => part.notes);
  return {
    beats: Array.from({ length: Math.floor(score.lengthBeats / unit) }, (_, beat) => at(beat * unit)),
    chords: score.chords.map(({ startBeat, lengthBeats, symbol }): HeardChord => {
      const { root, intervals } = readChord(symbol);
      return { start: at(startBeat), end: at(startBeat + lengthBeats), root, minor: intervals.includes(3) };
    }),
    sections: score.sections.map(({ label, startBar, bars }) => ({
      label,
      start: at(startBar * score.beatsPerBar),
      end: at((startBar + bars) * score.beatsPerBar),
    })),
    melody: notes
      .map(
        ({ startBeat, lengthBeats, pitch, velocity }): HeardNote => ({
          start: at(startBeat),
          length: beatsToSeconds(lengthBeats, score.tempoBpm),
          pitch,
          strength: velocity,
        }),
      )
      .sort((a, b) => a.start - b.start),
    lines: linesOf(score, startSeconds),
  };
}

export const linesOf = (score: Score, startSeconds: number): TimedLine[] =>
  timedLines(score).map((line) => laterLine(line, startSeconds));

export function laterLine(line: TimedLine, by: number): TimedLine {
  const moved = <T extends { readonly startSeconds: number; readonly endSeconds: number }>(one: T): T => ({
    ...one,
    startSeconds: one.startSeconds + by,
    endSeconds: one.endSeconds + by,
  });
  return {
    ...moved(line),
    words: line.words.map((word) => ({ ...moved(word), syllables: word.syllables.map(moved) })),
  };
}

/** What begins within [from, to). */
export const within = ({ beats, chords, sections, melody, lines = [] }: Known, from: number, to: number): Known => {
  const cut = <T extends { readonly start: number; readonly end: number }>(each: readonly T[]): T[] =>
    each
      .filter(({ start, end }) => start < to - 0.01 && end > from + 0.01)
      .map((one) => ({ ...one, start: Math.max(from, one.start), end: Math.min(to, one.end) }));
  return {
    beats: beats.filter((at) => at >= from - 0.01 && at < to - 0.01),
    chords: cut(chords),
    sections: cut(sections),
    melody: melody.filter(({ start }) => start >= from - 0.01 && start < to - 0.01),
    lines: lines.filter(({ startSeconds }) => startSeconds >= from - 0.01 && startSeconds < to - 0.01),
  };
};

/** One behind the other. */
export const joined = (...parts: readonly Known[]): Known => ({
  beats: parts.flatMap(({ beats }) => beats),
  chords: parts.flatMap(({ chords }) => chords),
  sections: parts.flatMap(({ sections }) => sections),
  melody: parts.flatMap(({ melody }) => melody),
  lines: parts.flatMap(({ lines = [] }) => lines),
});

/** The notes of a sound that was made from a recording. */
export const heardAs = (heard: Heard, known: Known, sound: Stereo): Heard => ({
  ...heard,
  ...known,
  durationSeconds: sound.left.length / SAMPLE_RATE,
  loudnessLufs: integratedLoudness(sound, SAMPLE_RATE),
  tiltDbPerOctave: spectralTilt(sound, SAMPLE_RATE),
});

/** A song of ours as if it had been heard. */
export function keptAsHeard({ score, startSeconds }: Kept, sound: Stereo): Heard {
  return {
    ...knownOf(score, startSeconds),
    durationSeconds: sound.left.length / SAMPLE_RATE,
    tempoBpm: score.tempoBpm,
    beatsPerBar: score.beatsPerBar,
    firstDownbeat: 0,
    tonic: score.tonic,
    mode: isMinor(score.mode) ? 'minor' : 'major',
    loudnessLufs: integratedLoudness(sound, SAMPLE_RATE),
    tiltDbPerOctave: spectralTilt(sound, SAMPLE_RATE),
  };
}
