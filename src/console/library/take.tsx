import type { Clip } from '../../sdk/types.ts';
import { clock, t } from '../language.ts';
import { playableOf } from '../player/playable.ts';
import { player, toggle } from '../player/player.ts';
import { Wave } from '../player/wave.tsx';
import { useStore } from '../store.ts';
import { Icon } from '../ui/icons.tsx';
import { Downloads } from './downloads.tsx';
import { Further } from './further.tsx';
import { Sharing } from './share.tsx';

interface TakeProps {
  readonly clip: Clip;
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
  return (
    <div class={`take ${here ? 'here' : ''}`} role="group" aria-label={name}>
      <div class="take-art">
        <img src={playable.artwork} alt={t('take.art', { title: clip.title })} loading="lazy" />
        <button
          type="button"
          class="round main"
          onClick={() => toggle(playable)}
          aria-label={t(playing ? 'player.pause' : 'player.play', { title: `${clip.title}, ${name}` })}
        >
          <Icon name={playing ? 'pause' : 'play'} />
        </button>
      </div>
      <div class="take-body">
        <div class="take-line">
          <span class="take-name">{name}</span>
          <span class="meter">
            {here ? `${clock(state.time)} / ` : ''}
            {clock(clip.durationSeconds)}
          </span>
        </div>
        <Wave clip={playable} />
      </div>
      {!early && (
        <div class="take-menus">
          <Downloads clip={clip} />
          <Further clip={clip} />
          <Sharing clip={clip} />
        </div>
      )}
    </div>
  );
}
