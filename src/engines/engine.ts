import type { Failure } from '../catalogue/failures.ts';
import type { KindName, Order } from '../catalogue/kinds/index.ts';
import type { Made, SoFar, Source } from './made.ts';

export { Refused, Unsure } from './faults.ts';
export type { Made, MadeFile, SoFar, Source, SourceClip, Take } from './made.ts';

/** What is asked of an engine: the order, completed by the core so that a repeat gives the same result. */
export interface Assignment {
  /** The task's id: the engine's name for "this same thing again". */
  readonly reference: string;
  readonly order: Order;
  readonly seed: number;
  /** How many takes are wanted. */
  readonly takes: number;
  /** The music that the order starts from: what its clips and addresses name, in the order's own sequence. */
  readonly sources: readonly Source[];
  /** The music whose voice and manner the order's persona stands for. */
  readonly persona?: Source;
  /**
   * Takes consecutive pieces of a take's MP3 while it is made, so that it can be heard: `take` is its place among them,
   * from 0. Undefined: what came before does not count, the take begins anew. Joined they are the beginning of what the
   * take turns out to be, byte for byte. The piece is given away: nobody changes it any more. Of a take that is done nothing more comes; an engine
   * need not tell at all.
   */
  readonly onAudio?: (take: number, piece: Uint8Array | undefined) => void;
  /**
   * Where an upstream may say that there is news of this work: a call there brings the next check forward, and nothing that
   * it says is believed. Given to engines with `webhook` where this house can be reached from outside.
   */
  readonly webhookUrl?: string;
}

/** An engine's own note about work under way; serialisable, opaque to everybody else, stored before work is paid for. */
export type Operation = { readonly [key: string]: string | number };

export type Status =
  | ({ readonly state: 'pending' /** 0 to 1. */; readonly progress: number } & SoFar)
  | ({ readonly state: 'done'; readonly warnings: readonly string[] } & Made)
  | { readonly state: 'failed'; readonly failure: Failure }
  /** The engine has forgotten the work. What costs nothing is begun once more; what costs something has failed. */
  | { readonly state: 'lost' };

/**
 * Something that turns orders into songs. Engines never loop, sleep or retry: the core starts, checks, backs off and
 * gives up. `status` must work in a new process that has only the operation. `Failed` thrown ends the task with that
 * failure, `Refused` by `start` sends it to another engine; any other error is taken as a passing fault.
 */
export interface Engine {
  readonly name: string;
  /** The work is done by another machine: it is checked less often, and takes no place among the tasks rendered here. */
  readonly remote?: boolean;
  /** It can have `webhookUrl` called when there is news. It is checked all the same. */
  readonly webhook?: boolean;
  /** Somebody wants money for what `start` orders: when its outcome is unknown, it is never ordered again. */
  readonly paid?: boolean;
  /** What an order costs the operator, in a unit that all engines share. */
  readonly cost?: number;
  can(kind: KindName): boolean;
  start(assignment: Assignment): Promise<Operation>;
  /** What became of a `start` whose answer was lost; undefined when nobody can tell. Orders nothing twice. */
  find?(assignment: Assignment): Promise<Operation | undefined>;
  status(operation: Operation, assignment: Assignment): Promise<Status>;
  /** Resolves when a check may find news, or when the time is over: a hint that saves waiting. */
  news?(operation: Operation, withinMs: number): Promise<void>;
  cancel?(operation: Operation): Promise<void>;
  /** Gets ready what the first order would wait for. Called once, when the server listens and takes work. */
  prepare?(): void;
  close?(): Promise<void>;
}

/** Every engine there is, by the name that CANTIGA_ENGINES uses. */
export const engineNames = ['embedded', 'metronome'] as const;
export type EngineName = (typeof engineNames)[number];

/** Engines of others, which CANTIGA_ENGINES names with their address: `crun=https://…`. */
export const upstreamNames = ['crun', 'sunor', 'apixo', 'newapi', 'sunoapi', 'acestep', 'acestepcpp'] as const;
export type UpstreamName = (typeof upstreamNames)[number];

/** The engine that CANTIGA_LYRICS_URL adds. */
export const lyricistName = 'chat';
