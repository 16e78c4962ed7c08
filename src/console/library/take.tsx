import type { Clip } from '../../sdk/types.ts';
import { clock, t } from '../language.ts';
import { player, toggle } from '../player/player.ts';
import { Wave } from '../player/wave.tsx';
import { fileUrl } from '../server.ts';
import { useStore } from '../store.ts';
import { Icon } from '../ui/icons.tsx';
import { Downloads } from './downloads.tsx';

/** One of the takes of a song: its picture, its sound, its files. */
export function Take({ clip, number }: { clip: Clip; number: number }) {
  const state = useStore(player);
  const here = state.clip?.id === clip.id;
  const playing = here && state.playing;
  const name = t('take', { n: number });
  return (
    <div class={`take ${here ? 'here' : ''}`} role="group" aria-label={name}>
      <div class="take-art">
        <img src={fileUrl(clip.imageUrl)} alt={t('take.art', { title: clip.title })} loading="lazy" />
        <button
          type="button"
          class="round main"
          onClick={() => toggle(clip)}
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
        <Wave clip={clip} />
        <Downloads clip={clip} />
      </div>
    </div>
  );
}
