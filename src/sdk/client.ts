import { CantigaError, errorOf } from './error.ts';
import { readEvents } from './events.ts';
import type { Account, Catalogue, Clip, Delivery, Entry, Key, Order, Task, TestCall } from './types.ts';
import { hasEnded } from './types.ts';

export interface ClientOptions {
  /** Where the server listens; in a browser, '' is the page's own server. */
  readonly baseUrl: string;
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
}

export interface CreateOptions {
  readonly callbackUrl?: string;
  /** The same name for the same order: it is made and paid once. */
  readonly idempotencyKey?: string;
}

export interface Client {
  create(order: Order, options?: CreateOptions): Promise<Task>;
  get(id: string): Promise<Task>;
  /** The newest first; `before` is a time in milliseconds. */
  list(page?: { limit?: number; before?: number }): Promise<readonly Task[]>;
  cancel(id: string): Promise<Task>;
  /** The task now and after every change, until it has ended or the signal fires; takes the line up again if it breaks. */
  follow(id: string, signal?: AbortSignal): AsyncGenerator<Task>;
  clip(id: string): Promise<Clip & { readonly taskId: string }>;
  catalogue(): Promise<Catalogue>;
  account(): Promise<Account>;
  keys: {
    list(): Promise<readonly Key[]>;
    create(name: string): Promise<{ readonly id: string; readonly key: string }>;
    revoke(id: string): Promise<void>;
  };
  ledger(limit?: number): Promise<readonly Entry[]>;
  webhooks: {
    deliveries(limit?: number): Promise<readonly Delivery[]>;
    resend(id: string): Promise<void>;
    secret(): Promise<string>;
    /** Calls a receiver once, signed, and says what it answered. */
    test(url: string): Promise<TestCall>;
  };
}

const reconnectMs = 1000;
const maxReconnects = 5;

const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

export function createClient(options: ClientOptions): Client {
  const base = options.baseUrl.replace(/\/+$/, '');
  const send = options.fetch ?? ((input: string, init?: RequestInit) => fetch(input, init));

  const ask = async (method: string, path: string, body?: unknown, more: RequestInit = {}): Promise<Response> => {
    let answer: Response;
    try {
      answer = await send(`${base}${path}`, {
        ...more,
        method,
        headers: {
          ...(options.key !== undefined && { 'x-api-key': options.key }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...options.headers,
          ...(more.headers as Record<string, string> | undefined),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      if (more.signal?.aborted) throw error;
      throw new CantigaError(0, 'unreachable', 'The server cannot be reached. Is it running?', { cause: error });
    }
    if (!answer.ok) throw await errorOf(answer);
    return answer;
  };
  const read = async <T>(path: string): Promise<T> => (await (await ask('GET', path)).json()) as T;
  const tell = async <T>(method: string, path: string, body?: unknown, headers = {}): Promise<T> =>
    (await (await ask(method, path, body, { headers })).json()) as T;
  const at = encodeURIComponent;

  async function* follow(id: string, signal?: AbortSignal): AsyncGenerator<Task> {
    for (let attempt = 0; !signal?.aborted; attempt++) {
      try {
        const answer = await ask('GET', `/v1/tasks/${at(id)}/events`, undefined, signal ? { signal } : {});
        if (!answer.body) return;
        for await (const task of readEvents<Task>(answer.body)) {
          attempt = 0;
          yield task;
          if (hasEnded(task)) return;
        }
      } catch (error) {
        if (signal?.aborted) return;
        const lost = !(error instanceof CantigaError) || error.status === 0 || error.status >= 500;
        if (!lost || attempt >= maxReconnects) throw error;
      }
      await pause(reconnectMs, signal);
    }
  }

  return {
    create: (order, { callbackUrl, idempotencyKey } = {}) =>
      tell<Task>(
        'POST',
        '/v1/tasks',
        { ...order, ...(callbackUrl !== undefined && { callbackUrl }) },
        idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey },
      ),
    get: (id) => read<Task>(`/v1/tasks/${at(id)}`),
    list: async ({ limit = 100, before } = {}) => {
      const page = new URLSearchParams({
        limit: String(limit),
        ...(before !== undefined && { before: String(before) }),
      });
      return (await read<{ tasks: Task[] }>(`/v1/tasks?${page}`)).tasks;
    },
    cancel: (id) => tell<Task>('POST', `/v1/tasks/${at(id)}/cancel`),
    follow,
    clip: (id) => read<Clip & { taskId: string }>(`/v1/clips/${at(id)}`),
    catalogue: () => read<Catalogue>('/v1/catalogue'),
    account: () => read<Account>('/v1/account'),
    keys: {
      list: async () => (await read<{ keys: Key[] }>('/v1/keys')).keys,
      create: (name) => tell<{ id: string; key: string }>('POST', '/v1/keys', { name }),
      revoke: async (id) => void (await tell('DELETE', `/v1/keys/${at(id)}`)),
    },
    ledger: async (limit = 100) => (await read<{ entries: Entry[] }>(`/v1/ledger?limit=${limit}`)).entries,
    webhooks: {
      deliveries: async (limit = 100) =>
        (await read<{ deliveries: Delivery[] }>(`/v1/webhooks/deliveries?limit=${limit}`)).deliveries,
      resend: async (id) => void (await tell('POST', `/v1/webhooks/deliveries/${at(id)}/resend`)),
      test: (url) => tell<TestCall>('POST', '/v1/webhooks/test', { url }),
      secret: async () => (await read<{ secret: string }>('/v1/webhooks/secret')).secret,
    },
  };
}
