import type { Note } from '../score/score.ts';
import type { Plan } from './plan.ts';

/** How a player goes into tones. */
interface Habit {
  /** Share of the tones that are reached from the one before, where that lies near enough. */
  readonly joins: number;
  /** The furthest that is joined, semitones. */
  readonly reach: number;
  /** Share of the long tones that begin below themselves, and by how many semitones. */
  readonly scoops: number;
  readonly depth: number;
}

type Row = readonly [instruments: string, joins: number, reach: number, scoops: number, depth: number];

/** Fingers on strings, lips, slides and portamento; keys, plucked harps and pipes with holes have none. */
const rows: readonly Row[] = [
  ['electric_guitar_lead overdrive_guitar distortion_guitar', 0.15, 5, 0.35, 2],
  ['electric_guitar_clean jazz_guitar acoustic_guitar_steel banjo mandolin', 0.08, 3, 0.12, 1],
  ['pedal_steel', 0.6, 7, 0.5, 2],
  ['violin viola cello', 0.2, 5, 0.12, 1],
  ['fiddle', 0.15, 4, 0.3, 1],
  ['erhu', 0.4, 5, 0.35, 2],
  ['sitar', 0.4, 5, 0.35, 2],
  ['pipa guzheng koto shamisen oud', 0.06, 3, 0.2, 2],
  ['soprano_sax sax tenor_sax baritone_sax clarinet harmonica', 0.1, 4, 0.25, 1],
  ['trombone', 0.25, 5, 0.2, 1],
  ['trumpet muted_trumpet flute pan_flute whistle tin_whistle uilleann', 0.05, 3, 0.12, 1],
  ['bansuri dizi shakuhachi', 0.3, 4, 0.3, 2],
  ['saw_lead sine_lead', 0.3, 12, 0.15, 2],
  ['fretless_bass', 0.3, 7, 0.2, 2],
  ['bass bass_pick upright_bass', 0.06, 5, 0.04, 2],
  ['acid_bass', 0.35, 12, 0, 0],
  ['reese_bass synth_bass', 0.12, 12, 0, 0],
  ['sub_808', 0.3, 12, 0, 0],
];

const habits: ReadonlyMap<string, Habit> = new Map(
  rows.flatMap(([instruments, joins, reach, scoops, depth]) =>
    instruments.split(' ').map((name): [string, Habit] => [name, { joins, reach, scoops, depth }]),
  ),
);

/** A rest of more than a sixteenth parts two tones. */
const joinBeats = 0.25;
const longBeats = 0.9;
/** Tones that begin together are a chord, which nobody slides into. */
const chordBeats = 0.06;

/** Lets a single line of notes, sorted by their start, slide as its instrument does. */
export function withSlides(notes: readonly Note[], plan: Plan, instrument: string, stream: string): readonly Note[] {
  const habit = habits.get(instrument);
  if (!habit) return notes;
  const random = plan.random(`slides/${stream}`);
  return notes.map((note, index) => {
    const [joins, scoops] = [random.chance(habit.joins), random.chance(habit.scoops)];
    const [before, after] = [notes[index - 1], notes[index + 1]];
    const isChord = [before, after].some((other) => other && Math.abs(other.startBeat - note.startBeat) < chordBeats);
    if (isChord) return note;
    const apart = before ? before.pitch - note.pitch : 0;
    const isNear = before !== undefined && note.startBeat - (before.startBeat + before.lengthBeats) <= joinBeats;
    if (joins && isNear && apart !== 0 && Math.abs(apart) <= habit.reach) return { ...note, slideSemitones: apart };
    if (scoops && note.lengthBeats >= longBeats) return { ...note, slideSemitones: -habit.depth };
    return note;
  });
}
