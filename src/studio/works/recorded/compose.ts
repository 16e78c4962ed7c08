import type { Wishes } from '../../brief/brief.ts';
import { readWishes } from '../../brief/read.ts';
import { adapted } from '../../composer/adapt.ts';
import { composeWith } from '../../composer/compose.ts';
import type { PinnedSection } from '../../composer/pins.ts';
import type { Take } from '../../composer/plan.ts';
import { styleOf } from '../../composer/styles/index.ts';
import type { Heard } from '../../listener/heard.ts';
import type { ChordMark, Note, Score } from '../../score/score.ts';
import type { Vocal, Voice } from '../../score/vocal.ts';
import { mapNotes } from '../../score/voices.ts';
import type { Grid } from './grid.ts';

/** Who and how is asked for; key and meter are those that were heard. */
export interface Hands {
  readonly wishes: Wishes;
  readonly seed: number;
  readonly take: Take;
  readonly singers: readonly Voice[];
}

/** Bars of four beats, as `chordMarks` gives them, in another number of beats. */
const inBeats =
  (beatsPerBar: number) =>
  (mark: ChordMark): ChordMark => ({
    ...mark,
    startBeat: (mark.startBeat * beatsPerBar) / 4,
    lengthBeats: (mark.lengthBeats * beatsPerBar) / 4,
  });

interface Fitting {
  readonly score: Score;
  /** Words that had no effect, each as a sentence. */
  readonly warnings: readonly string[];
}

/** Music that fits a recording: its key, its meter, its chords, in that form and with bars of that length. */
export function composeFor(
  heard: Heard,
  form: readonly PinnedSection[],
  chords: readonly ChordMark[],
  barSeconds: number,
  { wishes, seed, take, singers }: Hands,
): Fitting {
  const { brief: read, warnings } = readWishes({ ...wishes, lyrics: '' });
  const isSung = form.some(({ words }) => words.length > 0);
  const meter = { ...read, ...(heard.beatsPerBar === 3 && { beatsPerBar: 3 as const }) };
  const { beatsPerBar } = adapted(styleOf(meter.style), meter);
  const brief = {
    ...meter,
    tempoBpm: (60 * beatsPerBar) / barSeconds,
    tonic: heard.tonic,
    mode: heard.mode,
    instrumental: !isSung,
  };
  const pins = {
    form,
    lift: null,
    chords: chords.map(inBeats(beatsPerBar)),
    ...(singers.length > 0 && { singers }),
  };
  return { score: composeWith({ brief, seed, take, pins }).score, warnings };
}

/**
 * The score with its notes moved to where a recording has its bars; what held a straight tempo follows the players.
 *
 * @param fromBar the bar of the recording with which the score begins, and `origin` the seconds of its beginning
 */
export function followGrid(
  score: Score,
  { secondsAt }: Pick<Grid, 'secondsAt'>,
  fromBar: number,
  origin: number,
): Score {
  const place = (beat: number): number =>
    ((secondsAt(fromBar + beat / score.beatsPerBar) - origin) * score.tempoBpm) / 60;
  const moved = (note: Note): Note => {
    const startBeat = Math.max(0, place(note.startBeat));
    return { ...note, startBeat, lengthBeats: Math.max(0.05, place(note.startBeat + note.lengthBeats) - startBeat) };
  };
  return {
    ...score,
    lengthBeats: place(score.lengthBeats),
    parts: score.parts.map((part) => ({ ...part, notes: part.notes.map(moved) })),
    ...(score.vocal && { vocal: mapNotes<Vocal>(score.vocal, moved) }),
  };
}
