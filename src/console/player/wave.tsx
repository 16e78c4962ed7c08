import { useEffect, useMemo, useState } from 'preact/hooks';
import { useStore } from '../store.ts';
import { type Peaks, readPeaks } from './peaks.ts';
import type { Playable } from './playable.ts';
import { player } from './player.ts';
import { Seek } from './seek.tsx';
import { useSeen, useSheet } from './sheet.ts';

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

/** The outline of a clip: from its sheet, or decoded here where it has none. */
function usePeaks(audio: string, fromSheet: Peaks | undefined, wanted: boolean): Peaks {
  const [decoded, setDecoded] = useState<Peaks>(flat);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    readPeaks(audio).then(
      (read) => current && setDecoded(read),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [audio, wanted]);
  return fromSheet && fromSheet.length > 0 ? fromSheet : decoded;
}

/** A waveform over which lies a slider: drawn for the eye, native for keyboard and screen reader. */
export function Wave({ clip }: { clip: Playable }) {
  const { place, seen } = useSeen<HTMLDivElement>();
  const sheet = useSheet(seen ? clip.sheet : undefined);
  const peaks = usePeaks(clip.audio, sheet?.peaks, seen && clip.sheet === undefined);
  const state = useStore(player);
  const here = state.clip?.id === clip.id;
  const duration = here && state.duration > 0 ? state.duration : clip.durationSeconds;
  const time = here ? state.time : 0;
  const path = useMemo(() => outline(peaks), [peaks]);
  const width = peaks.length * step;
  const box = `0 0 ${width} ${height}`;
  const left = duration > 0 ? (1 - time / duration) * 100 : 100;
  const section = sheet?.sections.find(({ start, end }) => time >= start && time < end)?.label;
  const marks = (sheet?.sections ?? []).filter(({ start }) => start > 0 && start < duration);
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
      <svg viewBox={box} preserveAspectRatio="none" aria-hidden="true" class="marks-of-sections">
        {marks.map(({ start }) => (
          <path key={start} d={`M${(start / duration) * width} 0V${height}`} />
        ))}
      </svg>
      <Seek clip={clip} time={time} duration={duration} section={section} />
    </div>
  );
}
