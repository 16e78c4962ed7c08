import { Pool } from 'undici';

export interface Asked {
  readonly method: 'GET' | 'POST' | 'DELETE' | 'HEAD';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text or bytes as they are. */
  readonly body?: unknown;
}

export interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly ms: number;
}

export interface Wire {
  ask(asked: Asked): Promise<Said>;
  close(): Promise<void>;
}

/** Real connections to a server, kept open. */
export function openWire(url: string, key?: string, connections = 16): Wire {
  // Some APIs answer when the song is there, and among thousands of orders that takes its turn.
  const pool = new Pool(url, { connections, pipelining: 1, headersTimeout: 120_000, bodyTimeout: 120_000 });
  return {
    ask: async ({ method, path, headers = {}, body }) => {
      const began = performance.now();
      const plain = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
      const answer = await pool.request({
        method,
        path,
        headers: {
          ...(key !== undefined && { 'x-api-key': key }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        body: plain ? ((body as string | Buffer | undefined) ?? null) : JSON.stringify(body),
      });
      const text = await answer.body.text();
      return { status: answer.statusCode, headers: answer.headers, text, ms: performance.now() - began };
    },
    close: () => pool.destroy(),
  };
}

/** Does `work` for every number below `count`, `width` at a time. */
export async function inParallel(count: number, width: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
}

/** Asks again until there is an answer; a machine that others share may be slow. */
export async function eventually<T>(ask: () => Promise<T | undefined>, withinMs = 120_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`nothing came of it in ${withinMs / 1_000} seconds`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A field deep in an answer: `at(body, 'clips', 0, 'id')`. */
export const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | null | undefined)?.[step], value);
