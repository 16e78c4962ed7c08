import { useState } from 'preact/hooks';
import { completeClips, type Task } from '../../sdk/types.ts';
import { change, draftOf } from '../create/draft.ts';
import { date, t } from '../language.ts';
import { playableOf } from '../player/playable.ts';
import { player } from '../player/player.ts';
import { go } from '../router.ts';
import { useStore } from '../store.ts';
import { CopyButton } from '../ui/code.tsx';
import { Icon } from '../ui/icons.tsx';
import { Remove } from './remove.tsx';
import { Reading } from './sheet.tsx';
import { Take } from './take.tsx';

export const nameOf = (task: Task): string => {
  const { title, prompt } = task.order as { readonly title?: string; readonly prompt?: string };
  return task.clips[0]?.title || title || prompt || t('song.untitled');
};

interface SongProps {
  readonly task: Task;
  readonly heading?: 'h2' | 'h3';
  readonly onRemoved?: () => void;
}

/** A task that has ended: its takes side by side, or why there are none. */
export function Song({ task, heading: Heading = 'h2', onRemoved }: SongProps) {
  const clips = completeClips(task);
  const [clip] = clips;
  const [reading, setReading] = useState(false);
  const playing = useStore(player).clip?.id;
  /** The takes are sung at different times: what is read follows the one that plays. */
  const read = clips.find(({ id }) => id === playing) ?? clip;
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
      {clips.length > 0 && (
        <div class="takes">
          {clips.map((each, index) => (
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
      {clip && (
        <details class="more" onToggle={(event) => setReading(event.currentTarget.open)}>
          <summary>{t(clip.lyrics === '' ? 'song.chart' : 'song.reading')}</summary>
          {reading && read && <Reading clip={playableOf(read)} lyrics={clip.lyrics} />}
        </details>
      )}
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
        <Remove task={task} onRemoved={onRemoved} />
      </div>
    </article>
  );
}
