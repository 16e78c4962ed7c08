import { styleOf } from '../composer/styles/index.ts';
import type { Style } from '../composer/styles/style.ts';
import { isMinor } from '../theory/scales.ts';
import type { Brief } from './brief.ts';
import { readWishes } from './read.ts';

const MOST_CHARACTERS = 1000;

/** From low to high; what lies between the thresholds is worth no word. */
const moods: readonly (readonly [axis: 'energy' | 'valence' | 'brightness', low: string, high: string])[] = [
  ['energy', 'calm', 'energetic'],
  ['valence', 'melancholic', 'uplifting'],
  ['brightness', 'dark', 'bright'],
];
const MARKED = 0.25;

const spoken = (instrument: string): string =>
  instrument.startsWith('kit_') ? `${instrument.slice(4)} drums` : instrument.replaceAll('_', ' ');

/** Who plays: who was asked for, then the first of each role that was not refused. */
function bandOf(brief: Brief, { instruments, kit }: Style): string[] {
  const refused = (name: string): boolean => brief.refusedInstruments.includes(name);
  const roles = (['comp', 'lead', 'bass', 'pad', 'color'] as const).filter((role) => !refused(role));
  const usual = roles.flatMap((role) => instruments[role].find((name) => !refused(name)) ?? []);
  const drums = refused('drums') || refused(kit) ? [] : [kit];
  return [...brief.wantedInstruments, ...usual, ...drums].map(spoken);
}

function productionOf({ mix, swing }: Style): string[] {
  const words: readonly (readonly [boolean, string])[] = [
    [swing.offbeat > 0.55, 'swung groove'],
    [mix.lofi > 0.2, 'lo-fi texture'],
    [mix.saturation > 0.15, 'warm saturation'],
    [mix.sidechain > 0.2, 'pumping sidechain'],
    [mix.reverbSeconds >= 2.2, 'spacious reverb'],
    [mix.width > 0.6, 'wide stereo'],
  ];
  return words.flatMap(([holds, word]) => (holds ? [word] : []));
}

/** A richer list of tags from a short one: what was given, and what the musician would make of it. */
export function boostStyle(given: string): string {
  const { brief } = readWishes({
    prompt: '',
    lyrics: '',
    tags: given,
    negativeTags: '',
    title: '',
    instrumental: false,
    maxSeconds: 240,
  });
  const style = styleOf(brief.style);
  const [usualMode = 'major'] = Object.entries(style.modes).sort((a, b) => b[1] - a[1])[0] ?? [];
  const voice = brief.vocalGender === 'f' ? 'female vocals' : 'male vocals';
  const words = [
    ...given.split(/[,;|\n]+/),
    style.name.toLowerCase(),
    ...moods.flatMap(([axis, low, high]) => (brief[axis] > MARKED ? [high] : brief[axis] < -MARKED ? [low] : [])),
    ...bandOf(brief, style),
    ...(brief.instrumental ? ['instrumental'] : brief.vocalGender ? [voice] : []),
    `${brief.tempoBpm ?? style.bpm.typical} bpm`,
    isMinor(brief.mode ?? usualMode) ? 'minor key' : 'major key',
    ...productionOf(style),
  ];
  return joined(words.map((word) => word.trim()).filter(Boolean));
}

/** Each tag once, as many as a list may hold. */
function joined(tags: readonly string[]): string {
  const kept: string[] = [];
  for (const tag of tags) {
    const known = kept.some((other) => other.toLowerCase().includes(tag.toLowerCase()));
    if (!known && [...kept, tag].join(', ').length <= MOST_CHARACTERS) kept.push(tag);
  }
  return kept.join(', ');
}
