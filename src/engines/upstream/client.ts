import { Agent, buildConnector, type Dispatcher, FormData, request } from 'undici';

/** What an upstream said. */
export interface Reply {
  readonly status: number;
  /** The JSON, or undefined when the body is none. */
  readonly body: unknown;
  readonly retryAfterSeconds?: number;
}

/** Nothing reached the upstream: it cannot have taken the order. */
export class Unsent extends Error {}
/** Something was sent, and no whole answer came back. */
export class Unanswered extends Error {}

export interface ClientSettings {
  /** Of the operator: may be a private address. */
  readonly url: string;
  /** Sent with every request, and never told to anybody else. */
  readonly headers: Readonly<Record<string, string>>;
  /** Texts that must not appear in any message. */
  readonly secrets: readonly string[];
  readonly timeoutMs?: number;
}

export interface ClientCall {
  readonly method: 'GET' | 'POST';
  /** Below the upstream's address. */
  readonly path: string;
  /** JSON, or a form as it is. */
  readonly body?: unknown;
  readonly timeoutMs?: number;
}

export interface Client {
  /** The scheme, host and port of the upstream. */
  readonly origin: string;
  get(path: string): Promise<Reply>;
  /** On a connection of its own, so that no idle connection that dies under an order leaves its outcome unknown. */
  order(call: ClientCall, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** The bytes behind an address of the upstream itself. */
  file(url: URL, maxBytes: number): Promise<{ readonly bytes: Uint8Array; readonly type: string }>;
  /** An address that an upstream gave, which may be a path below its own. */
  resolve(address: string): URL | undefined;
  /** A text without secrets and addresses, short enough for a message. */
  clean(text: string): string;
  close(): Promise<void>;
}

const connectTimeoutMs = 5_000;
const answerTimeoutMs = 30_000;
const fileTimeoutMs = 120_000;
const maxAnswerBytes = 8 * 2 ** 20;
const maxMessage = 200;

/** Speaks HTTP with one upstream: bounded in time and size, no redirects, no compression, no secret in an error. */
export function createClient({ url, headers, secrets, timeoutMs = answerTimeoutMs }: ClientSettings): Client {
  const base = new URL(url.endsWith('/') ? url : `${url}/`);
  const dial = buildConnector({ timeout: connectTimeoutMs });
  const connect: buildConnector.connector = (options, callback) =>
    dial(options, (error, socket) => {
      if (error || !socket) callback(new Unsent(codeOf(error)), null);
      else callback(null, socket);
    });
  const lasting = new Agent({ connect, connections: 16, keepAliveTimeout: 4_000 });
  const single = new Agent({ connect, pipelining: 0 });

  const clean = (text: string): string => {
    const open = secrets.filter((secret) => secret !== '').reduce((said, secret) => said.replaceAll(secret, '…'), text);
    return open
      .replace(/\b(?:https?|wss?|ftp):\/\/\S+/gi, '(address)')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, maxMessage);
  };
  /** `/a/b` below the base, whose own path stays. */
  const below = (path: string): string => base.href + path.replace(/^\/+/, '');

  const send = async (
    target: string,
    options: Omit<Dispatcher.RequestOptions, 'origin' | 'path'> & { readonly dispatcher: Agent },
    withinMs: number,
    maxBytes: number,
  ): Promise<{ status: number; headers: Dispatcher.ResponseData['headers']; bytes: Buffer }> => {
    const signal = AbortSignal.timeout(withinMs);
    try {
      const limits = { signal, headersTimeout: withinMs, bodyTimeout: withinMs };
      const response = await request(target, { ...options, ...limits });
      try {
        const chunks: Buffer[] = [];
        let length = 0;
        for await (const chunk of response.body as AsyncIterable<Buffer>) {
          chunks.push(chunk);
          length += chunk.length;
          if (length > maxBytes) throw new Error(`the answer is larger than ${Math.floor(maxBytes / 2 ** 20)} MiB`);
        }
        return { status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) };
      } finally {
        response.body.on('error', () => {}).destroy();
      }
    } catch (error) {
      if (error instanceof Unsent) throw error;
      throw new Unanswered(signal.aborted ? `no whole answer within ${withinMs / 1000} s` : clean(codeOf(error)));
    }
  };
  const reply = ({ status, headers: got, bytes }: Awaited<ReturnType<typeof send>>): Reply => {
    const wait = Number(got['retry-after']);
    return { status, body: parsed(bytes), ...(wait > 0 && { retryAfterSeconds: Math.ceil(wait) }) };
  };
  const common = { ...headers, 'accept-encoding': 'identity', 'user-agent': 'cantiga' };

  return {
    origin: base.origin,
    clean,
    resolve: (address) => {
      const whole = address.startsWith('/') ? below(address) : address;
      return URL.canParse(whole) ? new URL(whole) : undefined;
    },
    get: async (path) => {
      const options = {
        method: 'GET' as const,
        headers: { ...common, accept: 'application/json' },
        dispatcher: lasting,
      };
      return reply(await send(below(path), options, timeoutMs, maxAnswerBytes));
    },
    order: async ({ method, path, body, timeoutMs: within = timeoutMs }, more = {}) => {
      const isJson = body !== undefined && !(body instanceof FormData);
      const options = {
        method,
        headers: {
          ...common,
          ...(isJson && { 'content-type': 'application/json' }),
          ...more,
          accept: 'application/json',
        },
        ...(body !== undefined && { body: isJson ? JSON.stringify(body) : (body as FormData) }),
        dispatcher: single,
        reset: true,
      };
      return reply(await send(below(path), options, within, maxAnswerBytes));
    },
    file: async (address, maxBytes) => {
      if (address.origin !== base.origin) throw new Error('the address leads elsewhere');
      const options = { method: 'GET' as const, headers: common, dispatcher: lasting };
      const answer = await send(address.href, options, fileTimeoutMs, maxBytes);
      if (answer.status !== 200) throw new Unanswered(`it answered ${answer.status}`);
      return { bytes: answer.bytes, type: String(answer.headers['content-type'] ?? '') };
    },
    close: async () => {
      await Promise.all([lasting.destroy(), single.destroy()]);
    },
  };
}

/** Errors of the system are told by their code, which holds no address. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection failed';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error.message || 'the connection failed';
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
