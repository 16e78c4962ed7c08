import type { Clip } from '../../sdk/types.ts';
import { createStore } from '../store.ts';

/** The clips that the library shows, for orders that name more than one. */
export const known = createStore<readonly Clip[]>([]);
