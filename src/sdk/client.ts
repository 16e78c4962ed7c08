import { CantigaError, errorOf, TaskFailed } from './error.ts';
import { readEvents } from './events.ts';
import { pause, type RetryOptions, withRetries } from './retry.ts';
import type {
  Account,
  Catalogue,
  Clip,
  Delivery,
  EngineState,
  Entry,
  IssuedKey,
  Key,
  Order,
  Scope,
  Share,
  Task,
  TestCall,
  Usage,
} from './types.ts';
import { hasEnded } from './types.ts';
import { type VerifyOptions, verifyWebhook, type WebhookHeaders } from './webhooks.ts';

export interface ClientOptions {
  /** Where the server listens; in a browser, '' is the page's own server. */
  readonly baseUrl: string;
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
  readonly retry?: RetryOptions;
}

export interface CreateOptions {
  readonly callbackUrl?: string;
  /** The same name for the same order: it is made and paid once. Without it each call has a name of its own. */
  readonly idempotencyKey?: string;
}

export interface RunOptions extends CreateOptions {
  /** Stops waiting; the task goes on. */
  readonly signal?: AbortSignal;
  /** Told the task now and after every change. */
  readonly onChange?: (task: Task) => void;
}

export interface Client {
  /** Orders work. Repeated after a broken line under the same idempotency key, so that nothing is ordered twice. */
  create(order: Order, options?: CreateOptions): Promise<Task>;
  /**
   * Orders work and waits for its success.
   *
   * @throws {TaskFailed} when the task ended otherwise
   */
  run(order: Order, options?: RunOptions): Promise<Task>;
  /** Orders work and yields the task at once and after every change, until it has ended or the signal fires. */
  stream(order: Order, options?: RunOptions): AsyncGenerator<Task>;
  get(id: string): Promise<Task>;
  /** The newest first; `before` is the last task of the page before, or a time in milliseconds. */
  list(page?: { limit?: number; before?: Task | number | undefined }): Promise<readonly Task[]>;
  cancel(id: string): Promise<Task>;
  /** Removes a task that has ended, with its files. */
  remove(id: string): Promise<void>;
  /** Keeps a recording for a day; its address goes into an order. */
  upload(audio: Blob | Uint8Array<ArrayBuffer>): Promise<{ readonly audioUrl: string }>;
  /** The task now and after every change, until it has ended or the signal fires; takes the line up again if it breaks. */
  follow(id: string, signal?: AbortSignal): AsyncGenerator<Task>;
  clip(id: string): Promise<Clip & { readonly taskId: string }>;
  catalogue(): Promise<Catalogue>;
  account(): Promise<Account>;
  keys: {
    list(): Promise<readonly Key[]>;
    create(name: string, scope?: Scope): Promise<IssuedKey>;
    /** A new key in the place of an old one, which works on for a while: a day by default. */
    rotate(id: string, graceHours?: number): Promise<IssuedKey>;
    revoke(id: string): Promise<void>;
  };
  ledger(limit?: number): Promise<readonly Entry[]>;
  usage(days?: number): Promise<Usage>;
  engines(): Promise<readonly EngineState[]>;
  shares: {
    list(): Promise<readonly Share[]>;
    create(clipId: string, days?: number): Promise<Share>;
    revoke(id: string): Promise<void>;
  };
  webhooks: {
    deliveries(limit?: number): Promise<readonly Delivery[]>;
    /** One delivery, with the body that it sends. */
    delivery(id: string): Promise<Delivery & { readonly body: unknown }>;
    resend(id: string): Promise<void>;
    secret(): Promise<string>;
    /** Calls a receiver once, signed, and says what it answered. */
    test(url: string): Promise<TestCall>;
    /** `verifyWebhook` with this account's secret, which is asked for once. */
    verify(body: string, headers: WebhookHeaders, options?: VerifyOptions): Promise<Task>;
  };
}

const maxReconnects = 5;
const reconnectMs = 1000;

/** Behind a task, also among those of its millisecond. */
const placeOf = (before: Task | number): string =>
  typeof before === 'number' ? String(before) : `${Date.parse(before.createdAt)}:${before.id}`;

