import { Worker } from 'node:worker_threads';
import { Failed, failure } from '../../catalogue/failures.ts';
import type { Words } from '../../studio/studio.ts';
import type { Answer, Request } from './messages.ts';
import { threadProgram } from './threads.ts';

interface Listener {
  readonly onProgress?: (fraction: number) => void;
  readonly onComposed?: (words: Words) => void;
  readonly onAudio?: (piece: Uint8Array | undefined) => void;
}

interface Errand {
  readonly request: Request;
  readonly listener: Listener;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
  readonly withinMs: number | undefined;
  worker?: Worker;
  limit?: NodeJS.Timeout;
}

interface RunOptions {
  readonly signal?: AbortSignal;
  /** Once begun, the work is ended when it takes longer: bytes from outside may hold a decoder forever. */
  readonly withinMs?: number;
}

export interface Pool {
  /** Runs a request on the next free thread; aborting ends the thread within milliseconds, and another takes its place. */
  run(request: Request, options?: Listener & RunOptions): Promise<Answer>;
  /** Starts every thread and loads the SoundFont in it. */
  warm(): void;
  close(): Promise<void>;
}

/**
 * Threads that stay: the SoundFont is read once in each. Errands are taken in order, inspections before recordings,
 * because a take that waits for its inspection is all but done.
 */
export function createPool(threads: number, niceness?: number): Pool {
  const waiting: Errand[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Errand>();
  let closed = false;

  const start = (): Worker => {
    const worker = new Worker(threadProgram('studio'), { execArgv: [], workerData: niceness });
    worker.unref();
    worker.on('message', (answer: Answer) => {
      const errand = busy.get(worker);
      if (!errand) return;
      if (answer.say === 'progress') return errand.listener.onProgress?.(answer.fraction);
      if (answer.say === 'composed') return errand.listener.onComposed?.(answer.words);
      if (answer.say === 'audio') return errand.listener.onAudio?.(answer.piece);
      clearTimeout(errand.limit);
      busy.delete(worker);
      idle.push(worker);
      if (answer.say === 'failed')
        errand.reject(
          answer.refused ? new Failed(failure('invalid_request', answer.reason)) : new Error(answer.reason),
        );
      else errand.resolve(answer);
      next();
    });
    worker.on('error', (error) => lose(worker, error as Error));
    worker.on('exit', () => lose(worker, new Error('the render thread ended unexpectedly')));
    return worker;
  };

  const lose = (worker: Worker, reason: Error): void => {
    const errand = busy.get(worker);
    clearTimeout(errand?.limit);
    busy.delete(worker);
    const position = idle.indexOf(worker);
    if (position >= 0) idle.splice(position, 1);
    errand?.reject(reason);
    if (!closed) next();
  };

  const next = (): void => {
    while (waiting.length > 0 && busy.size < threads) {
      const errand = waiting.shift() as Errand;
      const worker = idle.pop() ?? start();
      errand.worker = worker;
      busy.set(worker, errand);
      if (errand.withinMs !== undefined)
        errand.limit = setTimeout(() => {
          errand.reject(new Error(`it took longer than ${(errand.withinMs ?? 0) / 1000} s`));
          void worker.terminate();
        }, errand.withinMs);
      worker.ref();
      worker.postMessage(errand.request);
    }
    for (const worker of idle) worker.unref();
  };

  const run: Pool['run'] = (request, options = {}) =>
    new Promise<Answer>((resolve, reject) => {
      if (closed) return reject(new Error('the studio is closed'));
      const errand: Errand = { request, listener: options, resolve, reject, withinMs: options.withinMs };
      options.signal?.addEventListener('abort', () => {
        const position = waiting.indexOf(errand);
        if (position >= 0) waiting.splice(position, 1);
        else if (errand.worker && busy.get(errand.worker) === errand) void errand.worker.terminate();
        reject(new Error('cancelled'));
      });
      if (request.ask === 'inspect' || request.ask === 'adopt') waiting.unshift(errand);
      else waiting.push(errand);
      next();
    });

  return {
    run,
    warm: () => {
      // What is wrong with a thread the first order will say.
      for (let n = 0; n < threads; n++) run({ ask: 'prepare' }).catch(() => {});
    },
    close: async () => {
      closed = true;
      for (const errand of waiting.splice(0)) errand.reject(new Error('the studio is closed'));
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()));
    },
  };
}
