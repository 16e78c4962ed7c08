import { clock, t } from '../language.ts';
import type { Playable } from './playable.ts';
import { seek } from './player.ts';

interface Place {
  readonly clip: Playable;
  /** Seconds. */
  readonly time: number;
  readonly duration: number;
  /** What is played there. */
  readonly section?: string | undefined;
}

/** Where in a clip one is, and the way elsewhere, by keyboard too. */
export function Seek({ clip, time, duration, section }: Place) {
  const place = t('player.at', { time: clock(time), duration: clock(duration) });
  return (
    <input
      type="range"
      min={0}
      max={Math.max(duration, 1)}
      step={1}
      value={time}
      aria-label={t('player.seek', { title: clip.title })}
      aria-valuetext={section === undefined ? place : `${place}, ${section}`}
      onInput={(event) => seek(clip, Number(event.currentTarget.value))}
    />
  );
}
