import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createAccounts } from './accounts/accounts.ts';
import { newKey } from './accounts/keys.ts';
import { createRateLimit } from './accounts/rate.ts';
import { createSharedRate } from './accounts/shared-rate.ts';
import { type Config, ConfigError, engineSettings, findFfmpeg, storageSetting } from './config.ts';
import { takeChore } from './database/chores.ts';
import type { Hint } from './database/hints.ts';
import { openStore } from './database/index.ts';
import { sql } from './database/sql.ts';
import { dialectNamed, dialects, letterAbout } from './dialects/index.ts';
import { createPool } from './engines/embedded/pool.ts';
import { ofFilms } from './engines/embedded/priority.ts';
import type { Engine, Take } from './engines/engine.ts';
import { engines as engineRooms, lyricist, upstreams, workshopOf } from './engines/index.ts';
import { createAdmission } from './http/admission.ts';
import { watchConnections } from './http/drain.ts';
import { createMetrics } from './http/metrics.ts';
import { namesLoopback } from './http/peer.ts';
import { createServer } from './http/server.ts';
import { createSessions } from './http/sessions.ts';
import { createStatusServer } from './http/status.ts';
import { type Entropy, systemEntropy } from './ids.ts';
import { createLedger } from './ledger/ledger.ts';
import { createReport } from './log.ts';
import { createAgents } from './mcp/agents.ts';
import { createOperator } from './operator/operator.ts';
import { addOperator } from './operator/routes.ts';
import { createQueue } from './queue/queue.ts';
import { derivedSecrets, keptSecret } from './secrets.ts';
import { createGrowing, fileStorage, s3Storage } from './storage/index.ts';
import { createCallbacks } from './tasks/callbacks.ts';
import { createChanges } from './tasks/changes.ts';
import { isAwaited } from './tasks/files.ts';
import { createFinish } from './tasks/finish.ts';
import type { House } from './tasks/house.ts';
import { createLibrary } from './tasks/library.ts';
import { createOffer } from './tasks/offer.ts';
import { createTasks } from './tasks/read.ts';
import { removeExpired } from './tasks/retention.ts';
import { createRunner } from './tasks/run.ts';
import { createSources } from './tasks/sources.ts';
import { createSubmit } from './tasks/submit.ts';
import type { Task } from './tasks/task.ts';
import { version } from './version.ts';
import { allowedRanges } from './webhooks/addresses.ts';
import { createDeliverer } from './webhooks/deliver.ts';
import { createEgress } from './webhooks/egress.ts';
import { createOutbox } from './webhooks/outbox.ts';
import { createWebhookSecrets } from './webhooks/secrets.ts';

export interface RunningHouse {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Opens the console, once, without a key typed. */
  readonly consoleLink: string;
  /** The key of the account `default`; `isNew` when it was made by this start. */
  readonly key: { readonly secret: string; readonly isNew: boolean };
  /** Answers what is under way, takes nothing new, then closes. */
  stop(): Promise<void>;
}

/** What differs in tests. */
export interface Surroundings {
  readonly clock?: () => number;
  readonly entropy?: Entropy;
  /** Told when the disk fails; the process must end. */
  readonly onBroken?: (error: unknown) => void;
}

/**
 * Connections that may wait to be accepted. Node's 511 overflow when a crowd comes at once: those left out try again after
 * 1, 3, 7 and 15 s, and are answered as late.
 */
const waitingConnections = 4096;
const hourMs = 60 * 60 * 1000;
/** How late a change made by another node is seen at most. */
const lookEveryMs = 1_000;
const drainMs = 10_000;
/** So long a connection that rests has time to ask once more, and is told then to ask elsewhere. */
const goodbyeMs = 2_000;
/** Eight minutes of stereo in 24 bits at 48 kHz are 138 MB. */
const sourceLimits = {
  timeoutMs: 120_000,
  maxBytes: 144 * 2 ** 20,
  beginMs: 10_000,
  // 10 kB a second
  pace: { windowMs: 10_000, bytes: 100_000 },
};

