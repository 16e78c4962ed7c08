import type { z } from 'zod';
import { song } from './song.ts';

export const kinds = { song } as const;

export type KindName = keyof typeof kinds;
/** A caller's request in canonical form, validated. */
export type Order = z.output<(typeof kinds)[KindName]['order']>;
export type SongOrder = Extract<Order, { kind: 'song' }>;
