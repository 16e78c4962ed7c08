import { createAccounts } from '../src/accounts/accounts.ts';
import { createRateLimit } from '../src/accounts/rate.ts';
import type { Stage } from '../src/catalogue/events.ts';
import type { Database } from '../src/database/database.ts';
import { dialectNamed, dialects, letterAbout } from '../src/dialects/index.ts';
import type { Engine, Take } from '../src/engines/engine.ts';
import { createMetronome } from '../src/engines/metronome/metronome.ts';
import { type Load, refusalOfOrders, refusalOfRequests } from '../src/http/admission.ts';
import { createMetrics } from '../src/http/metrics.ts';
import { createServer } from '../src/http/server.ts';
import { createSessions } from '../src/http/sessions.ts';
import { type Entropy, systemEntropy } from '../src/ids.ts';
import { createLedger } from '../src/ledger/ledger.ts';
import { createAgents } from '../src/mcp/agents.ts';
import { createQueue } from '../src/queue/queue.ts';
import { createGrowing } from '../src/storage/index.ts';
import { inspectMp3 } from '../src/studio/studio.ts';
import { createCallbacks } from '../src/tasks/callbacks.ts';
import { createChanges } from '../src/tasks/changes.ts';
import { isAwaited } from '../src/tasks/files.ts';
import { createFinish } from '../src/tasks/finish.ts';
import type { RemoteChecks } from '../src/tasks/follow.ts';
import { createLibrary } from '../src/tasks/library.ts';
import { createOffer } from '../src/tasks/offer.ts';
import { createTasks } from '../src/tasks/read.ts';
import { createRunner } from '../src/tasks/run.ts';
import { createSources } from '../src/tasks/sources.ts';
import { createSubmit } from '../src/tasks/submit.ts';
import { allowedRanges } from '../src/webhooks/addresses.ts';
import { createDeliverer } from '../src/webhooks/deliver.ts';
import { createEgress } from '../src/webhooks/egress.ts';
import { createOutbox } from '../src/webhooks/outbox.ts';
import { createWebhookSecrets } from '../src/webhooks/secrets.ts';
import { webhookSecret } from '../src/webhooks/sign.ts';
import { emptyDatabase, emptyStorage } from './places.ts';

export interface HouseOptions {
  /** Of the test's own, which may have other houses at it; an empty one without it. */
  readonly database?: Database;
  readonly credits?: number;
  readonly ratePerMinute?: number;
  readonly concurrentTasks?: number;
  readonly maintenance?: boolean;
  /** How busy the house believes itself to be. */
  readonly load?: Load;
  /** As CANTIGA_OPEN_TO and CANTIGA_CHAT_REPLY. */
  readonly openTo?: readonly string[];
  readonly chatReply?: 'openai' | 'markdown';
  readonly clock?: () => number;
  readonly entropy?: Entropy;
  readonly engines?: readonly Engine[];
  /** Without a runner, orders stay queued: for tests of the queue's other side. */
  readonly idle?: boolean;
  /** The console opens for nobody by itself. */
  readonly closed?: boolean;
  /** What callbacks of every dialect tell of before the end; otherwise each dialect’s own. */
  readonly stages?: readonly Stage[];
  /** When engines elsewhere are asked. */
  readonly remoteChecks?: RemoteChecks;
  /** Upstreams are given addresses to call at; where a task is not under way here, whoever is named hears of it. */
  readonly called?: (task: string) => void;
  /** Whether takes are decoded and listened to, as in a real house; otherwise only a missing one is refused. */
  readonly inspects?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
  readonly body: unknown;
}

export interface Call {
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text or bytes as they are. */
  readonly body?: unknown;
}

export type TestHouse = Awaited<ReturnType<typeof openHouse>>;

