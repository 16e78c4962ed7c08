import { date, t } from '../language.ts';
import { Reading } from '../library/sheet.tsx';
import type { Playable } from '../player/playable.ts';
import { player, toggle } from '../player/player.ts';
import { Wave } from '../player/wave.tsx';
import { useStore } from '../store.ts';
import { Icon } from '../ui/icons.tsx';
import { useLoad } from '../ui/load.ts';

interface Shared {
  readonly title: string;
  readonly lyrics: string;
  readonly tags: string;
  readonly durationSeconds: number;
  readonly hasSheet: boolean;
  readonly expiresAt: number;
}

/** The name in the address of a shared clip; undefined on every other page. */
export const sharedName = (path: string): string | undefined => /^\/shared\/([0-9a-f]+)$/.exec(path)?.[1];

async function read(base: string): Promise<Shared | 'ended'> {
  const answer = await fetch(`${base}/clip.json`);
  if (answer.status === 404) return 'ended';
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as Shared;
}

/** One clip, for whoever has its link. */
export function SharedPage({ name }: { name: string }) {
  const base = `/shared/${name}`;
  const { value, fault } = useLoad(() => read(base));
  return (
    <main class="shared" id="main">
      {value === 'ended' ? (
        <h1>{t('shared.ended')}</h1>
      ) : value ? (
        <Clip base={base} name={name} shared={value} />
      ) : (
        <p class="hint">{fault ?? t('loading')}</p>
      )}
    </main>
  );
}

function Clip({ base, name, shared }: { base: string; name: string; shared: Shared }) {
  const playing = useStore(player).playing;
  const title = shared.title || t('song.untitled');
  const clip: Playable = {
    id: name,
    title,
    durationSeconds: shared.durationSeconds,
    audio: `${base}/audio.mp3`,
    artwork: `${base}/artwork.jpg`,
    sheet: shared.hasSheet ? `${base}/sheet.json` : undefined,
  };
  return (
    <article class="card song">
      <div class="take">
        <div class="take-art">
          <img src={clip.artwork} alt={t('take.art', { title })} />
          <button
            type="button"
            class="round main"
            onClick={() => toggle(clip)}
            aria-label={t(playing ? 'player.pause' : 'player.play', { title })}
          >
            <Icon name={playing ? 'pause' : 'play'} />
          </button>
        </div>
        <div class="take-body">
          <h1 dir="auto">{title}</h1>
          <p class="hint" dir="auto">
            {shared.tags}
          </p>
        </div>
      </div>
      <Wave clip={clip} />
      <Reading clip={clip} lyrics={shared.lyrics} />
      <p class="hint">{t('share.until', { time: date(shared.expiresAt) })}</p>
    </article>
  );
}
