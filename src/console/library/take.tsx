import { useEffect } from 'preact/hooks';
import type { Task } from '../../sdk/types.ts';
import { clock, t } from '../language.ts';
import { playableOf } from '../player/playable.ts';
import { complete, player, toggle } from '../player/player.ts';
import { Wave } from '../player/wave.tsx';
import { useStore } from '../store.ts';
import { Icon } from '../ui/icons.tsx';
import { Downloads } from './downloads.tsx';
import { Further } from './further.tsx';
import { Sharing } from './share.tsx';

interface TakeProps {
  readonly clip: Task['clips'][number];
  readonly number: number;
  /** A take that can be heard before its task has ended: nothing can be made of it yet. */
  readonly early?: boolean;
}

/** One of the takes of a song: its picture, its sound, its files. */
export function Take({ clip, number, early = false }: TakeProps) {
  const state = useStore(player);
  const here = state.clip?.id === clip.id;
  const playing = here && state.playing;
  const name = t('take', { n: number });
  const playable = playableOf(clip);
  const title = clip.title || t('song.untitled');
  useEffect(() => complete(playable), [clip.state]);
  return (
    <div class={`take ${here ? 'here' : ''}`} role="group" aria-label={name}>
      <div class="take-art">
        {playable.artwork === undefined ? (
          <span class="blank" />
        ) : (
          <img src={playable.artwork} alt={t('take.art', { title })} loading="lazy" />
        )}
        <button
          type="button"
          class="round main"
          onClick={() => toggle(playable)}
          aria-label={t(playing ? 'player.pause' : 'player.play', { title: `${title}, ${name}` })}
        >
          <Icon name={playing ? 'pause' : 'play'} />
        </button>
      </div>
      <div class="take-body">
        <div class="take-line">
          <span class="take-name">{name}</span>
          <span class="meter">
            {here ? `${clock(state.time)}${clip.state === 'complete' ? ' / ' : ''}` : ''}
            {clip.state === 'complete' && clock(clip.durationSeconds)}
          </span>
        </div>
        {clip.state === 'complete' ? <Wave clip={playable} /> : <p class="hint">{t('take.live')}</p>}
      </div>
      {!early && clip.state === 'complete' && (
        <div class="take-menus">
          <Downloads clip={clip} />
          <Further clip={clip} />
          <Sharing clip={clip} />
        </div>
      )}
    </div>
  );
}
