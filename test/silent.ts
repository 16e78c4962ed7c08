import type { Engine, Take } from '../src/engines/engine.ts';
import { createMetronome } from '../src/engines/metronome/metronome.ts';

const bytes = Buffer.from('click');

/** The metronome for tests that look at words alone: its takes are as long as songs are said to be, and hold no sound. */
export function createSilentMetronome(durationSeconds = 151.2): Engine {
  const metronome = createMetronome();
  return {
    ...metronome,
    status: async (operation, assignment) => {
      const order: { readonly title?: string; readonly lyrics?: string; readonly style?: string } = assignment.order;
      if (assignment.takes === 0 || JSON.stringify(order).includes('metronome:'))
        return metronome.status(operation, assignment);
      const take: Take = {
        title: order.title ?? 'Metronome',
        lyrics: order.lyrics ?? '',
        tags: order.style ?? 'click',
        durationSeconds,
        audio: bytes,
        artwork: bytes,
      };
      return { state: 'done', takes: Array.from({ length: assignment.takes }, () => take), warnings: [] };
    },
  };
}
