import type { Stroke } from './stroke.ts';

const ringing =
  /^(?:piano|bright_piano|electric_grand|honky_tonk|rhodes|dx_ep|harp|vibraphone|celesta|bells|glockenspiel|music_box|kalimba|acoustic_guitar_nylon|acoustic_guitar_steel|lute|koto|guzheng|crystal)$/;

/** Whether the tones of a broken chord ring on until the chord changes: by a pedal, or as strings do that nobody damps. */
export const ringsOn = (instrument: string): boolean => ringing.test(instrument);

/** One key sounds once: struck again, its tone before ends. */
export function damped(strokes: readonly Stroke[]): Stroke[] {
  const next = new Map<number, number>();
  return [...strokes]
    .sort((a, b) => b.step - a.step)
    .map((stroke) => {
      const again = next.get(stroke.pitch) ?? Number.POSITIVE_INFINITY;
      next.set(stroke.pitch, stroke.step);
      // Doubled tones of one chord do not end each other.
      return again > stroke.step
        ? { ...stroke, lengthSteps: Math.min(stroke.lengthSteps, again - stroke.step) }
        : stroke;
    })
    .reverse();
}
