import { describe, expect, it } from 'vitest';
import { readWishes } from '../brief/read.ts';
import { compose } from './compose.ts';
import { damped, ringsOn } from './pedal.ts';

const words = { prompt: '', lyrics: '', negativeTags: '', title: 'Pedal', instrumental: true, maxSeconds: 480 };

/** Lengths in beats of a player's notes. */
function lengthsOf(tags: string, instrument: string): number[] {
  const { parts } = compose(readWishes({ ...words, tags }).brief, 1, 1);
  return parts.filter((part) => part.instrument === instrument).flatMap(({ notes }) => notes.map((n) => n.lengthBeats));
}

describe('the pedal', () => {
  it('ends a tone where its key is struck again, and no other', () => {
    const stroke = (step: number, pitch: number) => ({ step, pitch, lengthSteps: 16 - step, velocity: 0.5 });
    expect(damped([stroke(0, 60), stroke(4, 64), stroke(8, 60), stroke(8, 60)])).toMatchObject([
      { step: 0, pitch: 60, lengthSteps: 8 },
      { step: 4, pitch: 64, lengthSteps: 12 },
      { step: 8, pitch: 60, lengthSteps: 8 },
      { step: 8, pitch: 60, lengthSteps: 8 },
    ]);
  });

  it('is for what rings, not for what is bowed, plucked short or blown', () => {
    expect(['piano', 'harp', 'acoustic_guitar_nylon'].every(ringsOn)).toBe(true);
    expect(['pizzicato', 'harpsichord', 'banjo', 'strings', 'pluck', 'flute'].some(ringsOn)).toBe(false);
  });

  it('lets the broken chords of a ballad ring, for a bar at most', () => {
    const lengths = lengthsOf('pop ballad, piano', 'piano');
    const inner = lengths.slice(0, -6);
    expect(inner.length).toBeGreaterThan(100);
    expect(inner.filter((length) => length > 1).length / inner.length).toBeGreaterThan(0.5);
    expect(Math.max(...inner)).toBeLessThanOrEqual(4);
  });
});
