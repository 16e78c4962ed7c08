import type { Brief } from '../brief/brief.ts';
import type { Lanes, Style } from './styles/style.ts';

/** Beats of four that a bar of three keeps: the first, and both backbeats, which gives oom-pah-pah. */
const keptBeats = [0, 1, 3];

/** A pattern of bars of four in bars of three. */
const threeBeats = (pattern: string, steps: number): string => {
  const perBeat = steps / 4;
  const bars = Array.from({ length: Math.max(1, Math.round(pattern.length / steps)) }, (_, bar) => bar * steps);
  return bars
    .flatMap((from) => keptBeats.map((beat) => pattern.slice(from + beat * perBeat, from + (beat + 1) * perBeat)))
    .join('');
};

const mapped = <T extends object>(record: T, change: (pattern: string) => string): T =>
  Object.fromEntries(Object.entries(record).map(([name, pattern]) => [name, change(pattern as string)])) as T;

/** A style of four beats, played in three. */
export function inThree(style: Style): Style {
  if (style.beatsPerBar !== 4) return style;
  const change = (pattern: string): string => threeBeats(pattern, style.stepsPerBar);
  return {
    ...style,
    beatsPerBar: 3,
    stepsPerBar: (style.stepsPerBar * 3) / 4,
    drums: Object.fromEntries(
      Object.entries(style.drums).map(([name, lanes]) => [name, mapped<Lanes>(lanes, change)]),
    ) as Style['drums'],
    bass: mapped(style.bass, change),
    comp: style.comp.map((pattern) => ({ ...pattern, pattern: change(pattern.pattern) })),
  };
}

const share = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;

/** The style with what the brief asks of its metre, its feel and its sound. */
export function adapted(style: Style, brief: Brief): Style {
  const { reverb = 0, saturation = 0, lofi = 0, width = 0, sidechain = 0 } = brief.sound ?? {};
  const { mix } = style;
  const played = brief.beatsPerBar === 3 ? inThree(style) : style;
  return {
    ...played,
    swing: brief.swing === undefined ? style.swing : { ...style.swing, offbeat: brief.swing },
    mix: {
      ...mix,
      reverbSend: share(mix.reverbSend + 0.15 * reverb),
      reverbSeconds: Math.round(mix.reverbSeconds * (1 + 0.6 * reverb) * 100) / 100,
      saturation: share(mix.saturation + 0.5 * saturation),
      lofi: share(mix.lofi + lofi),
      width: share(mix.width + 0.4 * width),
      sidechain: share(mix.sidechain + 0.6 * sidechain),
    },
  };
}
