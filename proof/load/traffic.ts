import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { at, inParallel, type Said, type Wire } from '../wire.ts';

/** The metronome holds it: it is one of the tasks under way, and takes no CPU from what is measured. */
const held = { kind: 'song', prompt: 'metronome:stall a song', instrumental: true };

export interface Seen {
  readonly polls: number[];
  readonly orders: number[];
  /** Turned away with Retry-After. */
  refused: number;
  /** Due while every connection waited for its answer, and given up. */
  unsent: number;
  readonly odd: string[];
}

export const fineIn = ({ polls, orders }: Seen): number => polls.length + orders.length;
export const unfineIn = ({ refused, odd }: Seen): string[] => [...odd, ...Array<string>(refused).fill('turned away')];

async function one(wire: Wire, ids: readonly string[], number: number, isOrder: boolean, seen: Seen): Promise<void> {
  const asked = performance.now();
  try {
    const said: Said = await (isOrder
      ? wire.ask({ method: 'POST', path: '/v1/tasks', body: held })
      : wire.ask({ method: 'GET', path: `/v1/tasks/${ids[number % ids.length]}` }));
    // From when it was due: waiting for a free connection counts.
    if (said.status < 300) (isOrder ? seen.orders : seen.polls).push(performance.now() - asked);
    else if ((said.status === 503 || said.status === 429) && said.headers['retry-after'] !== undefined) seen.refused++;
    else seen.odd.push(`${said.status}: ${said.text.slice(0, 100)}`);
  } catch (error) {
    seen.odd.push(String(error));
  }
}

const nothing = (): Seen => ({ polls: [], orders: [], refused: 0, unsent: 0, odd: [] });

export interface Traffic {
  readonly perSecond: number;
  readonly seconds: number;
  /** Requests for each order, the others ask for a task; infinite where nothing is to be ordered. */
  readonly perOrder?: number;
  /** Requests without an answer beyond which none is sent: a crowd has only so many connections. */
  readonly mostOpen?: number;
}

/** Asks at a steady rate, whatever becomes of the answers. */
export async function steady(wire: Wire, ids: readonly string[], traffic: Traffic): Promise<Seen> {
  const { perSecond, seconds, perOrder = 10, mostOpen = Number.POSITIVE_INFINITY } = traffic;
  const seen = nothing();
  let open = 0;
  const began = performance.now();
  const underWay: Promise<void>[] = [];
  for (let number = 0; number < perSecond * seconds; number++) {
    const wait = began + (number * 1_000) / perSecond - performance.now();
    if (wait > 2) await sleep(wait);
    // Answers come in while this waits; who only sends takes them for late.
    else if (number % 8 === 0) await turn();
    if (open >= mostOpen) {
      seen.unsent++;
      continue;
    }
    open++;
    underWay.push(one(wire, ids, number, number % perOrder === perOrder - 1, seen).finally(() => open--));
  }
  await Promise.all(underWay);
  return seen;
}

/** Answers per second when the server is asked as fast as it answers, 32 at a time. */
export async function peak(wire: Wire, ids: readonly string[], seconds: number): Promise<number> {
  const seen = nothing();
  const end = performance.now() + seconds * 1_000;
  const worker = async (first: number): Promise<void> => {
    for (let number = first; performance.now() < end; number++) await one(wire, ids, number, number % 10 === 0, seen);
  };
  await Promise.all(Array.from({ length: 32 }, (_, number) => worker(number)));
  return fineIn(seen) / seconds;
}

/** Tasks that are accepted and do not end; their ids. */
export async function begin(wire: Wire, tasks: number): Promise<string[]> {
  const ids: string[] = [];
  await inParallel(tasks, 32, async () => {
    const { status, text } = await wire.ask({ method: 'POST', path: '/v1/tasks', body: held });
    if (status === 202) ids.push(String(at(JSON.parse(text), 'id')));
  });
  return ids;
}
