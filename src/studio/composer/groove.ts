import type { Random } from '../random.ts';
import type { SectionKind } from '../score/score.ts';
import { halfTimed } from './adapt.ts';
import { type LaneId, laneKeys } from './lanes.ts';
import { isPeak, type Plan, type PlannedSection } from './plan.ts';
import type { Stroke } from './stroke.ts';
import type { GrooveName, Lanes } from './styles/style.ts';

/** Whose groove a section plays, best first. */
const grooveNames: Readonly<Record<SectionKind, readonly GrooveName[]>> = {
  intro: ['verse', 'drop'],
  verse: ['verse', 'drop'],
  pre: ['pre', 'build', 'verse', 'drop'],
  chorus: ['chorus', 'drop', 'verse'],
  drop: ['drop', 'chorus', 'verse'],
  bridge: ['bridge', 'breakdown', 'verse'],
  breakdown: ['breakdown', 'bridge'],
  build: ['build', 'pre', 'verse', 'drop'],
  solo: ['solo', 'chorus', 'drop', 'verse'],
  inter: ['verse', 'drop'],
  outro: ['verse', 'drop'],
};

/** Lanes that keep time quietly, and so may play alone while the band waits. */
const timekeepers: readonly LaneId[] = [
  'h',
  'sh',
  'tb',
  'd',
  'p',
  'mr',
  'cv',
  'wb',
  'sb',
  'bo',
  'cg',
  'bd',
  'dh',
  'th',
  'r',
];

/** Backbeat lanes; in soft sections they rest, around them ghost notes gather. */
const backbeats: readonly LaneId[] = ['s', 'c'];

const lanesOf = (lanes: Lanes): (readonly [LaneId, string])[] => Object.entries(lanes) as [LaneId, string][];

function grooveOf(plan: Plan, section: PlannedSection): Lanes {
  const { drums } = plan.style;
  const other = drums.alternative;
  if (other && section.kind === 'chorus' && plan.take === 2 && plan.random('groove').chance(0.5)) return other;
  if (other && section.kind === 'solo' && plan.shared('groove').chance(0.4)) return other;
  const name = grooveNames[section.kind].find((candidate) => drums[candidate]);
  return (name && drums[name]) || {};
}

/** A kick on every beat keeps time itself: a house track begins with it. */
function keepsTime(lane: LaneId, pattern: string, stepsPerBeat: number): boolean {
  if (lane !== 'k') return timekeepers.includes(lane);
  return [...pattern].every((digit, step) => step % stepsPerBeat !== 0 || digit !== '.');
}

function isSilent(lane: LaneId, isTimekeeper: boolean, section: PlannedSection, barInSection: number): boolean {
  const opening = section.kind === 'intro' || section.kind === 'outro' || section.energy < 0.42;
  if (!opening) return false;
  const firstHalf = barInSection < section.bars / 2;
  const wait = section.kind === 'outro' ? !firstHalf : firstHalf;
  if (wait) return !isTimekeeper;
  return section.kind !== 'outro' && backbeats.includes(lane);
}

const velocityOf = (digit: string): number => Number(digit) / 9;

interface Hit {
  readonly lane: LaneId;
  readonly step: number;
  readonly velocity: number;
}

function patternHits(lanes: Lanes, plan: Plan, section: PlannedSection, i: number): Hit[] {
  const steps = plan.stepsPerBar;
  return lanesOf(lanes).flatMap(([lane, pattern]) => {
    if (isSilent(lane, keepsTime(lane, pattern, plan.stepsPerBeat), section, i)) return [];
    const from = (i % Math.max(1, Math.round(pattern.length / steps))) * steps;
    return [...pattern.slice(from, from + steps)].flatMap((digit, step) =>
      digit === '.' ? [] : [{ lane, step, velocity: velocityOf(digit) }],
    );
  });
}

