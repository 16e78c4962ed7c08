import { createHmac, timingSafeEqual } from 'node:crypto';

/** The addresses at which upstreams call. */
export interface Callbacks {
  /** One for each task and engine, which nobody else can guess. */
  urlFor(engine: string, task: string): string;
  /** Whether we gave that address away; looks nowhere, so that guessing costs us nothing. */
  isOurs(engine: string, task: string, proof: string): boolean;
}

/** @param key the same on all nodes */
export function createCallbacks(key: Uint8Array, addressOf: (path: string) => string): Callbacks {
  const proofOf = (engine: string, task: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([engine, task]))
      .digest('base64url');
  return {
    urlFor: (engine, task) => addressOf(`/callbacks/${engine}/${task}/${proofOf(engine, task)}`),
    isOurs: (engine, task, proof) => {
      const [told, known] = [Buffer.from(proof), Buffer.from(proofOf(engine, task))];
      return told.length === known.length && timingSafeEqual(told, known);
    },
  };
}