/** Builds the house and opens its door. */
export async function startHouse(config: Config, surroundings: Surroundings = {}): Promise<RunningHouse> {
  const entropy = surroundings.entropy ?? systemEntropy;
  const perMinute = config.CANTIGA_RATE_LIMIT_PER_MINUTE;
  const log = createReport(config.CANTIGA_LOG);
  const directory = config.CANTIGA_DATA_DIR;
  mkdirSync(directory, { recursive: true });
  const onBroken =
    surroundings.onBroken ??
    ((error: unknown) => {
      log('disk.failed', { reason: String(error) });
      // EX_IOERR has no meaning to a supervisor; 70 (EX_SOFTWARE) makes it start us again, and the start repairs.
      process.exit(70);
    });

  let heard: (hint: Hint) => void = () => {};
  const store = await openStore({
    url: config.CANTIGA_DATABASE_URL,
    directory,
    clock: surroundings.clock ?? Date.now,
    steady: () => performance.now(),
    report: log,
    heard: (hint) => heard(hint),
    onBroken,
  }).catch((error: Error) => {
    if (config.CANTIGA_DATABASE_URL === undefined) throw error;
    throw new ConfigError(`CANTIGA_DATABASE_URL: the database cannot be used: ${error.message}`);
  });
  const { database, clock, hints } = store;
  const isWorker = config.CANTIGA_ROLE !== 'api';
  const answers = config.CANTIGA_ROLE !== 'worker';
  const queue = createQueue(database, clock, entropy);
  const ledger = createLedger(clock, entropy);
  const accounts = createAccounts(database, clock, entropy);
  const outbox = createOutbox(queue, clock, entropy);
  const finish = createFinish(ledger, queue, outbox, clock);
  const tasks = createTasks(database, finish);
  const changes = createChanges(database.isShared ? lookEveryMs : undefined);
  const bucket = storageSetting(config);
  const keys = { accessKey: config.AWS_ACCESS_KEY_ID, secretKey: config.AWS_SECRET_ACCESS_KEY };
  const storage = bucket ? s3Storage({ ...bucket, ...keys, clock }) : fileStorage(join(directory, 'files'));
  const growing = createGrowing(storage);
  const egress = createEgress({ allowPrivate: config.CANTIGA_ALLOW_PRIVATE_URLS, clock });
  const derived = await derivedSecrets(database, directory, entropy);
  const secrets = createWebhookSecrets(database, clock, derived.ofWebhooks);
  const metrics = createMetrics(() => queue.depth());
  const report = (event: string, details: Readonly<Record<string, unknown>>): void => {
    metrics.event(event);
    log(event, details);
  };

  const defaultKey = config.CANTIGA_API_KEY
    ? { secret: config.CANTIGA_API_KEY, isNew: false }
    : keptSecret(directory, 'api-key', () => newKey(entropy));
  await database.write(async (transaction) => {
    // Nodes that start together wait here for the first.
    await transaction.run(sql`
      insert into chores (name, due_at) values ('default account', 0) on conflict (name) do nothing`);
    const known = await transaction.one<{ id: string }>(sql`select id from accounts where name = 'default'`);
    const account =
      (known?.id as Awaited<ReturnType<typeof accounts.create>>) ?? (await accounts.create(transaction, 'default'));
    if (!known) {
      await ledger.open(transaction, account);
      if (config.CANTIGA_CREDITS > 0) await ledger.grant(transaction, account, config.CANTIGA_CREDITS);
    }
    await accounts.adoptKey(transaction, account, 'default', defaultKey.secret);
  });
  // Where this process alone has the database, whoever held a lease is dead.
  if (!database.isShared) await queue.reclaimAll();

  let publicUrl = config.CANTIGA_PUBLIC_URL?.replace(/\/+$/, '') ?? '';
  const urlOf = (key: string): string => `${publicUrl}/files/${key}`;
  // Without a public address nobody outside could call.
  const callbacks =
    publicUrl === '' ? undefined : createCallbacks(derived.ofCallbacks, (path) => `${publicUrl}${path}`);
  const encoder = findFfmpeg(config);
  const library = createLibrary({
    ...{ database, storage, queue, clock, entropy, urlOf },
    takesM4a: encoder !== undefined,
  });
  const pool = createPool(config.CANTIGA_RENDER_THREADS);
  const films = encoder === undefined ? undefined : { pool: createPool(1, ofFilms), encoder };
  const workshop = workshopOf(pool, egress.get);
  const writer = lyricist({
    url: config.CANTIGA_LYRICS_URL,
    key: config.CANTIGA_LYRICS_KEY,
    model: config.CANTIGA_LYRICS_MODEL,
  });
  const listed = engineSettings(config).map(
    (engine): Engine =>
      'url' in engine ? upstreams[engine.name](engine, workshop) : engineRooms[engine.name](pool, films),
  );
  // Before the others, which write lyrics too: it is asked for these alone.
  const engines = writer ? [writer, ...listed] : listed;
  const official = config.CANTIGA_OFFICIAL_ENGINE ?? listed[0]?.name;
  const inspect = async (take: Take): Promise<string | undefined> => {
    const answer = await pool.run({ ask: 'inspect', audio: take.audio, durationSeconds: take.durationSeconds });
    return answer.say === 'inspected' ? answer.fault : 'could not be inspected';
  };

  const announce = (task: Task): void => {
    changes.announce(task);
    hints.tell({ about: 'task', id: task.id });
    deliverer.wake();
  };

  let stopping = false;
  /** The last audit found money that nobody can explain: someone must look before more is moved. */
  let wrongLedger = false;
  const admission = createAdmission(() => queue.depth(), directory);
  const submit = createSubmit(database, ledger, queue, clock, entropy, {
    maxConcurrentTasks: config.CANTIGA_CONCURRENT_TASKS,
    maintenance: config.CANTIGA_MAINTENANCE,
    moderation: config.CANTIGA_MODERATION,
    overload: admission.orders,
    refuseUrl: egress.check,
    refuseSource: (url) => (url.startsWith(urlOf('')) ? undefined : egress.check(url)),
    offer: createOffer({ engines, official, enginesOf: accounts.enginesOf }),
  });
  const house: House = {
    submit: async (submission) => {
      const submitted = await submit(submission);
      if ('task' in submitted) {
        runner?.wake();
        hints.tell({ about: 'jobs' });
      }
      return submitted;
    },
    tasks: {
      ...tasks,
      cancel: async (account, id) => {
        const task = await tasks.cancel(account, id);
        if (task) {
          announce(task);
          runner?.glance(id);
        }
        return task;
      },
    },
    balance: (account) => ledger.balance(database, account),
    entries: (account, limit) => ledger.entries(database, account, limit),
    keys: accounts.keys,
    issueKey: (account, name, scope) =>
      database.write((transaction) => accounts.issueKey(transaction, account, name, scope)),
    rotateKey: accounts.rotateKey,
    revokeKey: accounts.revokeKey,
    deliveries: (account, limit) => outbox.list(database, account, limit),
    delivery: async (account, id) => {
      const found = await outbox.get(database, id);
      if (found?.accountId !== account) return undefined;
      return { ...found, body: letterAbout(await tasks.told(account, found.taskId, found.event), found.event).body };
    },
    resend: async (account, id) => {
      const resent = await database.write((transaction) => outbox.resend(transaction, account, id));
      deliverer.wake();
      return resent;
    },
    ping: (account, url) => deliverer.ping(account, url),
    chatReply: config.CANTIGA_CHAT_REPLY,
    library,
    engines: () => runner?.engines() ?? [],
    addressOf: (path) => `${publicUrl}${path}`,
    webhookSecret: secrets.current,
    rotateWebhookSecret: secrets.rotate,
    follow: (account, id, signal) => changes.follow(tasks, account, id, signal),
  };

  // Who published this server under a name wants links and keys, not a door that opens by itself.
  const isLocal = config.CANTIGA_PUBLIC_URL === undefined || namesLoopback(new URL(config.CANTIGA_PUBLIC_URL).host);
  const sessions = createSessions(clock, entropy);
  const agents = createAgents(() => url, version);
  const operator = createOperator({ database, ledger, accounts });
  const room = {
    agents,
    called:
      callbacks &&
      ((engine: string, task: string, proof: string) => {
        if (!callbacks.isOurs(engine, task, proof)) return false;
        if (!runner?.hear(task)) hints.tell({ about: 'check', id: task });
        return true;
      }),
    operator: (into: FastifyInstance) => addOperator(into, operator, directory, entropy),
    console: { sessions, ownKey: isLocal ? defaultKey.secret : undefined },
    dialects,
    house,
    accounts,
    storage,
    growing,
    shares: library.shares,
    clock,
    metrics,
    report,
    version,
    isAwaited: (key: string) => isAwaited(database, key),
    rate: database.isShared ? createSharedRate(database, perMinute, clock) : createRateLimit(perMinute, clock),
    openTo: allowedRanges(config.CANTIGA_OPEN_TO),
    publicUrl: () => publicUrl,
    unready: (): 'stopping' | 'ledger' | undefined => (stopping ? 'stopping' : wrongLedger ? 'ledger' : undefined),
    admission,
    requestId: entropy.uuid,
  };
  const app = answers ? createServer(room) : createStatusServer(room);
  const connections = watchConnections(app.server);
  const url = await app.listen({ host: config.CANTIGA_HOST, port: config.CANTIGA_PORT, backlog: waitingConnections });
  if (publicUrl === '') publicUrl = url;

  const deliverer = createDeliverer({
    database,
    queue,
    outbox,
    egress,
    clock,
    report,
    entropy,
    random: () => entropy.bytes(4).readUInt32LE() / 2 ** 32,
    secrets: secrets.valid,
    word: async ({ accountId, taskId, event }) => letterAbout(await tasks.told(accountId, taskId, event), event),
  });
  const runner = isWorker
    ? createRunner({
        database,
        queue,
        engines,
        official,
        enginesOf: accounts.enginesOf,
        storage,
        growing,
        finish,
        outbox,
        stagesOf: (dialect) => dialectNamed(dialect).stages ?? [],
        inspect,
        clock,
        report,
        slots: config.CANTIGA_RENDER_THREADS,
        webhookUrl: callbacks?.urlFor,
        urlOf,
        sources: createSources({ database, storage, urlOf, fetch: (address) => egress.get(address, sourceLimits) }),
        changed: announce,
      })
    : undefined;
  heard = (hint) => {
    if (hint.about === 'check') {
      runner?.hear(hint.id);
      return;
    }
    if (hint.about === 'task') {
      changes.hint(hint.id);
      runner?.glance(hint.id);
    }
    // A task that ended elsewhere may have left a callback.
    deliverer.wake();
    if (hint.about === 'jobs') runner?.wake();
  };
  const housekeeping = setInterval(() => void keepHouse(), hourMs).unref();
  const keepHouse = async (): Promise<void> => {
    try {
      if (!(await takeChore(database, 'housekeeping', clock(), hourMs))) return;
      await removeExpired(database, storage, config.CANTIGA_RETENTION_DAYS, clock());
      await library.uploads.tidy();
      await storage.tidy?.(clock() - hourMs);
      const wrong = await ledger.audit(database);
      wrongLedger = wrong.length > 0;
      metrics.audited(wrong.length, clock());
      if (wrongLedger) report('ledger.audit_failed', { accounts: wrong.map(({ accountId }) => accountId) });
    } catch (error) {
      report('housekeeping.failed', { reason: String(error) });
    }
  };
  void keepHouse();
  if (isWorker) for (const engine of engines) engine.prepare?.();

  return {
    url,
    consoleLink: `${publicUrl}/#open=${sessions.link(defaultKey.secret)}`,
    key: defaultKey,
    stop: async () => {
      stopping = true;
      clearInterval(housekeeping);
      await connections.drained(goodbyeMs);
      await app.close();
      await agents.close();
      await runner?.stop(drainMs);
      await deliverer.stop();
      await Promise.all(engines.map((engine) => engine.close?.()));
      await pool.close();
      await egress.close();
      admission.close();
      await store.close();
    },
  };
}
