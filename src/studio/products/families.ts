import type { Part } from '../score/score.ts';

/** The families of a band, as separations name them. */
export const families = [
  'backing_vocals',
  'drums',
  'bass',
  'guitar',
  'keyboard',
  'percussion',
  'strings',
  'synth',
  'fx',
  'brass',
  'woodwinds',
] as const;

export type Family = (typeof families)[number];

/** The first pattern that fits decides: `bass` comes before the basses' own families. */
const kinships: readonly (readonly [Family, RegExp])[] = [
  ['bass', /bass|sub_808|log_drum/],
  ['backing_vocals', /^(choir|voice_ooh)$/],
  ['fx', /orchestra_hit|atmosphere|sweep_pad/],
  [
    'percussion',
    /timpani|taiko|synth_drum|woodblock|steel_drums|kalimba|marimba|xylophone|vibraphone|glockenspiel|bells/,
  ],
  ['brass', /trumpet|trombone|tuba|french_horn|^brass/],
  ['synth', /synth|saw|square|sine|pad|pluck|analog|crystal/],
  ['guitar', /guitar|banjo|mandolin|ukulele|bouzouki|pedal_steel|lute|^oud|sitar|shamisen|pipa|guzheng|koto/],
  [
    'keyboard',
    /piano|grand|tonk|rhodes|dx_ep|harpsichord|clavinet|celesta|music_box|organ|harmonium|accordion|bandoneon/,
  ],
  ['strings', /violin|viola|cello|contrabass|strings|fiddle|erhu|pizzicato|harp|dulcimer/],
  [
    'woodwinds',
    /sax|oboe|horn|bassoon|clarinet|piccolo|flute|recorder|shakuhachi|whistle|ocarina|bagpipes|uilleann|dizi|bansuri|suona|harmonica/,
  ],
];

const melodicFamily = (instrument: string): Family =>
  kinships.find(([, names]) => names.test(instrument))?.[0] ?? 'synth';

/** Keys of a General MIDI kit that are struck by hand or shaken: not the drummer's. */
const isPercussion = (key: number): boolean => key >= 60 || key === 54 || key === 56 || key === 58;

/** What of a part belongs to a family: a kit is parted by its keys. Undefined where nothing does. */
export function shareOf(part: Part, family: Family): Part | undefined {
  if (part.role !== 'drums' || !part.instrument.startsWith('kit_'))
    return melodicFamily(part.instrument) === family ? part : undefined;
  if (family !== 'drums' && family !== 'percussion') return undefined;
  const notes = part.notes.filter(({ pitch }) => isPercussion(pitch) === (family === 'percussion'));
  return notes.length > 0 ? { ...part, notes } : undefined;
}
