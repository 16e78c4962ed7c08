import type { Task } from '../../sdk/types.ts';
import { change, draftOf } from '../create/draft.ts';
import { isMark } from '../create/syllables.ts';
import { date, t } from '../language.ts';
import { go } from '../router.ts';
import { CopyButton } from '../ui/code.tsx';
import { Icon } from '../ui/icons.tsx';
import { Take } from './take.tsx';

export const nameOf = (task: Task): string => {
  const { title, prompt } = task.order as { readonly title?: string; readonly prompt?: string };
  return task.clips[0]?.title || title || prompt || t('song.untitled');
};

/** A task that has ended: its takes side by side, or why there are none. */
export function Song({ task, heading: Heading = 'h2' }: { task: Task; heading?: 'h2' | 'h3' }) {
  const clip = task.clips[0];
  return (
    <article class="card song">
      <div class="song-head">
        <Heading class="song-name" dir="auto">
          {nameOf(task)}
        </Heading>
        {task.state !== 'succeeded' && <span class={`state ${task.state}`}>{t(`state.${task.state}`)}</span>}
        <time class="meter" dateTime={task.createdAt}>
          {date(task.createdAt)}
        </time>
      </div>
      {clip && clip.tags !== '' && (
        <p class="hint" dir="auto">
          {clip.tags}
        </p>
      )}
      {task.failure && <p class="fault">{task.failure.message}</p>}
      {task.clips.length > 0 && (
        <div class="takes">
          {task.clips.map((each, index) => (
            <Take key={each.id} clip={each} number={index + 1} />
          ))}
        </div>
      )}
      {task.warnings.length > 0 && (
        <ul class="warnings">
          {task.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {clip && clip.lyrics !== '' && <Lyrics text={clip.lyrics} />}
      <div class="row">
        <button
          type="button"
          class="quiet small"
          onClick={() => {
            change(draftOf(task.order, task.seed));
            go('/');
          }}
        >
          <Icon name="again" /> {t('song.again')}
        </button>
        <CopyButton text={task.id} label={t('song.copyId')} />
      </div>
    </article>
  );
}

const Lyrics = ({ text }: { text: string }) => (
  <details class="more">
    <summary>{t('lyrics')}</summary>
    <p class="sung" dir="auto">
      {text.split('\n').map((line, index) => (
        <span key={index} class={isMark(line) ? 'mark' : ''}>
          {line || '\u00a0'}
        </span>
      ))}
    </p>
  </details>
);
