import { failure } from '../../catalogue/failures.ts';
import type { KindName, Order } from '../../catalogue/kinds/index.ts';
import type { TakeText } from '../../catalogue/results.ts';
import { type Assignment, type Engine, type Operation, Refused, type Status, Unsure } from '../engine.ts';
import { failureOf, ordering, refusal } from './answers.ts';
import { type Client, type ClientCall, createClient, type Reply } from './client.ts';
import { createCollector, type Told } from './collect.ts';
import { type Origins, originsOf } from './note.ts';
import { type Callable, createOrdering } from './webhook.ts';
import type { Workshop, Write } from './workshop.ts';

/** An order in the words of an API. */
export interface Call extends ClientCall {
  /** Which sort of task it becomes, where checks differ by it. */
  readonly family?: string;
  /** Reads an answer that is the result itself. */
  readonly answers?: (body: unknown) => Told;
  /** What could not be said. */
  readonly warnings?: readonly string[];
}

/** How a task is getting on, as an API tells it. */
export type Look =
  /** It knows of no such task, and does not say so: lost, if it goes on. */
  | { readonly state: 'missing' }
  | { readonly state: 'pending'; readonly progress: number; readonly texts?: readonly TakeText[] }
  | { readonly state: 'failed'; readonly said: string }
  | { readonly state: 'done'; readonly told: Told };

export interface Fault {
  /** The number that counts: of the body where it has one. */
  readonly status: number;
  readonly said: string;
}

/** All that is particular about an API that makes tasks. */
export interface Api {
  readonly name: string;
  /** It is the operator's own machine: nothing is paid, and what is lost may be begun again. */
  readonly free?: boolean;
  readonly headers: (key: string) => Readonly<Record<string, string>>;
  readonly orders: {
    readonly [Kind in KindName]?: (
      order: Extract<Order, { kind: Kind }>,
      origins: Origins,
      assignment: Assignment,
      write: Write,
    ) => Call | Promise<Call>;
  };
  /** What went wrong, also where the status is 200. */
  readonly fault: (reply: Reply) => Fault | undefined;
  /** The same order with an address to call when there is news; undefined where the API has no place for one. */
  readonly webhook?: Callable<Call>;
  /** The task's id in the answer to an order. */
  readonly accepted: (body: unknown) => string;
  /** A path to get, or another call. */
  readonly query: (task: string, family: string) => string | ClientCall;
  readonly look: (body: unknown, assignment: Assignment, family: string) => Look;
}

export interface UpstreamSettings {
  readonly url: string;
  readonly key: string;
  /** What an order costs the operator there. */
  readonly cost?: number;
  /** Whether a repeated Idempotency-Key gives the same task there, as Cantiga does: then an unknown outcome can be asked for. */
  readonly idempotent?: boolean;
}

/** A wait for results that are the answer themselves. */
const answersWithinMs = 90_000;
/** A task may be known a little later than its id; so many looks in a row, then it is lost. */
const missesUntilLost = 5;

/** An engine that is a client of somebody's API. */
export function createUpstream(api: Api, settings: UpstreamSettings, workshop: Workshop): Engine {
  const client: Client = createClient({
    url: settings.url,
    headers: settings.key === '' ? {} : api.headers(settings.key),
    secrets: [settings.key],
  });
  const { name } = api;
  const collector = createCollector(name, client, workshop);
  const misses = new Map<string, number>();

  const callOf = (assignment: Assignment): Call | Promise<Call> => {
    const { order } = assignment;
    type Word = (order: Order, origins: Origins, assignment: Assignment, write: Write) => Call | Promise<Call>;
    const word = api.orders[order.kind] as Word | undefined;
    if (!word) throw new Error(`${name} does not make ${order.kind}`);
    return word(order, originsOf(assignment, { engine: name, origin: client.origin }), assignment, workshop.write);
  };

  const send = async (assignment: Assignment, whole: Call): Promise<Operation> => {
    const { answers, family = '', warnings = [], ...call } = whole;
    const headers = { 'idempotency-key': assignment.reference };
    const patient = answers ? { ...call, timeoutMs: answersWithinMs } : call;
    const reply = await ordering(name, () => client.order(patient, headers));
    const fault = api.fault(reply);
    if (fault) throw refusal(fault.status, fault.said, name, client);
    const kept = { family, warnings: JSON.stringify(warnings) };
    if (answers) return { ...kept, task: '', answer: JSON.stringify(answers(reply.body)) };
    const task = api.accepted(reply.body);
    if (task === '') throw new Unsure(`${name} took an order and did not name it`);
    return { ...kept, task };
  };
  const order = createOrdering(client.origin, api.webhook, send);
  const start = async (assignment: Assignment): Promise<Operation> => {
    try {
      return await order(assignment, await callOf(assignment));
    } catch (error) {
      if (!(error instanceof Unsure) || !api.free) throw error;
      throw new Refused('engine', error.message, failure('overloaded', `${name} did not answer. Order it again later`));
    }
  };

  const lookAt = async (task: string, family: string, assignment: Assignment): Promise<Look | 'lost'> => {
    const query = api.query(task, family);
    const reply = typeof query === 'string' ? await client.get(query) : await client.order(query);
    const fault = api.fault(reply);
    if (fault && fault.status !== 404)
      throw new Error(`${name} did not tell of a task: ${fault.status} ${client.clean(fault.said)}`);
    const look: Look = fault ? { state: 'missing' } : api.look(reply.body, assignment, family);
    const missed = look.state === 'missing' ? (misses.get(task) ?? 0) + 1 : 0;
    if (missed === 0 || missed === missesUntilLost) misses.delete(task);
    else misses.set(task, missed);
    return missed === missesUntilLost ? 'lost' : look;
  };

  const status = async (operation: Operation, assignment: Assignment): Promise<Status> => {
    const task = String(operation.task);
    const found: Look | 'lost' =
      operation.answer === undefined
        ? await lookAt(task, String(operation.family), assignment)
        : { state: 'done', told: JSON.parse(String(operation.answer)) as Told };
    if (found === 'lost') return { state: 'lost' };
    if (found.state === 'missing') return { state: 'pending', progress: 0 };
    if (found.state === 'pending') return found;
    if (found.state === 'failed') return { state: 'failed', failure: failureOf(found.said, name, client.clean) };
    const collected = await collector.collect(task || assignment.reference, task, found.told, assignment.seed);
    if (collected.state === 'waiting') return { state: 'pending', progress: 0.99 };
    if (collected.state === 'failed') return collected;
    const warnings = JSON.parse(String(operation.warnings ?? '[]')) as string[];
    return { state: 'done', ...collected.made, warnings: [...warnings, ...collected.warnings] };
  };

  return {
    name,
    remote: true,
    ...(api.webhook && { webhook: true }),
    paid: !api.free,
    ...(settings.cost !== undefined && { cost: settings.cost }),
    can: (kind) => api.orders[kind] !== undefined,
    start,
    ...(settings.idempotent && { find: start }),
    status,
    // None of these APIs can be told to stop; what was fetched so far is let go.
    cancel: async (operation) => {
      collector.forget(String(operation.task));
      misses.delete(String(operation.task));
    },
    close: () => client.close(),
  };
}
