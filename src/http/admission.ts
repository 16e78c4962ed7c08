import { statfs } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Failure, failure } from '../catalogue/failures.ts';

export interface AdmissionLimits {
  /** Requests being answered; those that only wait for a task do not count. */
  readonly inFlight: number;
  /** Half of the turns of the event loop come later than this. */
  readonly delayMs: number;
  readonly jobs: number;
  readonly freeBytes: number;
}

/** How the house is: what admission is judged by. */
export interface Load {
  readonly inFlight: number;
  readonly delayMs: number;
  readonly jobs: number;
  readonly freeBytes: number;
}

export const limits: AdmissionLimits = { inFlight: 1_250, delayMs: 1_000, jobs: 20_000, freeBytes: 64 * 2 ** 20 };
/** Orders are turned away at four fifths of what everything is turned away at: who has ordered must still be answered. */
const orderShare = 0.8;
const retryAfterSeconds = 2;

const overloaded = (why: string, seconds = retryAfterSeconds): Failure =>
  failure('overloaded', `${why}. Wait for Retry-After and repeat`, { retryAfterSeconds: seconds });

/** Why no new order can be taken, or undefined. */
export function refusalOfOrders(load: Load, most: AdmissionLimits = limits): Failure | undefined {
  if (load.freeBytes < most.freeBytes)
    return overloaded('No order is taken, because the disk of the data directory is nearly full', 60);
  if (load.jobs >= most.jobs) return overloaded(`${load.jobs} jobs are waiting already`, 30);
  if (load.inFlight > most.inFlight * orderShare) return overloaded('Too many requests are being answered');
  return load.delayMs > most.delayMs ? overloaded('The server is too busy to take orders') : undefined;
}

/** Why a request is not even read, or undefined. */
export const refusalOfRequests = (load: Load, most: AdmissionLimits = limits): Failure | undefined =>
  load.inFlight > most.inFlight ? overloaded('Too many requests are being answered') : undefined;

export interface Admission {
  /** A request came; what it hands back is called when it has been answered or only waits. */
  enter(): () => void;
  orders(): Failure | undefined;
  requests(): Failure | undefined;
  load(): Load;
  close(): void;
}

const lookEveryMs = 1_000;

/** Knows how busy the house is. Delay, depth and disk are looked at once a second, never while somebody waits. */
export function createAdmission(jobs: () => Promise<number>, directory: string): Admission {
  const delays = monitorEventLoopDelay({ resolution: 10 });
  delays.enable();
  // One object that is written over: every request looks at it, twice where it is an order.
  const load = { inFlight: 0, delayMs: 0, jobs: 0, freeBytes: Number.POSITIVE_INFINITY };
  let lastMs = 0;
  const look = async (): Promise<void> => {
    // The histogram holds whole intervals: what is above the resolution is delay.
    const nowMs = delays.count > 0 ? Math.max(0, delays.percentile(50) / 1e6 - 10) : 0;
    delays.reset();
    // One stall, as at a start, is no overload: two looks in a row have to see it.
    load.delayMs = Math.min(nowMs, lastMs);
    lastMs = nowMs;
    const disk = await statfs(directory);
    load.freeBytes = disk.bavail * disk.bsize;
    load.jobs = await jobs();
  };
  const timer = setInterval(() => void look().catch(() => {}), lookEveryMs).unref();
  void look().catch(() => {});
  return {
    enter: () => {
      load.inFlight++;
      let left = false;
      return () => {
        if (!left) load.inFlight--;
        left = true;
      };
    },
    orders: () => refusalOfOrders(load),
    requests: () => refusalOfRequests(load),
    load: () => load,
    close: () => {
      clearInterval(timer);
      delays.disable();
    },
  };
}
