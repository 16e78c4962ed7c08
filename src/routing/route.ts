import type { KindName } from '../catalogue/kinds/index.ts';
import type { Engine } from '../engines/engine.ts';

/** The first engine, in the operator's order of preference, that can do the kind. */
export const route = (engines: readonly Engine[], kind: KindName): Engine | undefined =>
  engines.find((engine) => engine.can(kind));
