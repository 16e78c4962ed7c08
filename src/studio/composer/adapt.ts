import type { Brief } from '../brief/brief.ts';
import type { LaneId } from './lanes.ts';
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

/** What percussion that was asked for plays, in sixteenths and in triplets; claps and the rest keep the backbeat. */
const usual: Readonly<Partial<Record<LaneId, readonly [string, string]>>> = {
  k: ['9.......8.......', '9.....8.....'],
  s: ['....8.......8...', '...8.....8..'],
  h: ['6.4.6.4.6.4.6.4.', '6.46.46.46.4'],
  d: ['7...5...7...5.4.', '7..5.47..5.4'],
  sh: ['5353535353535353', '535353535353'],
  tb: ['..4.7...4...7...', '..47....47..'],
  cg: ['6..4..6.5..4..75', '6..4.65..4.7'],
  bo: ['5.46..4.5.46..4.', '5.46.45.46.4'],
  tm: ['5...4.6...5.4...', '5..4.6..5.4.'],
  cb: ['6...5...6...5...', '6..5..6..5..'],
  ag: ['6..6..4...6.4...', '6..6..4..6..'],
  cv: ['7..7..7...7.7...', '7..7..7..7..'],
  gu: ['6...5.5.6...5.5.', '6..5.56..5.5'],
  su: ['....5.......8...', '...5.....8..'],
};
const backbeat = ['....6.......6...', '...6.....6..'] as const;

/** Grooves without what the caller refused to hear. */
const withoutPercussion = (style: Style, lanes: readonly LaneId[]): Style =>
  lanes.length === 0
    ? style
    : {
        ...style,
        drums: Object.fromEntries(
          Object.entries(style.drums).map(([name, groove]) => [
            name,
            Object.fromEntries(Object.entries(groove).filter(([lane]) => !lanes.includes(lane as LaneId))),
          ]),
        ),
      };

/** Grooves with what the caller asked to hear in them; a style without drums gets a groove of that alone. */
function withPercussion(style: Style, lanes: readonly LaneId[]): Style {
  if (lanes.length === 0) return style;
  const index = style.stepsPerBar % 16 === 0 ? 0 : 1;
  const added = Object.fromEntries(lanes.map((lane) => [lane, (usual[lane] ?? backbeat)[index]]));
  const drums = Object.keys(style.drums).length > 0 ? style.drums : { verse: {} };
  return {
    ...style,
    drums: Object.fromEntries(
      Object.entries(drums).map(([name, groove]) => [name, name === 'fill' ? groove : { ...added, ...groove }]),
    ),
  };
}

const fourFloor = { 12: '9..9..9..9..', 16: '9...9...9...9...' };
const halfTime = { 12: '......9.....', 16: '........9.......' };

/** The backbeat once a bar instead of twice; other metres than four beats and two of three keep theirs. */
export const halfTimed = (lanes: Lanes, steps: number): Lanes =>
  steps === 12 || steps === 16
    ? {
        ...lanes,
        ...(lanes.s !== undefined && { s: halfTime[steps] }),
        ...(lanes.c !== undefined && { c: halfTime[steps] }),
      }
    : lanes;

/** Kicks on every beat, or half time. */
function withGroove(style: Style, groove: 'fourFloor' | 'halfTime' | undefined): Style {
  const steps = style.stepsPerBar;
  if (!groove || (steps !== 12 && steps !== 16)) return style;
  const change = (lanes: Lanes): Lanes =>
    groove === 'fourFloor' ? { ...lanes, k: fourFloor[steps] } : halfTimed(lanes, steps);
  return {
    ...style,
    drums: Object.fromEntries(
      Object.entries(style.drums).map(([name, lanes]) => [
        name,
        ['fill', 'build', 'breakdown'].includes(name) ? lanes : change(lanes),
      ]),
    ),
  };
}

/** The style with what the brief asks of its metre, its feel and its sound. */
export function adapted(style: Style, brief: Brief): Style {
  const { reverb = 0, echo = 0, space, saturation = 0, lofi = 0, width = 0, sidechain = 0 } = brief.sound ?? {};
  const { mix } = style;
  const { percussion = [], silent = [], kit, groove, scale, sevenths = 0, syncopation = 0 } = brief.arrangement ?? {};
  const asked = withGroove(withPercussion(withoutPercussion(style, silent), percussion), groove);
  const played = brief.beatsPerBar === 3 ? inThree(asked) : asked;
  return {
    ...played,
    kit: kit ?? style.kit,
    extensionProbability: share(style.extensionProbability + 0.8 * sevenths),
    melody: {
      ...style.melody,
      scale: scale ?? style.melody.scale,
      syncopation: Math.max(0, style.melody.syncopation + syncopation),
    },
    swing: brief.swing === undefined ? style.swing : { ...style.swing, offbeat: brief.swing },
    mix: {
      ...mix,
      space: space ?? mix.space,
      echo: share(mix.echo + 0.35 * echo),
      reverbSend: share(mix.reverbSend + 0.15 * reverb),
      reverbSeconds: Math.round(mix.reverbSeconds * (1 + 0.6 * reverb) * 100) / 100,
      saturation: share(mix.saturation + 0.5 * saturation),
      lofi: share(mix.lofi + lofi),
      width: share(mix.width + 0.4 * width),
      sidechain: share(mix.sidechain + 0.6 * sidechain),
    },
  };
}
