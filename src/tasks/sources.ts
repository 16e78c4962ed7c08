import { Failed, failure } from '../catalogue/failures.ts';
import { sourceClips, sourceUrls } from '../catalogue/kinds/index.ts';
import type { Reader } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { Source } from '../engines/engine.ts';
import type { Storage } from '../storage/storage.ts';
import { artworkKey, audioKey, scoreKey } from './files.ts';
import { type TaskRow, taskOf } from './rows.ts';
import type { Task } from './task.ts';

export interface SourcesRoom {
  readonly database: Reader;
  readonly storage: Storage;
  readonly urlOf: (key: string) => string;
  /** The bytes behind a caller's address, or why they could not be had. */
  readonly fetch: (url: string) => Promise<{ readonly bytes: Uint8Array } | { readonly failure: string }>;
}

/** What an engine is told of the music that a task starts from. */
export interface TaskSources {
  readonly sources: readonly Source[];
  readonly persona?: Source;
}

export interface Sources {
  of(task: Pick<Task, 'accountId' | 'order'>): Promise<TaskSources>;
}

/** Finds the music that orders start from; nothing of another account is ever found. */
export function createSources({ database, storage, urlOf, fetch }: SourcesRoom): Sources {
  const read = async (key: string): Promise<Uint8Array | undefined> => {
    const file = await storage.open(key);
    if (!file) return undefined;
    const chunks: Buffer[] = [];
    for await (const chunk of file.stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };

  const address = (url: string): Source => ({
    url,
    audio: async () => {
      const own = urlOf('');
      const fetched = url.startsWith(own) ? await ownFile(url.slice(own.length)) : await fetch(url);
      if ('bytes' in fetched) return fetched.bytes;
      throw new Failed(failure('generation_failed', `The audio at ${url} could not be fetched: ${fetched.failure}`));
    },
  });
  const ownFile = async (key: string): Promise<{ bytes: Uint8Array } | { failure: string }> => {
    const bytes = await read(key);
    return bytes ? { bytes } : { failure: 'there is no such file' };
  };

  const clip = async (accountId: string, id: string): Promise<Source | undefined> => {
    const row = await database.one<TaskRow>(sql`
      select tasks.* from clips join tasks on tasks.id = clips.task_id
      where clips.id = ${id} and clips.account_id = ${accountId}`);
    const task = row && taskOf(row);
    const made = task?.state === 'succeeded' ? task.clips.find((each) => each.id === id) : undefined;
    const plan = task?.plannedClips.find((each) => each.id === id);
    if (!task || !made || !plan) return undefined;
    const { title, lyrics, tags, durationSeconds } = made;
    return {
      url: made.audioUrl,
      audio: async () => {
        const bytes = await read(audioKey(plan));
        if (bytes) return bytes;
        throw new Failed(failure('not_found', `The files of clip ${id} have expired. Make or upload it again`));
      },
      clip: {
        ...{ id, title, lyrics, tags, durationSeconds, order: task.order, engine: row.engine },
        artwork: () => read(artworkKey(plan)),
        score: () => read(scoreKey(plan)),
        sources: async () => (await of(task)).sources,
      },
    };
  };

  /** The clip behind the address of a file that was made here for this account: more is known of it than its sound. */
  const ownClip = async (accountId: string, url: string): Promise<Source | undefined> => {
    const [, id] = /\/([^/]+)\.mp3$/.exec(url) ?? [];
    const source = id && url.startsWith(urlOf('')) ? await clip(accountId, id) : undefined;
    return source?.url === url ? source : undefined;
  };

  const persona = async (accountId: string, id: string): Promise<Source | undefined> => {
    const row = await database.one<TaskRow>(sql`
      select * from tasks where id = ${id} and account_id = ${accountId} and kind = 'persona'`);
    const order = row && taskOf(row).order;
    return order?.kind === 'persona' ? clip(accountId, order.clipId) : clip(accountId, id);
  };

  const of: Sources['of'] = async ({ accountId, order }) => {
    const clips = await Promise.all(
      sourceClips(order).map(async (id) => {
        const source = await clip(accountId, id);
        if (source) return source;
        throw new Failed(failure('not_found', `There is no clip ${id} any more`));
      }),
    );
    const personaId = 'personaId' in order ? order.personaId : undefined;
    const voice = personaId ? await persona(accountId, personaId) : undefined;
    const heard = await Promise.all(
      sourceUrls(order).map(async (url) => (await ownClip(accountId, url)) ?? address(url)),
    );
    return { sources: [...clips, ...heard], ...(voice && { persona: voice }) };
  };
  return { of };
}
