import type { Role } from '../score/score.ts';
import type { Plan, PlannedSection } from './plan.ts';
import type { Stroke } from './stroke.ts';

/** A player with what it would play if nobody directed it. */
export interface Seated {
  readonly role: Role;
  readonly instrument: string;
  readonly strokes: readonly Stroke[];
}

/** How loud a swelling section begins and ends; an ebbing one the other way round. */
const SOFT = 0.7;
const FULL = 1.12;

const isAmong = (players: readonly string[], { role, instrument }: Seated): boolean =>
  players.includes(role) || players.includes(instrument);

/** Whether somebody rests in a section for what is said there, or because it is yet to enter. */
function rests(seat: Seated, section: PlannedSection, later: readonly PlannedSection[]): boolean {
  const { only, rests = [] } = section.direction ?? {};
  if (only && !isAmong(only, seat)) return true;
  if (isAmong(rests, seat)) return true;
  return later.some(({ direction }) => direction?.enters && isAmong(direction.enters, seat));
}

/** A section's strokes, louder or softer from its start to its end, and without those of its last half bar where it stops. */
function shaped(plan: Plan, section: PlannedSection, strokes: readonly Stroke[]): readonly Stroke[] {
  const { swell, stops } = section.direction ?? {};
  const from = section.startBar * plan.stepsPerBar;
  const steps = section.bars * plan.stepsPerBar;
  const end = stops ? from + steps - Math.ceil(plan.stepsPerBar / 2) : Number.POSITIVE_INFINITY;
  return strokes
    .filter(({ step }) => step < end)
    .map((stroke) => {
      const place = (stroke.step - from) / steps;
      const gain = swell === undefined ? 1 : SOFT + (FULL - SOFT) * (swell > 0 ? place : 1 - place);
      return {
        ...stroke,
        lengthSteps: Math.min(stroke.lengthSteps, end - stroke.step),
        velocity: Math.min(1, stroke.velocity * gain),
      };
    });
}

/** The players as the marks in the lyrics direct them; what would leave a section without any sound is not followed. */
export function directed<Player extends Seated>(plan: Plan, players: readonly Player[]): Player[] {
  if (plan.sections.every(({ direction }) => direction === undefined)) return [...players];
  const strokesOf = ({ strokes }: Seated, { startBar, bars }: PlannedSection): readonly Stroke[] =>
    strokes.filter(({ step }) => {
      const bar = step / plan.stepsPerBar;
      return bar >= startBar && bar < startBar + bars;
    });
  const played = players.map((): Stroke[] => []);
  plan.sections.forEach((section, index) => {
    const own = players.map((player) => strokesOf(player, section));
    const later = plan.sections.slice(index + 1);
    const obeyed = players.map((player, at) => (rests(player, section, later) ? [] : (own[at] ?? [])));
    const sounds = section.words.length > 0 || obeyed.some((strokes) => strokes.length > 0);
    for (const [at, strokes] of (sounds ? obeyed : own).entries()) played[at]?.push(...shaped(plan, section, strokes));
  });
  return players.map((player, at) => ({ ...player, strokes: played[at] ?? [] }));
}
