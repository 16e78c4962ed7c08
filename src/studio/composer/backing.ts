import type { Side, SyllableNotes, VocalLine, Voice } from '../score/vocal.ts';
import { contains } from '../theory/chords.ts';
import { foldInto, pitchClass } from '../theory/scales.ts';
import type { SungLine } from '../words/sung.ts';
import { chordAt, type Harmony, scaleOver } from './harmony.ts';
import type { Plan } from './plan.ts';
import type { Stroke } from './stroke.ts';

/** Notes of a line that only some of its syllables have. */
const only = (notes: SyllableNotes, wanted: (syllable: number) => boolean): SyllableNotes =>
  notes.map((own, syllable) => (wanted(syllable) ? own : []));

/** A third above in the scale of the moment, brought back where the voice ends. */
export function thirdAbove(plan: Plan, harmony: Harmony, stroke: Stroke, [lowest, highest]: Voice['range']): Stroke {
  const scale = scaleOver(plan, chordAt(harmony, Math.floor(stroke.step), plan.stepsPerBar));
  let pitch = stroke.pitch;
  for (let found = 0; found < 2 && pitch < stroke.pitch + 6; ) {
    pitch++;
    if (scale.includes(pitchClass(pitch))) found++;
  }
  return { ...stroke, pitch: foldInto(pitch, lowest, highest + 3) };
}

/** Tracts of those who stand beside the lead, at the left and at the right. */
const TRACTS = [1.05, 0.96] as const;

/** One of the singers, by place among them. */
export interface Seat {
  readonly singer: number;
  readonly voice: Voice;
}

export interface Companions {
  readonly lead: Seat;
  /** Who sings along in a duet or where all do. */
  readonly partner: Seat | undefined;
  /** Doubles, a second voice, many voices. */
  readonly doubled: boolean;
  readonly harmonised: boolean;
  readonly choir: boolean;
  /** For each syllable, whether it stands in round brackets. */
  readonly backing: readonly boolean[];
}

/** Who joins a line: doubles and a second voice where it is sung together, others for what stands in round brackets. */
export function sidesOf(
  { lead, partner, doubled, harmonised, choir, backing }: Companions,
  tune: (voice: Voice) => SyllableNotes,
  third: (voice: Voice) => SyllableNotes,
): Side[] {
  const isLead = (syllable: number): boolean => backing[syllable] !== true;
  const isAnswer = (syllable: number): boolean => !isLead(syllable);
  const [shorter, longer] = TRACTS;
  const side = (seat: Seat, at: Side['at'], tract: number, second: boolean, who = isLead): Side => ({
    singer: seat.singer,
    tract,
    at,
    notes: only((second ? third : tune)(seat.voice), who),
  });
  const sides: Side[] = [];
  if (doubled) sides.push(side(lead, 'left', 1, false));
  if (partner) sides.push(side(partner, 'right', 1, harmonised));
  else if (doubled) sides.push(side(lead, 'right', 1, harmonised));
  if (choir) sides.push(side(lead, 'left', shorter, true), side(lead, 'right', longer, false));
  if (backing.includes(true))
    sides.push(side(lead, 'left', shorter, false, isAnswer), side(lead, 'right', longer, true, isAnswer));
  return sides;
}

/** What is thrown in; its vowel has neither words nor meaning, so that it fits every language. */
const throwIns: readonly (readonly [text: string, nucleus: string])[] = [
  ['oh', 'ow'],
  ['ooh', 'uw'],
  ['ah', 'aa'],
];

const throwIn = ([text, nucleus]: readonly [string, string]): SungLine => ({
  text,
  language: 'en',
  english: undefined,
  words: [{ text, syllables: [{ text, onset: [], nucleus, coda: [], stress: 1 }] }],
});

/** Beats of rest that leave room for an ad-lib, and how often one is taken. */
const ROOM_BEATS = 1.5;
const CHANCE = 0.5;

/**
 * Ad-libs: a falling figure on an open vowel in the rests between lines, by those at the sides.
 *
 * @param asked where they were asked for, every rest that has room gets one
 */
export function throwInAdLibs(
  plan: Plan,
  harmony: Harmony,
  lines: readonly VocalLine[],
  singers: readonly Voice[],
  asked: boolean,
): VocalLine[] {
  const random = plan.random('ad-libs');
  return lines.flatMap((line, index) => {
    const last = line.notes.at(-1)?.at(-1);
    const next = lines[index + 1]?.notes[0]?.[0];
    const lead = singers[line.singer];
    if (!last || !next || !lead || line.speech !== 'sung' || (line.sides.length === 0 && !asked)) return [];
    const beat = Math.ceil((last.startBeat + last.lengthBeats) * 2) / 2;
    if (next.startBeat - beat < ROOM_BEATS || !random.chance(asked ? 1 : CHANCE)) return [];
    const scale = scaleOver(plan, chordAt(harmony, Math.floor(beat * plan.stepsPerBeat), plan.stepsPerBar));
    const chord = chordAt(harmony, Math.floor(beat * plan.stepsPerBeat), plan.stepsPerBar);
    const [lowest, highest] = lead.range;
    let pitch = Math.min(highest, last.pitch + 5);
    while (pitch > lowest && !contains(chord, pitch)) pitch--;
    const down: number[] = [];
    for (let step = pitch - 1; step > pitch - 6 && down.length < 2; step--)
      if (scale.includes(pitchClass(step))) down.push(step);
    const notes = [pitch, ...down].map((tone, order) => ({
      startBeat: beat + order * 0.5,
      lengthBeats: order === down.length ? Math.min(1, next.startBeat - beat - order * 0.5 - 0.25) : 0.48,
      pitch: foldInto(tone, lowest, highest),
      velocity: 0.58 - 0.04 * order,
    }));
    const side = {
      singer: line.singer,
      tract: TRACTS[index % 2 === 0 ? 0 : 1],
      at: index % 2 === 0 ? ('left' as const) : ('right' as const),
      notes: [notes],
    };
    const { section, singer } = line;
    return [
      { line: throwIn(random.pick(throwIns)), section, singer, speech: 'sung' as const, notes: [notes], sides: [side] },
    ];
  });
}
