import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Clip } from '../../sdk/types.ts';
import { clock, t } from '../language.ts';
import { fileUrl } from '../server.ts';
import { useStore } from '../store.ts';
import { type Peaks, readPeaks } from './peaks.ts';
import { player, seek } from './player.ts';

const height = 48;
const step = 4;
const flat: Peaks = Array.from({ length: 120 }, () => 0.06);

const outline = (peaks: Peaks): string =>
  peaks
    .map((peak, bar) => {
      const half = Math.max(1, (peak * (height - 4)) / 2);
      return `M${bar * step + 2} ${height / 2 - half}V${height / 2 + half}`;
    })
    .join('');

/** The outline of a clip once it has come into view. */
function usePeaks(clip: Clip) {
  const [peaks, setPeaks] = useState<Peaks>(flat);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let current = true;
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      readPeaks(fileUrl(clip.audioUrl)).then(
        (read) => current && setPeaks(read),
        () => undefined,
      );
    });
    watcher.observe(element);
    return () => {
      current = false;
      watcher.disconnect();
    };
  }, [clip.audioUrl]);
  return { peaks, place };
}

/** A waveform over which lies a slider: drawn for the eye, native for keyboard and screen reader. */
export function Wave({ clip }: { clip: Clip }) {
  const { peaks, place } = usePeaks(clip);
  const state = useStore(player);
  const here = state.clip?.id === clip.id;
  const duration = here && state.duration > 0 ? state.duration : clip.durationSeconds;
  const time = here ? state.time : 0;
  const path = useMemo(() => outline(peaks), [peaks]);
  const box = `0 0 ${peaks.length * step} ${height}`;
  const left = duration > 0 ? (1 - time / duration) * 100 : 100;
  return (
    <div class="wave" ref={place} data-ready={peaks === flat ? undefined : 'yes'}>
      <svg viewBox={box} preserveAspectRatio="none" aria-hidden="true">
        <path d={path} />
      </svg>
      <svg
        viewBox={box}
        preserveAspectRatio="none"
        aria-hidden="true"
        class="played"
        style={{ clipPath: `inset(0 ${Math.max(0, left)}% 0 0)` }}
      >
        <path d={path} />
      </svg>
      <input
        type="range"
        min={0}
        max={Math.max(duration, 1)}
        step={1}
        value={time}
        aria-label={t('player.seek', { title: clip.title })}
        aria-valuetext={t('player.at', { time: clock(time), duration: clock(duration) })}
        onInput={(event) => seek(clip, Number(event.currentTarget.value))}
      />
    </div>
  );
}