/** The rooms wired as main.ts wires them, in memory, with the metronome; what main.ts keeps to itself is shown here. */
export async function openHouse(options: HouseOptions = {}) {
  const clock = options.clock ?? Date.now;
  const entropy = options.entropy ?? systemEntropy;
  const events: { event: string; details: Readonly<Record<string, unknown>> }[] = [];
  const report = (event: string, details: Readonly<Record<string, unknown>>): void =>
    void events.push({ event, details });
  const database = options.database ?? (await emptyDatabase((error) => report('disk.failed', { error })));
  const queue = createQueue(database, clock, entropy);
  const ledger = createLedger(clock, entropy);
  const accounts = createAccounts(database, clock, entropy);
  const outbox = createOutbox(queue, clock, entropy);
  const finish = createFinish(ledger, queue, outbox, clock);
  const tasks = createTasks(database, finish);
  const changes = createChanges(database.isShared ? 100 : undefined);
  const storage = await emptyStorage();
  const growing = createGrowing(storage);
  const engines = options.engines ?? [createMetronome()];
  const egress = createEgress({ allowPrivate: ['loopback'], clock });
  const secrets = createWebhookSecrets(database, clock, (account, version) =>
    webhookSecret(Buffer.from(`${version}${account.replaceAll('-', '')}`.padEnd(32))),
  );

  const newAccount = async (name: string, credits: number) =>
    database.write(async (transaction) => {
      const account = await accounts.create(transaction, name);
      await ledger.open(transaction, account);
      if (credits > 0) await ledger.grant(transaction, account, credits);
      return { account, key: (await accounts.issueKey(transaction, account, name)).key };
    });
  const { account, key } = await newAccount('default', options.credits ?? 1000);

  const submit = createSubmit(database, ledger, queue, clock, entropy, {
    maxConcurrentTasks: options.concurrentTasks ?? 1000,
    maintenance: options.maintenance ?? false,
    overload: () => options.load && refusalOfOrders(options.load),
    refuseUrl: egress.check,
    refuseSource: (from) => (from.startsWith(urlOf('')) ? undefined : egress.check(from)),
    offer: createOffer({ engines, enginesOf: accounts.enginesOf }),
  });
  const sessions = createSessions(clock, entropy);
  let url = '';
  const urlOf = (key: string): string => `${url}/files/${key}`;
  const { called } = options;
  const callbacks = called && createCallbacks(Buffer.from('the same at every house'), (path) => `${url}${path}`);
  const library = createLibrary({ database, storage, queue, clock, entropy, urlOf });
  const agents = createAgents(() => url, 'test');
  const app = createServer({
    agents,
    console: { sessions, ownKey: options.closed ? undefined : key },
    dialects,
    accounts,
    storage,
    growing,
    isAwaited: (file) => isAwaited(database, file),
    shares: library.shares,
    clock,
    report,
    metrics: createMetrics(() => queue.depth()),
    version: 'test',
    rate: createRateLimit(options.ratePerMinute ?? 1_000_000, clock),
    publicUrl: () => url,
    openTo: allowedRanges(options.openTo ?? []),
    called: (engine, task, proof) => {
      if (!callbacks?.isOurs(engine, task, proof)) return false;
      if (!runner?.hear(task)) called?.(task);
      return true;
    },
    unready: () => undefined,
    admission: {
      enter: () => () => {},
      requests: () => options.load && refusalOfRequests(options.load),
    },
    requestId: entropy.uuid,
    house: {
      chatReply: options.chatReply ?? 'openai',
      submit: async (submission) => {
        const submitted = await submit(submission);
        runner?.wake();
        return submitted;
      },
      tasks: {
        ...tasks,
        cancel: async (of, id) => {
          const task = await tasks.cancel(of, id);
          runner?.glance(id);
          return task;
        },
      },
      balance: (of) => ledger.balance(database, of),
      entries: (of, limit) => ledger.entries(database, of, limit),
      keys: accounts.keys,
      issueKey: (of, name, scope) => database.write((transaction) => accounts.issueKey(transaction, of, name, scope)),
      rotateKey: accounts.rotateKey,
      revokeKey: accounts.revokeKey,
      deliveries: (of, limit) => outbox.list(database, of, limit),
      delivery: async (of, id) => {
        const found = await outbox.get(database, id);
        if (found?.accountId !== of) return undefined;
        return { ...found, body: letterAbout(await tasks.told(of, found.taskId, found.event), found.event).body };
      },
      resend: async (of, id) => {
        const resent = await database.write((transaction) => outbox.resend(transaction, of, id));
        deliverer.wake();
        return resent;
      },
      ping: (of, url) => deliverer.ping(of, url),
      library,
      engines: () => runner?.engines() ?? [],
      addressOf: (path) => `${url}${path}`,
      webhookSecret: secrets.current,
      rotateWebhookSecret: secrets.rotate,
      follow: (of, id, signal) => changes.follow(tasks, of, id, signal),
    },
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });

  const deliverer = createDeliverer({
    database,
    queue,
    outbox,
    egress,
    clock,
    report,
    entropy,
    random: () => 0.5,
    secrets: secrets.valid,
    word: async ({ accountId, taskId, event }) => letterAbout(await tasks.told(accountId, taskId, event), event),
  });
  const sourceLimits = { timeoutMs: 5_000, maxBytes: 2 ** 24 };
  const runnerRoom = {
    database,
    queue,
    engines,
    storage,
    growing,
    finish,
    outbox,
    stagesOf: (dialect: string) => options.stages ?? dialectNamed(dialect).stages ?? [],
    inspect: async (take: Take) => (options.inspects ? inspectMp3(take.audio, take.durationSeconds) : undefined),
    clock,
    report,
    slots: 4,
    remoteChecks: options.remoteChecks,
    webhookUrl: callbacks?.urlFor,
    enginesOf: accounts.enginesOf,
    urlOf,
    sources: createSources({ database, storage, urlOf, fetch: (from) => egress.get(from, sourceLimits) }),
    changed: (task: Parameters<typeof changes.announce>[0]) => {
      changes.announce(task);
      deliverer.wake();
    },
  };
  const runner = options.idle ? undefined : createRunner(runnerRoom);

  const call = async (method: 'GET' | 'POST' | 'DELETE' | 'HEAD', path: string, what: Call = {}): Promise<Answer> => {
    const raw = typeof what.body === 'string' || Buffer.isBuffer(what.body);
    const sentKey = 'key' in what ? what.key : key;
    const answer = await app.inject({
      method,
      url: path,
      headers: {
        ...(sentKey !== undefined && { 'x-api-key': sentKey }),
        ...(what.body !== undefined && { 'content-type': 'application/json' }),
        ...what.headers,
      },
      ...(what.body !== undefined && { payload: raw ? (what.body as string) : JSON.stringify(what.body) }),
    });
    const type = String(answer.headers['content-type'] ?? '');
    const body: unknown = type.includes('json') && answer.payload !== '' ? JSON.parse(answer.payload) : undefined;
    return { status: answer.statusCode, headers: answer.headers, text: answer.payload, body };
  };

  return {
    ...{ url, key, account, app, call, events, newAccount, sessions },
    follow: (id: string) => changes.follow(tasks, account, id, AbortSignal.timeout(55_000)),
    ...{
      library,
      database,
      queue,
      ledger,
      accounts,
      outbox,
      finish,
      tasks,
      storage,
      growing,
      submit,
      runner,
      runnerRoom,
      clock,
    },
    close: async () => {
      await app.close();
      await agents.close();
      await runner?.stop(100);
      await deliverer.stop();
      await egress.close();
      await database.close();
    },
  };
}

/** Asks again until there is an answer, for at most fifty seconds: a test has sixty. */
export async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 50_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error('nothing came of it in twenty seconds');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A field deep in an answer: `at(body, 'result', 'suno_data', 0)`. */
export const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | null | undefined)?.[step], value);
