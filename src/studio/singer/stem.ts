import { beatsToSeconds, type Note, type Score } from '../score/score.ts';
import {
  backingSyllables,
  type Side,
  type Speaker,
  type SyllableNotes,
  type Vocal,
  type VocalLine,
  type Voice,
} from '../score/vocal.ts';
import type { SungLine } from '../words/sung.ts';
import { levelOf } from './breath.ts';
import { alike, mannered } from './casting.ts';
import type { SungNote } from './phrase.ts';
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

/** All that is spoken for the song, a speaker at a time, so that many lines are spoken at once. */
function rehearseAll({ singers, lines, adLibs }: Vocal): void {
  const bySpeaker = new Map<string, { readonly speaker: Speaker; readonly lines: SungLine[] }>();
  for (const { line, singer, sides } of [...lines, ...adLibs])
    for (const seat of new Set([singer, ...sides.map((side) => side.singer)])) {
      const speaker = singers[seat]?.speaker;
      if (!speaker) continue;
      const key = `${speaker.name}/${speaker.hertz}/${speaker.stretch}`;
      const own = bySpeaker.get(key) ?? { speaker, lines: [] };
      own.lines.push(line);
      bySpeaker.set(key, own);
    }
  for (const own of bySpeaker.values()) rehearse(own.lines, own.speaker);
}

/** Everything that is sung in a score; undefined where nothing is. */
export function singScore(score: Score, seed: number, frames: number): VocalStem | undefined {
  const { vocal, tempoBpm } = score;
  if (!vocal || vocal.lines.length === 0) return undefined;
  const secondsPerBeat = beatsToSeconds(1, tempoBpm);
  rehearseAll(vocal);
  const tracks = { lead: new Float32Array(frames), left: none, right: none } as Record<
    Side['at'] | 'lead',
    Float32Array
  >;
  const sing = (line: VocalLine, notes: SyllableNotes, voice: Voice, at: Side['at'] | 'lead', rest: number): void => {
    if (tracks[at] === none) tracks[at] = new Float32Array(frames);
    const side = at === 'lead' ? undefined : at === 'left' ? 0 : 1;
    const late = side === undefined ? 0 : LATE_SECONDS[side];
    const sung = notes.map((own) => own.map((note) => timed(note, secondsPerBeat, late)));
    const phrase = { line: line.line, speech: line.speech, notes: sung, restSeconds: rest };
    singPhrase(phrase, voice, tracks[at], seed + (side === undefined ? 0 : OTHER_TAKES[side]), hisses(line, at));
  };
  let until = -LONG_REST;
  for (const line of vocal.lines) {
    const [start, end] = seconds(line, secondsPerBeat);
    const backing = backingSyllables(line.line);
    const own = line.notes.map((notes, syllable) => (backing[syllable] ? [] : notes));
    sing(line, own, voiceOf(vocal, line), 'lead', Math.min(LONG_REST, start - until));
    for (const side of line.sides) sing(line, side.notes, voiceOf(vocal, line, side), side.at, 0);
    until = end;
  }
  for (const line of vocal.adLibs)
    for (const side of line.sides) sing(line, side.notes, voiceOf(vocal, line, side), side.at, 0);
  polish(tracks.lead, SAMPLE_RATE);
  for (const side of [tracks.left, tracks.right]) level(side, SAMPLE_RATE);
  return { lead: tracks.lead, left: known(tracks.left), right: known(tracks.right) };
}

const none = new Float32Array(0);
const known = (track: Float32Array): Float32Array | undefined => (track === none ? undefined : track);

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
