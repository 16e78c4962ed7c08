import { createEmbedded } from './embedded/embedded.ts';
import type { Pool } from './embedded/pool.ts';
import type { Engine, EngineName } from './engine.ts';
import { createMetronome } from './metronome/metronome.ts';

/** How each engine is made. */
export const engines: Readonly<Record<EngineName, (pool: Pool) => Engine>> = {
  embedded: createEmbedded,
  metronome: createMetronome,
};