/** Small liberties: ghosts around the backbeat (at .45 of it, as measured), a dropped or added light hit. */
function vary(hits: readonly Hit[], plan: Plan, i: number, random: Random): Hit[] {
  const played = new Set(hits.map((hit) => `${hit.lane}${hit.step}`));
  const live = plan.style.humanise.jitterMs > 4;
  const free = (lane: LaneId, step: number): boolean => !played.has(`${lane}${step}`);
  const varied = hits.filter((hit) => hit.velocity > 0.6 || !random.chance(i % 4 === 3 ? 0.16 : 0.05));
  const lanes = new Set(hits.map((hit) => hit.lane));
  const sixteenths = plan.stepsPerBar === 16;
  if (live && sixteenths && lanes.has('s'))
    for (const step of [7, 9, 15])
      if (free('s', step) && random.chance(0.16))
        varied.push({ lane: 's', step, velocity: 0.33 + random.next() * 0.08 });
  if (i % 4 === 3 && sixteenths) {
    if (lanes.has('k') && free('k', 14) && random.chance(0.4)) varied.push({ lane: 'k', step: 14, velocity: 0.66 });
    if (lanes.has('h') && random.chance(0.5)) varied.push({ lane: 'o', step: 14, velocity: 0.66 });
  }
  if (i % 4 === 1 && sixteenths && lanes.has('k') && free('k', 10) && random.chance(0.25))
    varied.push({ lane: 'k', step: 10, velocity: 0.6 });
  return varied;
}

/** The fill's own lanes replace the groove's from `from` on; timekeeping lanes fall silent. */
function fillHits(hits: readonly Hit[], fill: Lanes, from: number): Hit[] {
  const filled = lanesOf(fill).flatMap(([lane, pattern]) =>
    [...pattern].flatMap((digit, step) =>
      digit === '.' || step < from ? [] : [{ lane, step, velocity: velocityOf(digit) }],
    ),
  );
  return filled.length === 0 ? [...hits] : [...hits.filter((hit) => hit.step < from), ...filled];
}

function barHits(
  plan: Plan,
  section: PlannedSection,
  next: PlannedSection | undefined,
  i: number,
  random: Random,
): Hit[] {
  const steps = plan.stepsPerBar;
  const groove = grooveOf(plan, section);
  const base = patternHits(section.direction?.halfTime ? halfTimed(groove, steps) : groove, plan, section, i);
  if (base.length === 0) return [];
  const varied = vary(base, plan, i, random);
  const { fill } = plan.style.drums;
  const isLast = i === section.bars - 1;
  if (fill && isLast && next && section.kind !== 'breakdown' && section.bars >= 2) {
    const whole = next.energy - section.energy > 0.15 && random.chance(0.6);
    return fillHits(varied, fill, whole ? steps / 4 : steps / 2);
  }
  if (fill && i % 8 === 7 && section.energy > 0.45) return fillHits(varied, fill, (steps * 3) / 4);
  return varied;
}

const noticed = (section: PlannedSection): boolean => section.energy >= 0.7;

function crash(plan: Plan, section: PlannedSection, hits: readonly Hit[]): Hit[] {
  const hasKit = hits.some((hit) => hit.lane === 'k');
  const soft = plan.style.family === 'latin' || plan.style.kit === 'kit_brush';
  return hasKit && noticed(section) ? [{ lane: 'x', step: 0, velocity: soft ? 0.5 : 0.78 }] : [];
}

/** The drummer's whole song, on the grid. */
export function playDrums(plan: Plan): Stroke[] {
  const strokes: Stroke[] = [];
  const add = (bar: number, hits: readonly Hit[], scale: number): void => {
    for (const { lane, step, velocity } of hits)
      strokes.push({
        step: bar * plan.stepsPerBar + step,
        lengthSteps: lane === 'x' || lane === 'o' ? 4 : 1,
        pitch: laneKeys[lane],
        velocity: Math.min(1, velocity * scale),
      });
  };
  plan.sections.forEach((section, index) => {
    const next = plan.sections[index + 1];
    for (let i = 0; i < section.bars && section.startBar + i < plan.finalBar; i++) {
      const random = plan.random(`drums/${section.kind}/${section.ordinal}/${i % 4}/${i >= 8 ? 1 : 0}`);
      const hits = barHits(plan, section, next, i, random);
      const rise = section.kind === 'build' ? 0.75 + (0.3 * i) / section.bars : 0.74 + 0.28 * section.energy;
      add(section.startBar + i, i === 0 ? [...hits, ...crash(plan, section, hits)] : hits, rise);
    }
  });
  const kit = Object.values(plan.style.drums).some((lanes) => lanes.k);
  const ending: Hit[] = [
    { lane: 'x', step: 0, velocity: 0.7 },
    { lane: 'k', step: 0, velocity: 0.85 },
  ];
  if (kit && plan.sections.some((section) => isPeak(section.kind))) add(plan.finalBar, ending, 1);
  return strokes.length > 0 && strokes.every((stroke) => stroke.step >= plan.finalBar * plan.stepsPerBar)
    ? []
    : strokes;
}
