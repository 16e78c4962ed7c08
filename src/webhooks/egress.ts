import { lookup as systemLookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { parseAddress } from './addresses.ts';
import { retryAfterSeconds } from './backoff.ts';
import { egressPolicy } from './egress-policy.ts';

/** All addresses of a name, best first. */
export type Lookup = (name: string) => Promise<readonly string[]>;

export interface EgressOptions {
  /** 'loopback', addresses or CIDRs that may be called although they are not public. */
  readonly allowPrivate: readonly string[];
  /** Milliseconds since 1970; for a Retry-After date when the answer itself does not say the time. */
  readonly clock?: () => number;
  readonly lookup?: Lookup;
  readonly ownAddresses?: readonly string[];
}

export type EgressAnswer =
  | { readonly status: number; readonly bodyExcerpt: string; readonly retryAfterSeconds?: number }
  | { readonly failure: string };

export interface GetLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** How long the answer may take to begin; as long as the whole when it is left out. */
  readonly beginMs?: number;
  /** So many bytes must come in every such time. */
  readonly pace?: { readonly windowMs: number; readonly bytes: number };
}

/** The only way out to URLs that callers gave us. Never throws: whatever goes wrong is a failure in words. */
export interface Egress {
  /** Why the URL would not be called, as far as it can be told without looking up its name. */
  check(url: string): string | undefined;
  /** Redirects are not followed: a 3xx is an answer like any other. */
  post(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string | Uint8Array,
    limits: { readonly timeoutMs: number },
  ): Promise<EgressAnswer>;
  /** The whole body behind a URL; up to three redirects are followed, each address judged anew. */
  get(url: string, limits: GetLimits): Promise<{ readonly bytes: Uint8Array } | { readonly failure: string }>;
  close(): Promise<void>;
}

const redirects = 3;
const lookupTimeoutMs = 5_000;
const connectTimeoutMs = 5_000;
const dialledAddresses = 3;
const connectionsPerHost = 10;
const readLimit = 64 * 1024;
const excerptLimit = 1024;

class Refusal extends Error {}

export function createEgress(options: EgressOptions): Egress {
  const own =
    options.ownAddresses ?? Object.values(networkInterfaces()).flatMap((card) => card?.map((a) => a.address) ?? []);
  const policy = egressPolicy(options.allowPrivate, own);
  const lookup = options.lookup ?? lookupAll;
  const dial = buildConnector({ timeout: connectTimeoutMs, maxCachedSessions: 100 });

  /** The name is looked up once and the judged address itself is dialled, so a second answer of the DNS changes nothing. */
  const judgedAddresses = async (host: string): Promise<readonly string[]> => {
    const addresses = parseAddress(host) ? [host] : await within(lookupTimeoutMs, lookup(host), 'the name lookup');
    if (addresses.length === 0) throw new Refusal(`${host} has no address`);
    for (const address of addresses) {
      const refusal = policy.refuseAddress(address);
      if (refusal) throw new Refusal(host === address ? refusal : `${host} leads to ${refusal}`);
    }
    return addresses.slice(0, dialledAddresses);
  };

  const connect = async (target: buildConnector.Options) => {
    const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
    let last: unknown;
    for (const address of await judgedAddresses(host)) {
      try {
        return await dialAddress(dial, target, address);
      } catch (error) {
        last = error;
      }
    }
    throw last;
  };

  const agent = new Agent({
    connect: (target, callback) => {
      connect(target).then(
        (socket) => callback(null, socket),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
      );
    },
    connections: connectionsPerHost,
    pipelining: 1,
    maxHeaderSize: 16 * 1024,
    maxResponseSize: -1,
    // Short, so that a name which has moved is soon looked up again.
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 10_000,
  });

  return {
    check: (url) => policy.refuseUrl(url),
    async post(url, headers, body, { timeoutMs }) {
      const refusal = policy.refuseUrl(url);
      if (refusal) return { failure: refusal };
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const { origin, pathname, search } = new URL(url);
        const response = await agent.request({
          origin,
          path: pathname + search,
          method: 'POST',
          // Identity: a small compressed answer could unpack to gigabytes.
          headers: { ...headers, 'accept-encoding': 'identity' },
          body,
          signal,
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
        });
        return await readAnswer(response, options.clock);
      } catch (error) {
        return { failure: signal.aborted ? `no complete answer within ${timeoutMs / 1000} s` : wordsOf(error) };
      }
    },
    async get(url, { timeoutMs, maxBytes, beginMs = timeoutMs, pace }) {
      const signal = AbortSignal.timeout(timeoutMs);
      const limits = { headersTimeout: beginMs, bodyTimeout: pace?.windowMs ?? timeoutMs, signal };
      let at = url;
      try {
        for (let hop = 0; hop <= redirects; hop++) {
          const refusal = policy.refuseUrl(at);
          if (refusal) return { failure: refusal };
          const { origin, pathname, search } = new URL(at);
          const headers = { 'accept-encoding': 'identity', accept: 'audio/*, */*;q=0.5' };
          const response = await agent.request({ origin, path: pathname + search, method: 'GET', headers, ...limits });
          const next = headerOf(response, 'location');
          if (response.statusCode >= 300 && response.statusCode < 400 && next) {
            response.body.on('error', () => {}).destroy();
            at = new URL(next, at).href;
            continue;
          }
          if (response.statusCode === 200) return await readWhole(response, maxBytes, pace);
          response.body.on('error', () => {}).destroy();
          return { failure: `it answered ${response.statusCode}` };
        }
        return { failure: `it was redirected more than ${redirects} times` };
      } catch (error) {
        return { failure: signal.aborted ? `it was not there within ${timeoutMs / 1000} s` : wordsOf(error) };
      }
    },
    close: () => agent.destroy(),
  };
}

