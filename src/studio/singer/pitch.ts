import { random } from '../random.ts';
import { endOf, type SungNote } from './phrase.ts';

/** Points of the curve per second. */
export const PITCH_RATE = 500;

export interface PitchHabits {
  readonly vibratoHertz: number;
  readonly vibratoCents: number;
  /** Cents of slow wandering. */
  readonly driftCents: number;
  /** No glide between notes. */
  readonly stepped?: true;
}

/** The curve moves to the next note so long before it, as singers do. */
const ANTICIPATION = 0.05;
/** Natural frequency of the glide in Hz, and its damping: below 1 it overshoots a little. */
const GLIDE_HERTZ = 7.5;
const DAMPING = 0.86;
/** A note that comes after a rest is reached from so many semitones below. */
const SCOOP = 0.8;
const REST = 0.12;
/** Vibrato waits, grows in, and ends with the note. */
const VIBRATO_AFTER = 0.24;
const VIBRATO_GROWTH = 0.35;
const VIBRATO_END = 0.09;
const SHORTEST_WITH_VIBRATO = 0.4;

/**
 * Pitch in Hz from `from` to `to` seconds: a second-order system follows the notes (x″ = ω²(target − x) − 2ζωx′), with
 * vibrato on held notes and a wandering of a few cents, filtered noise.
 */
export function pitchCurve(
  notes: readonly SungNote[],
  from: number,
  to: number,
  habits: PitchHabits,
  seed: number,
): Float64Array {
  const draw = random(seed, 'pitch');
  const points = new Float64Array(Math.max(1, Math.ceil((to - from) * PITCH_RATE)));
  const omega = 2 * Math.PI * GLIDE_HERTZ;
  const dt = 1 / PITCH_RATE;
  let current = 0;
  let note = notes[0] as SungNote;
  let pitch = note.pitch - SCOOP;
  let speed = 0;
  let phase = draw.next();
  let push = 0;
  let drift = 0;
  for (let i = 0; i < points.length; i++) {
    const time = from + i * dt;
    for (let next = notes[current + 1]; next && time >= next.startSeconds - ANTICIPATION; next = notes[current + 1]) {
      if (next.startSeconds - endOf(note) > REST) pitch = next.pitch - SCOOP;
      note = next;
      current++;
    }
    // The first note is approached when it is about to sound, not while the singer waits.
    const target = current === 0 && time < note.startSeconds - ANTICIPATION ? note.pitch - SCOOP : note.pitch;
    if (habits.stepped) {
      pitch = note.pitch;
      speed = 0;
    }
    speed += (omega * omega * (target - pitch) - 2 * DAMPING * omega * speed) * dt;
    pitch += speed * dt;
    push += ((draw.next() - 0.5) * habits.driftCents - push) * 0.02;
    drift += (push - drift) * 0.03;
    phase += habits.vibratoHertz * (1 + 0.04 * Math.sin(time * 1.7)) * dt;
    const cents = vibratoDepth(note, time) * habits.vibratoCents * Math.sin(2 * Math.PI * phase) + 4 * drift;
    points[i] = 440 * 2 ** ((pitch - 69 + cents / 100) / 12);
  }
  return points;
}

/** 0 to 1. */
function vibratoDepth(note: SungNote, time: number): number {
  if (note.lengthSeconds < SHORTEST_WITH_VIBRATO) return 0;
  const growth = (time - note.startSeconds - VIBRATO_AFTER) / VIBRATO_GROWTH;
  const end = (endOf(note) - time) / VIBRATO_END;
  return Math.max(0, Math.min(1, growth, end));
}
