import { beatsToSeconds, type Note, type Score } from '../score/score.ts';
import type { Vocal, VocalLine } from '../score/vocal.ts';
import type { Phrase, SungNote } from './phrase.ts';
import { level, polish } from './polish.ts';
import { rehearse, SAMPLE_RATE, singPhrase } from './sing.ts';

/** The singing of a song, dry, on tracks of one channel. */
export interface VocalStem {
  readonly lead: Float32Array;
  /** Doubles and second voices, at the left and at the right; absent where the song has none. */
  readonly left: Float32Array | undefined;
  readonly right: Float32Array | undefined;
}

const timed = (note: Note, secondsPerBeat: number, late: number): SungNote => ({
  startSeconds: note.startBeat * secondsPerBeat + late,
  lengthSeconds: note.lengthBeats * secondsPerBeat,
  pitch: note.pitch,
  velocity: note.velocity,
});

function phraseOf(
  { line }: VocalLine,
  notes: VocalLine['notes'],
  delivery: Vocal['delivery'],
  secondsPerBeat: number,
  late: number,
): Phrase {
  return { line, delivery, notes: notes.map((own) => own.map((note) => timed(note, secondsPerBeat, late))) };
}

/** Nobody doubles a line exactly: the sides come so much later. */
const LATE_SECONDS = [0.013, 0.021] as const;
/** Added to the seed, so that the sides waver on their own. */
const OTHER_TAKES = [101, 202] as const;

/** Everything that is sung in a score; undefined where nothing is. */
export function singScore(score: Score, seed: number, frames: number): VocalStem | undefined {
  const { vocal, tempoBpm } = score;
  if (!vocal || vocal.lines.length === 0) return undefined;
  const secondsPerBeat = beatsToSeconds(1, tempoBpm);
  vocal.singers.forEach((voice, singer) => {
    const own = vocal.lines.filter((line) => line.singer === singer);
    rehearse(
      own.map(({ line }) => line),
      voice.speaker,
    );
  });
  const track = (): Float32Array => new Float32Array(frames);
  const lead = track();
  const sides = vocal.lines.some((line) => line.doubled || line.harmony) ? [track(), track()] : [];
  for (const line of vocal.lines) {
    const voice = vocal.singers[line.singer] ?? vocal.singers[0];
    if (!voice) continue;
    const phrase = (notes: VocalLine['notes'], late: number): Phrase =>
      phraseOf(line, notes, vocal.delivery, secondsPerBeat, late);
    singPhrase(phrase(line.notes, 0), voice, lead, seed);
    if (!line.doubled) continue;
    sides.forEach((side, index) => {
      const notes = index === 1 && line.harmony ? line.harmony : line.notes;
      singPhrase(phrase(notes, LATE_SECONDS[index] ?? 0), voice, side, seed + (OTHER_TAKES[index] ?? 0), true);
    });
  }
  polish(lead, SAMPLE_RATE);
  for (const side of sides) level(side, SAMPLE_RATE);
  return { lead, left: sides[0], right: sides[1] };
}

/** Below this a syllable cannot be heard beside the others: −40 dB of the loudest. */
const INAUDIBLE = 0.01;

/** Syllables of the score that left no sound on the track, as "word (line)". */
export function unsungSyllables(score: Score, lead: Float32Array): string[] {
  const secondsPerBeat = beatsToSeconds(1, score.tempoBpm);
  const levelOf = (note: Note): number => {
    const from = Math.floor(note.startBeat * secondsPerBeat * SAMPLE_RATE);
    const to = Math.floor((note.startBeat + note.lengthBeats) * secondsPerBeat * SAMPLE_RATE);
    let sum = 0;
    for (let i = from; i < to; i++) sum += (lead[i] ?? 0) ** 2;
    return Math.sqrt(sum / Math.max(1, to - from));
  };
  const sung = (score.vocal?.lines ?? []).flatMap(({ line, notes }) => {
    const owners = line.words.flatMap((word) => word.syllables.map(() => word.text));
    return notes.map((own, index) => ({
      what: `${owners[index]} (${line.text})`,
      level: Math.max(...own.map(levelOf)),
    }));
  });
  const loudest = sung.reduce((most, one) => Math.max(most, one.level), 0);
  return sung.filter((one) => !(one.level > loudest * INAUDIBLE)).map((one) => one.what);
}
