import type { Heard } from '../../listener/heard.ts';

/** The bar lines of a recording. Places are counted in bars from the first one: 2.5 is the middle of the third bar. */
export interface Grid {
  /** Whole bars. */
  readonly bars: number;
  /** Behind the last line and before the first, the nearest bars go on. */
  readonly secondsAt: (bar: number) => number;
  readonly barAt: (seconds: number) => number;
}

/** So many bars tell how long the next would be. */
const NEAR_BARS = 4;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

export function gridOf({ beats, firstDownbeat, beatsPerBar, durationSeconds, tempoBpm }: Heard): Grid {
  const lines = beats.filter((_, index) => index >= firstDownbeat && (index - firstDownbeat) % beatsPerBar === 0);
  const usual = (60 / tempoBpm) * beatsPerBar;
  if (lines.length === 0) lines.push(0);
  if (lines.length === 1) lines.push((lines[0] as number) + usual);
  const last = lines.length - 1;
  const lengthNear = (bar: number): number => {
    const from = clamp(bar - NEAR_BARS / 2, 0, Math.max(0, last - NEAR_BARS));
    const to = Math.min(last, from + NEAR_BARS);
    return ((lines[to] as number) - (lines[from] as number)) / (to - from);
  };
  const secondsAt = (bar: number): number => {
    const line = clamp(Math.floor(bar), 0, last);
    const start = lines[line] as number;
    const next = lines[line + 1];
    const inside = bar >= 0 && next !== undefined;
    return start + (bar - line) * (inside ? next - start : lengthNear(line));
  };
  const barAt = (seconds: number): number => {
    let line = lines.findLastIndex((at) => at <= seconds);
    if (line < 0) line = 0;
    const start = lines[line] as number;
    const next = lines[line + 1];
    const inside = seconds >= start && next !== undefined;
    return line + (seconds - start) / (inside ? next - start : lengthNear(line));
  };
  return { bars: Math.max(1, Math.floor(barAt(durationSeconds) + 0.05)), secondsAt, barAt };
}
