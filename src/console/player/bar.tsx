import { clock, language, t } from '../language.ts';
import { useStore } from '../store.ts';
import { Icon } from '../ui/icons.tsx';
import { player, stop, toggle } from './player.ts';
import { Seek } from './seek.tsx';

/** What is playing, within reach on every page. */
export function PlayerBar() {
  useStore(language);
  const { clip, playing, time, duration, fault } = useStore(player);
  if (!clip) return null;
  const place = clip.isLive ? `${clock(time)} · ${t('take.live')}` : `${clock(time)} / ${clock(duration)}`;
  return (
    <aside class="player" aria-label={t('player')}>
      {clip.artwork !== undefined && <img src={clip.artwork} alt="" width="44" height="44" />}
      <button
        type="button"
        class="round main"
        onClick={() => toggle(clip)}
        aria-label={t(playing ? 'player.pause' : 'player.play', { title: clip.title })}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <div class="player-middle">
        <div class="player-words">
          <span class="player-title" dir="auto">
            {clip.title}
          </span>
          <span class="meter">{fault ? t('player.fault') : place}</span>
        </div>
        {!clip.isLive && <Seek clip={clip} time={time} duration={duration} />}
      </div>
      <button type="button" class="round quiet" onClick={stop} aria-label={t('player.close')}>
        <Icon name="close" />
      </button>
    </aside>
  );
}
