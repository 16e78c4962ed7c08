import { type Assignment, type Operation, Refused } from '../engine.ts';
import type { ClientCall } from './client.ts';
import { isPrivateHost } from './note.ts';

/** An order with an address to be called at, or undefined where it has no place for one. */
export type Callable<Call> = (call: Call, url: string) => Call | undefined;

/** The same body with more in it. */
export const saying = <Call extends ClientCall>(call: Call, more: Readonly<Record<string, unknown>>): Call => ({
  ...call,
  body: { ...(call.body as object), ...more },
});

const aboutCallbacks = /call.?back|notify.?hook/i;
/** A repeat under the same key whose first body had no address, or another one. */
const aboutRepeats = /idempoten/i;

/**
 * Orders with an address to be called at where the upstream takes one and can reach it. One that is refused for its
 * address took nothing: it is ordered without, as all later ones are, and checked as before.
 */
export function createOrdering<Call extends { readonly answers?: unknown }>(
  origin: string,
  callable: Callable<Call> | undefined,
  send: (assignment: Assignment, call: Call) => Promise<Operation>,
): (assignment: Assignment, call: Call) => Promise<Operation> {
  let isWanted = true;
  const withAddress = ({ webhookUrl }: Assignment, call: Call): Call | undefined => {
    if (webhookUrl === undefined || !isWanted || call.answers !== undefined) return undefined;
    // Nobody reaches a private network from outside.
    if (isPrivateHost(webhookUrl) && !isPrivateHost(origin)) return undefined;
    return callable?.(call, webhookUrl);
  };
  return async (assignment, call) => {
    const called = withAddress(assignment, call);
    if (!called) return send(assignment, call);
    try {
      return await send(assignment, called);
    } catch (error) {
      if (!(error instanceof Refused) || error.blames !== 'order') throw error;
      if (aboutCallbacks.test(error.message)) isWanted = false;
      else if (!aboutRepeats.test(error.message)) throw error;
      return send(assignment, call);
    }
  };
}