/** `crypto.randomUUID` is missing where a page is not served over https. */
const newName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export function createClient(options: ClientOptions): Client {
  const base = options.baseUrl.replace(/\/+$/, '');
  const send = options.fetch ?? ((input: string, init?: RequestInit) => fetch(input, init));
  const retry = options.retry ?? {};

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
  const read = <T>(path: string): Promise<T> =>
    withRetries(async () => (await (await ask('GET', path)).json()) as T, retry);
  /** Not repeated: twice it would do twice. */
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

  const create: Client['create'] = (order, { callbackUrl, idempotencyKey = newName() } = {}) =>
    withRetries(
      () =>
        tell<Task>(
          'POST',
          '/v1/tasks',
          { ...order, ...(callbackUrl !== undefined && { callbackUrl }) },
          { 'idempotency-key': idempotencyKey },
        ),
      retry,
    );

  async function* stream(order: Order, { signal, onChange, ...rest }: RunOptions = {}): AsyncGenerator<Task> {
    const created = await create(order, rest);
    onChange?.(created);
    yield created;
    if (hasEnded(created)) return;
    for await (const task of follow(created.id, signal)) {
      onChange?.(task);
      yield task;
    }
  }

  const secret = async (): Promise<string> => (await read<{ secret: string }>('/v1/webhooks/secret')).secret;
  let knownSecret: Promise<string> | undefined;

  return {
    create,
    stream,
    run: async (order, more = {}) => {
      let last: Task | undefined;
      for await (const task of stream(order, more)) last = task;
      if (last?.state === 'succeeded') return last;
      if (last && hasEnded(last)) throw new TaskFailed(last);
      more.signal?.throwIfAborted();
      throw new CantigaError(0, 'unreachable', 'The server stopped telling of the task. Ask for it by its id');
    },
    get: (id) => read<Task>(`/v1/tasks/${at(id)}`),
    list: async ({ limit = 100, before } = {}) => {
      const page = new URLSearchParams({
        limit: String(limit),
        ...(before !== undefined && { before: placeOf(before) }),
      });
      return (await read<{ tasks: Task[] }>(`/v1/tasks?${page}`)).tasks;
    },
    // Cancelled twice is cancelled once.
    cancel: (id) => withRetries(() => tell<Task>('POST', `/v1/tasks/${at(id)}/cancel`), retry),
    remove: async (id) => void (await tell('DELETE', `/v1/tasks/${at(id)}`)),
    upload: async (audio) => {
      const headers = { 'content-type': 'application/octet-stream' };
      return (await (await ask('POST', '/v1/uploads', undefined, { body: audio, headers })).json()) as {
        audioUrl: string;
      };
    },
    follow,
    clip: (id) => read<Clip & { taskId: string }>(`/v1/clips/${at(id)}`),
    catalogue: () => read<Catalogue>('/v1/catalogue'),
    account: () => read<Account>('/v1/account'),
    keys: {
      list: async () => (await read<{ keys: Key[] }>('/v1/keys')).keys,
      create: (name, scope = 'full') => tell<IssuedKey>('POST', '/v1/keys', { name, scope }),
      rotate: (id, graceHours = 24) => tell<IssuedKey>('POST', `/v1/keys/${at(id)}/rotate`, { graceHours }),
      revoke: async (id) => void (await tell('DELETE', `/v1/keys/${at(id)}`)),
    },
    ledger: async (limit = 100) => (await read<{ entries: Entry[] }>(`/v1/ledger?limit=${limit}`)).entries,
    usage: (days = 30) => read<Usage>(`/v1/usage?days=${days}`),
    engines: async () => (await read<{ engines: EngineState[] }>('/v1/engines')).engines,
    shares: {
      list: async () => (await read<{ shares: Share[] }>('/v1/shares')).shares,
      create: (clipId, days = 7) => tell<Share>('POST', `/v1/clips/${at(clipId)}/shares`, { days }),
      revoke: async (id) => void (await tell('DELETE', `/v1/shares/${at(id)}`)),
    },
    webhooks: {
      delivery: (id) => read<Delivery & { body: unknown }>(`/v1/webhooks/deliveries/${at(id)}`),
      deliveries: async (limit = 100) =>
        (await read<{ deliveries: Delivery[] }>(`/v1/webhooks/deliveries?limit=${limit}`)).deliveries,
      resend: async (id) => void (await tell('POST', `/v1/webhooks/deliveries/${at(id)}/resend`)),
      test: (url) => tell<TestCall>('POST', '/v1/webhooks/test', { url }),
      secret,
      verify: async (body, headers, more) => {
        knownSecret ??= secret().catch((error) => {
          knownSecret = undefined;
          throw error;
        });
        return verifyWebhook(body, headers, await knownSecret, more);
      },
    },
  };
}
