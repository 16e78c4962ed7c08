import { beatsToSeconds, type Note, type Score } from '../score/score.ts';
import {
  backingSyllables,
  type Side,
  type SyllableNotes,
  type Vocal,
  type VocalLine,
  type Voice,
} from '../score/vocal.ts';
import { levelOf } from './breath.ts';
import { alike, mannered } from './casting.ts';
import type { SungNote } from './phrase.ts';
import { SAMPLE_RATE, singPhrase } from './sing.ts';

/** The singing of a song or of a stretch of it, dry, on tracks of one channel. */
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

/** Nobody doubles a line exactly: the sides come so much later. */
const LATE_SECONDS = [0.013, 0.021] as const;
/** Added to the seed, so that the sides waver on their own. */
const OTHER_TAKES = [101, 202] as const;
/** A singer who has not sung yet has had time for a breath. */
const LONG_REST = 1;

const seconds = (line: VocalLine, secondsPerBeat: number): readonly [start: number, end: number] => {
  const notes = line.notes.flat();
  return [
    Math.min(...notes.map(({ startBeat }) => startBeat)) * secondsPerBeat,
    Math.max(...notes.map(({ startBeat, lengthBeats }) => startBeat + lengthBeats)) * secondsPerBeat,
  ];
};

/** Who sings a line, or joins it, in the manner that is asked for. */
function voiceOf({ singers }: Vocal, { singer, manner = '' }: VocalLine, side?: Side): Voice {
  const voice = singers[side?.singer ?? singer] ?? (singers[0] as Voice);
  return alike(mannered(voice, manner), side?.tract ?? 1);
}

/** A line with its times in seconds. */
interface Entry {
  readonly line: VocalLine;
  readonly start: number;
  readonly end: number;
  /** Since the lead sang last; undefined where only the sides sing. */
  readonly rest: number | undefined;
}

/** Consonants, a lead-in and a breath come so long before the first note at most; the voice rings so long after the last. */
const EARLY_SECONDS = 1.2;
const RINGING_SECONDS = 0.3;

/** The singing of a score, line by line as it is needed. */
export class Singing {
  /** What is sung so far. */
  readonly stem: VocalStem;
  private readonly vocal: Vocal;
  private readonly seed: number;
  private readonly secondsPerBeat: number;
  private readonly entries: readonly Entry[];
  private next = 0;

  constructor(vocal: Vocal, tempoBpm: number, seed: number, frames: number) {
    this.vocal = vocal;
    this.seed = seed;
    this.secondsPerBeat = beatsToSeconds(1, tempoBpm);
    this.entries = entriesOf(vocal, this.secondsPerBeat);
    const has = (at: Side['at']): boolean => this.entries.some(({ line }) => line.sides.some((side) => side.at === at));
    this.stem = {
      lead: new Float32Array(frames),
      left: has('left') ? new Float32Array(frames) : undefined,
      right: has('right') ? new Float32Array(frames) : undefined,
    };
  }

  /** Sings all that can be heard before that frame. */
  until(frame: number): void {
    const seconds = frame / SAMPLE_RATE + EARLY_SECONDS;
    for (let entry = this.entries[this.next]; entry && entry.start < seconds; entry = this.entries[++this.next])
      this.sing(entry);
  }

  /** Sings only what can be heard in those stretches of frames. */
  only(stretches: readonly (readonly [from: number, to: number])[]): void {
    const heard = ({ start, end }: Entry): boolean =>
      stretches.some(
        ([from, to]) => (start - EARLY_SECONDS) * SAMPLE_RATE < to && (end + RINGING_SECONDS) * SAMPLE_RATE > from,
      );
    for (const entry of this.entries) if (heard(entry)) this.sing(entry);
  }

  private sing({ line, rest }: Entry): void {
    if (rest !== undefined) {
      const backing = backingSyllables(line.line);
      const own = line.notes.map((notes, syllable) => (backing[syllable] ? [] : notes));
      this.phrase(line, own, voiceOf(this.vocal, line), 'lead', rest);
    }
    for (const side of line.sides) this.phrase(line, side.notes, voiceOf(this.vocal, line, side), side.at, 0);
  }

  private phrase(line: VocalLine, notes: SyllableNotes, voice: Voice, at: Side['at'] | 'lead', rest: number): void {
    const track = this.stem[at];
    if (!track) return;
    const side = at === 'lead' ? undefined : at === 'left' ? 0 : 1;
    const late = side === undefined ? 0 : LATE_SECONDS[side];
    const sung = notes.map((own) => own.map((note) => timed(note, this.secondsPerBeat, late)));
    const phrase = { line: line.line, speech: line.speech, notes: sung, restSeconds: rest };
    singPhrase(phrase, voice, track, this.seed + (side === undefined ? 0 : OTHER_TAKES[side]), hisses(line, at));
  }
}

/** The singing of a score; undefined where nobody sings. */
export const singingOf = ({ vocal, tempoBpm }: Score, seed: number, frames: number): Singing | undefined =>
  vocal && vocal.lines.length > 0 ? new Singing(vocal, tempoBpm, seed, frames) : undefined;

function entriesOf({ lines, adLibs }: Vocal, secondsPerBeat: number): Entry[] {
  let until = -LONG_REST;
  const led = lines.map((line): Entry => {
    const [start, end] = seconds(line, secondsPerBeat);
    const rest = Math.min(LONG_REST, start - until);
    until = end;
    return { line, start, end, rest };
  });
  const answers = adLibs.map((line): Entry => {
    const [start, end] = seconds(line, secondsPerBeat);
    return { line, start, end, rest: undefined };
  });
  return [...led, ...answers].sort((a, b) => a.start - b.start);
}

/** Doubles go without hissing sounds, which the lead has; what only the sides have is sung whole. */
const hisses = ({ line }: VocalLine, at: Side['at'] | 'lead'): boolean =>
  at !== 'lead' && !line.words.some((word) => word.backing);

/** Below this a syllable cannot be heard beside the others: −40 dB of the loudest. */
const INAUDIBLE = 0.01;

/** Syllables of the score that left no sound on the tracks, as "word (line)". */
export function unsungSyllables(score: Score, stem: VocalStem): string[] {
  const secondsPerBeat = beatsToSeconds(1, score.tempoBpm);
  const tracks = [stem.lead, stem.left, stem.right].filter((track) => track !== undefined);
  const levelOn = (track: Float32Array, note: Note): number => {
    const from = Math.floor(note.startBeat * secondsPerBeat * SAMPLE_RATE);
    return levelOf(track, from, Math.floor(from + note.lengthBeats * secondsPerBeat * SAMPLE_RATE));
  };
  const sung = (score.vocal?.lines ?? []).flatMap(({ line, notes }) => {
    const backing = backingSyllables(line);
    const owners = line.words.flatMap((word) => word.syllables.map(() => word.text));
    return notes.map((own, index) => {
      const heardOn = backing[index] ? tracks.slice(1) : tracks.slice(0, 1);
      return {
        what: `${owners[index]} (${line.text})`,
        level: Math.max(0, ...heardOn.flatMap((track) => own.map((note) => levelOn(track, note)))),
      };
    });
  });
  const loudest = sung.reduce((most, one) => Math.max(most, one.level), 0);
  return sung.filter((one) => !(one.level > loudest * INAUDIBLE)).map((one) => one.what);
}
