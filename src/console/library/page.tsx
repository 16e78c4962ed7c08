import { useEffect, useState } from 'preact/hooks';
import { completeClips, hasEnded, type Task } from '../../sdk/types.ts';
import { Progress } from '../create/made.tsx';
import { made } from '../create/orders.ts';
import { count, t } from '../language.ts';
import { reasonOf, server } from '../server.ts';
import { useStore } from '../store.ts';
import { Choice, Field } from '../ui/field.tsx';
import { Link } from '../ui/link.tsx';
import { Note } from '../ui/note.tsx';
import { matches, type Shown } from './filter.ts';
import { known } from './known.ts';
import { Song } from './song.tsx';
import { Upload } from './upload.tsx';

const pageSize = 30;
const lookEveryMs = 2000;

/** The songs of the account, the newest first; while some are being made, it looks again every two seconds. */
function useSongs() {
  const [tasks, setTasks] = useState<readonly Task[] | undefined>();
  const [hasMore, setHasMore] = useState(false);
  const [fault, setFault] = useState<string | undefined>();
  const busy = tasks?.some((task) => !hasEnded(task)) ?? false;

  const look = async (): Promise<void> => {
    try {
      const newest = await server.list({ limit: pageSize });
      const known = new Set(newest.map(({ id }) => id));
      setTasks((before) => [...newest, ...(before ?? []).filter(({ id }) => !known.has(id))]);
      setHasMore((before) => before || newest.length === pageSize);
      setFault(undefined);
    } catch (error) {
      setFault(reasonOf(error));
    }
  };
  const more = async (): Promise<void> => {
    const oldest = tasks?.at(-1);
    if (!oldest) return;
    try {
      const older = await server.list({ limit: pageSize, before: oldest });
      setTasks((before) => [...(before ?? []), ...older]);
      setHasMore(older.length === pageSize);
    } catch (error) {
      setFault(reasonOf(error));
    }
  };

  useEffect(() => void look(), []);
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => document.hidden || void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, [busy]);

  const drop = (id: string): void => setTasks((before) => before?.filter((task) => task.id !== id));
  // What this page ordered is told at once, change by change; the list is asked for the rest.
  const ordered = useStore(made);
  const changed = new Map(ordered.map((task) => [task.id, task]));
  const listed = new Set((tasks ?? []).map(({ id }) => id));
  const all = tasks && [
    ...ordered.filter(({ id }) => !listed.has(id)),
    ...tasks.map((task) => (hasEnded(task) ? task : (changed.get(task.id) ?? task))),
  ];
  return { tasks: all, hasMore, fault, more, drop };
}

export function LibraryPage() {
  const { tasks, hasMore, fault, more, drop } = useSongs();
  const [words, setWords] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const songs = (tasks ?? []).filter((task) => matches(task, words, shown));
  useEffect(
    () => known.set((tasks ?? []).flatMap((task) => (task.state === 'succeeded' ? completeClips(task) : []))),
    [tasks],
  );
  return (
    <section class="library" aria-labelledby="library-title">
      <div class="page-head">
        <h1 id="library-title">{t('nav.library')}</h1>
        <span class="hint" role="status">
          {tasks && count('songs', songs.length)}
        </span>
      </div>
      <div class="filters">
        <Field label={t('library.search')}>
          {(control) => (
            <input {...control} type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
          )}
        </Field>
        <Choice
          label={t('library.show')}
          value={shown}
          options={(['all', 'ready', 'making', 'failed'] as const).map((value) => ({
            value,
            label: t(`library.show.${value}`),
          }))}
          onChoose={setShown}
        />
      </div>
      <Upload />
      {fault && <Note tone="fault">{fault}</Note>}
      {!tasks && !fault && <p class="hint">{t('loading')}</p>}
      {tasks && songs.length === 0 && (
        <div class="empty card">
          <p>{t(tasks.length === 0 ? 'library.empty' : 'library.nothing')}</p>
          {tasks.length === 0 && (
            <Link class="button main" to="/">
              {t('library.first')}
            </Link>
          )}
        </div>
      )}
      <div class="songs">
        {songs.map((task) =>
          hasEnded(task) ? (
            <Song key={task.id} task={task} onRemoved={() => drop(task.id)} />
          ) : (
            <Progress key={task.id} task={task} />
          ),
        )}
      </div>
      {hasMore && (
        <button type="button" class="plain" onClick={() => void more()}>
          {t('library.more')}
        </button>
      )}
    </section>
  );
}
