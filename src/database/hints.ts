import pg from 'pg';

/** Something that other processes may want to look at sooner than they would by themselves. */
export type Hint =
  | { readonly about: 'jobs' }
  | { readonly about: 'task'; readonly id: string }
  /** Its engine may have news of the task. */
  | { readonly about: 'check'; readonly id: string };

export interface Hints {
  tell(hint: Hint): void;
  close(): Promise<void>;
}

const channel = 'cantiga';
/** Hints of one moment travel together: a notification takes a lock on which the commits of all nodes wait. */
const gatherMs = 20;
const againMs = 1_000;
/** A notification holds less than 8,000 bytes (PostgreSQL, NOTIFY); a word has 42 and a comma at most. */
const mostTogether = 150;

const checkMark = 'check:';

function wordOf(hint: Hint): string {
  if (hint.about === 'jobs') return 'jobs';
  return hint.about === 'check' ? `${checkMark}${hint.id}` : hint.id;
}

function hintIn(word: string): Hint {
  if (word === 'jobs') return { about: 'jobs' };
  if (word.startsWith(checkMark)) return { about: 'check', id: word.slice(checkMark.length) };
  return { about: 'task', id: word };
}

/**
 * Hints over LISTEN and NOTIFY. They may be lost or come twice: whoever waits for something looks for it from time to
 * time all the same.
 */
export function openHints(url: string, heard: (hint: Hint) => void): Hints {
  const waiting = new Set<string>();
  let client: pg.Client | undefined;
  let isClosed = false;
  let again: NodeJS.Timeout | undefined;
  let soon: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'cantiga hints', keepAlive: true });
    const lost = (): void => {
      if (client === fresh) client = undefined;
      fresh.removeAllListeners('end');
      void fresh.end().catch(() => {});
      if (!isClosed) again = setTimeout(() => void connect(), againMs).unref();
    };
    fresh.on('error', () => {});
    fresh.once('end', lost);
    let own: number | undefined;
    fresh.on('notification', ({ payload = '', processId }) => {
      if (processId === own) return;
      for (const word of payload.split(',')) if (word !== '') heard(hintIn(word));
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      own = (await fresh.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
      client = fresh;
    } catch {
      lost();
    }
  };

  const send = (): void => {
    soon = undefined;
    const words = [...waiting].slice(0, mostTogether);
    for (const word of words) waiting.delete(word);
    client?.query('select pg_notify($1, $2)', [channel, words.join(',')]).catch(() => {});
    if (waiting.size > 0) soon = setTimeout(send, gatherMs).unref();
  };

  void connect();
  return {
    tell: (hint) => {
      if (isClosed) return;
      waiting.add(wordOf(hint));
      soon ??= setTimeout(send, gatherMs).unref();
    },
    close: async () => {
      isClosed = true;
      clearTimeout(again);
      clearTimeout(soon);
      const last = client;
      client = undefined;
      last?.removeAllListeners('end');
      await last?.end().catch(() => {});
    },
  };
}