async function lookupAll(name: string): Promise<readonly string[]> {
  return (await systemLookup(name, { all: true })).map((entry) => entry.address);
}

type Socket = Parameters<buildConnector.Callback>[1];

function dialAddress(dial: buildConnector.connector, target: buildConnector.Options, address: string) {
  return new Promise<NonNullable<Socket>>((resolve, reject) => {
    // `host` stays as it was: TLS proves the name, not the address.
    dial({ ...target, hostname: address }, (error, socket) => {
      if (error || !socket) return reject(error ?? new Error('no connection'));
      const peer = parseAddress(socket.remoteAddress ?? '')?.toString();
      if (peer === parseAddress(address)?.toString()) return resolve(socket);
      socket.destroy();
      reject(new Refusal(`the connection led to ${peer ?? 'nowhere'} instead of ${address}`));
    });
  });
}

async function readAnswer(response: Dispatcher.ResponseData, clock?: () => number): Promise<EgressAnswer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= readLimit) break;
    }
  } finally {
    response.body.on('error', () => {}).destroy();
  }
  const bodyExcerpt = Buffer.concat(chunks).subarray(0, excerptLimit).toString('utf8').replaceAll('\0', '\ufffd');
  const date = Date.parse(headerOf(response, 'date') ?? '');
  const wait = retryAfterSeconds(headerOf(response, 'retry-after'), Number.isNaN(date) ? clock?.() : date);
  return { status: response.statusCode, bodyExcerpt, ...(wait === undefined ? {} : { retryAfterSeconds: wait }) };
}

async function readWhole(
  response: Dispatcher.ResponseData,
  maxBytes: number,
  pace: GetLimits['pace'],
): Promise<{ readonly bytes: Uint8Array } | { readonly failure: string }> {
  const tooLarge = { failure: `it is larger than ${Math.floor(maxBytes / 2 ** 20)} MiB` };
  const chunks: Buffer[] = [];
  let length = 0;
  let before = 0;
  const { windowMs = 0, bytes: least = 0 } = pace ?? {};
  const look = (): void => {
    if (length - before < least)
      response.body.destroy(new Refusal(`it came at less than ${least} bytes in ${windowMs / 1000} s`));
    before = length;
  };
  const timer = pace && setInterval(look, windowMs);
  try {
    if (Number(headerOf(response, 'content-length') ?? 0) > maxBytes) return tooLarge;
    for await (const chunk of response.body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) return tooLarge;
    }
    return { bytes: Buffer.concat(chunks) };
  } finally {
    clearInterval(timer);
    response.body.on('error', () => {}).destroy();
  }
}

function headerOf(response: Dispatcher.ResponseData, name: string): string | undefined {
  const value = response.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function within<T>(milliseconds: number, work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection failed';
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return `${error.message || 'the connection failed'}${code}`.slice(0, 300);
}
