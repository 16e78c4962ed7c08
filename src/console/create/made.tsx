import type { Task } from '../../sdk/types.ts';
import { hasEnded } from '../../sdk/types.ts';
import { t } from '../language.ts';
import { nameOf, Song } from '../library/song.tsx';
import { Take } from '../library/take.tsx';
import { server } from '../server.ts';
import { useStore } from '../store.ts';
import { Link } from '../ui/link.tsx';
import { made } from './orders.ts';

const shownAtMost = 5;

/** What has just been ordered, as it comes to be. */
export function Made() {
  const tasks = useStore(made).filter(({ kind }) => kind === 'song');
  return (
    <section aria-labelledby="made-title" class="made">
      <h2 id="made-title">{t('made.title')}</h2>
      {tasks.length === 0 ? (
        <p class="hint">{t('made.none')}</p>
      ) : (
        tasks
          .slice(0, shownAtMost)
          .map((task) =>
            hasEnded(task) ? (
              <Song key={task.id} task={task} heading="h3" />
            ) : (
              <Progress key={task.id} task={task} heading="h3" />
            ),
          )
      )}
      {tasks.length > 0 && <Link to="/library">{t('made.all')}</Link>}
    </section>
  );
}

export function Progress({ task, heading: Heading = 'h2' }: { task: Task; heading?: 'h2' | 'h3' }) {
  return (
    <article class="card song progress" aria-busy="true">
      <div class="song-head">
        <Heading class="song-name" dir="auto">
          {nameOf(task)}
        </Heading>
        <span class="state running">{t(`state.${task.state}`)}</span>
      </div>
      <progress max={1} {...(task.state === 'running' && { value: task.progress })} aria-label={t('made.progress')} />
      {task.clips.length > 0 && (
        <div class="takes">
          {task.clips.map((clip, index) => (
            <Take key={clip.id} clip={clip} number={index + 1} early />
          ))}
        </div>
      )}
      <button type="button" class="quiet small" onClick={() => void server.cancel(task.id)}>
        {t('cancel')}
      </button>
    </article>
  );
}
