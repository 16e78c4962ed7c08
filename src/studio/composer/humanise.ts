import type { Random } from '../random.ts';
import type { Note } from '../score/score.ts';
import type { Plan } from './plan.ts';
import type { Stroke } from './stroke.ts';

export type Hand = 'drums' | 'bass' | 'comp' | 'lead' | 'pad';

/** Steps by which swing delays the off-beats of the style's grid. */
export function swingSteps(plan: Plan, step: number): number {
  const { grid, offbeat } = plan.style.swing;
  if (plan.stepsPerBeat !== 4) return 0;
  const unit = grid === 8 ? 2 : 1;
  const isOffbeat = step % unit === 0 && (step / unit) % 2 === 1;
  return isOffbeat ? (offbeat - 0.5) * 2 * unit : 0;
}

/** Beyond this no player of a steady band strays. */
const mostDeviationMs = 30;

/** A player's own placement of every step, drawn once and kept through the song: measured as large as the noise. */
const template = (plan: Plan, random: Random, spreadMs: number): number[] =>
  Array.from({ length: plan.stepsPerBar }, () => random.gaussian() * spreadMs * 0.6);

/**
 * Strokes become notes in beats: swing, the player's lag, a fixed template of placement per song, and noise that
 * drifts (AR(1), as measured on drummers: x' = a·x + √(1−a²)·noise), with noise of velocity.
 */
export function humanise(strokes: readonly Stroke[], plan: Plan, hand: Hand, stream: string): Note[] {
  const { humanise: habits } = plan.style;
  const random = plan.random(`humanise/${stream}`);
  const calm = hand === 'pad' ? 0.3 : 1;
  const jitter = habits.jitterMs * 0.7 * calm;
  const places = template(plan, random, jitter);
  const lag = hand === 'lead' ? 6 : hand === 'pad' ? 0 : habits.lagMs[hand];
  const memory = habits.memory;
  const fresh = Math.sqrt(1 - memory * memory);
  const beatsPerMs = plan.tempoBpm / 60_000;
  const end = (plan.bars * plan.stepsPerBar) / plan.stepsPerBeat;
  const ordered = [...strokes].sort((a, b) => a.step - b.step || a.pitch - b.pitch);
  let drift = 0;
  let lastStep = -1;
  return ordered
    .map((stroke) => {
      if (stroke.step !== lastStep) drift = memory * drift + fresh * random.gaussian() * jitter;
      lastStep = stroke.step;
      const place = places[Math.floor(stroke.step) % plan.stepsPerBar] ?? 0;
      const deviation =
        Math.max(-mostDeviationMs, Math.min(mostDeviationMs, drift + place + lag)) + (stroke.spreadMs ?? 0);
      const onGrid = (stroke.step + swingSteps(plan, stroke.step)) / plan.stepsPerBeat;
      const startBeat = Math.max(0, Math.min(end - 0.05, onGrid + deviation * beatsPerMs));
      const velocity = stroke.velocity + (random.gaussian() * habits.velocity * 0.6 * calm) / 127;
      return {
        startBeat,
        lengthBeats: Math.max(0.05, Math.min(stroke.lengthSteps / plan.stepsPerBeat, end - startBeat)),
        pitch: stroke.pitch,
        velocity: Math.max(0.05, Math.min(1, velocity)),
      };
    })
    .sort((a, b) => a.startBeat - b.startBeat || a.pitch - b.pitch);
}
