import type { SampledSound } from './sampler.ts';

type Row = readonly [program: number, lowest: number, highest: number, trimDb: number];

/**
 * General MIDI programs by the names that scores use. The range is the instrument's own; the trim, measured, brings a
 * phrase in the middle of that range to the same loudness for all, so that a part's gain alone sets the balance.
 */
const MELODIC = {
  piano: [0, 28, 103, 0.5],
  bright_piano: [1, 28, 103, 1],
  electric_grand: [2, 28, 103, 1],
  honky_tonk: [3, 28, 100, 1.5],
  rhodes: [4, 28, 98, -3.5],
  dx_ep: [5, 28, 98, -0.5],
  harpsichord: [6, 29, 89, 2.5],
  clavinet: [7, 28, 88, 1],
  celesta: [8, 60, 108, 1.5],
  glockenspiel: [9, 72, 108, 0],
  music_box: [10, 60, 100, 9],
  vibraphone: [11, 53, 89, 0.5],
  marimba: [12, 45, 96, 0.5],
  xylophone: [13, 65, 108, 7.5],
  bells: [14, 48, 84, -2.5],
  dulcimer: [15, 48, 84, 6],
  organ: [16, 36, 96, 0.5],
  perc_organ: [17, 36, 96, -5.5],
  rock_organ: [18, 36, 96, -1.5],
  pipe_organ: [19, 36, 96, -1.5],
  harmonium: [20, 36, 84, -1.5],
  accordion: [21, 48, 89, 1.5],
  harmonica: [22, 55, 91, -2],
  bandoneon: [23, 48, 89, 0.5],
  acoustic_guitar_nylon: [24, 40, 84, -0.5],
  acoustic_guitar_steel: [25, 40, 86, 2.5],
  jazz_guitar: [26, 40, 84, -1.5],
  electric_guitar_clean: [27, 40, 86, -3.5],
  muted_guitar: [28, 40, 80, 2],
  overdrive_guitar: [29, 40, 84, -2.5],
  distortion_guitar: [30, 40, 84, -3.5],
  electric_guitar_lead: [29, 40, 84, -2.5],
  upright_bass: [32, 28, 60, -4.5],
  bass: [33, 28, 62, -5],
  bass_pick: [34, 28, 62, -4],
  fretless_bass: [35, 28, 62, -6],
  slap_bass: [36, 28, 62, 0.5],
  violin: [40, 55, 98, -3.5],
  viola: [41, 48, 86, -1.5],
  cello: [42, 36, 76, -3.5],
  contrabass: [43, 28, 60, 1],
  strings_tremolo: [44, 40, 92, 5],
  pizzicato: [45, 36, 92, 5],
  harp: [46, 28, 98, -0.5],
  timpani: [47, 38, 60, 2.5],
  strings: [48, 36, 96, -2.5],
  slow_strings: [49, 36, 96, -2.5],
  analog_poly: [50, 36, 96, 1],
  synth_strings: [51, 36, 96, 1.5],
  choir: [52, 43, 84, -0.5],
  voice_ooh: [53, 43, 84, -0.5],
  orchestra_hit: [55, 48, 72, -0.5],
  trumpet: [56, 54, 84, -5.5],
  trombone: [57, 40, 72, -9.5],
  tuba: [58, 28, 58, -7.5],
  muted_trumpet: [59, 54, 84, -4.5],
  french_horn: [60, 41, 77, -4.5],
  brass_section: [61, 40, 84, -3],
  synth_brass: [62, 36, 84, -1],
  soprano_sax: [64, 56, 88, -5.5],
  sax: [65, 49, 81, -4.5],
  tenor_sax: [66, 44, 76, -4],
  baritone_sax: [67, 37, 69, -1.5],
  oboe: [68, 58, 91, -6],
  english_horn: [69, 52, 81, 3.5],
  bassoon: [70, 34, 70, -4.5],
  clarinet: [71, 50, 91, -3.5],
  piccolo: [72, 74, 108, -6.5],
  flute: [73, 60, 96, -5.5],
  recorder: [74, 60, 96, -6],
  pan_flute: [75, 60, 89, -3.5],
  shakuhachi: [77, 55, 84, -6],
  whistle: [78, 67, 96, -8],
  ocarina: [79, 65, 93, -8.5],
  new_age_pad: [88, 36, 88, 0],
  warm_pad: [89, 36, 88, 3.5],
  pads: [89, 36, 88, 3.5],
  choir_pad: [91, 43, 84, -3.5],
  bowed_pad: [92, 43, 84, 2.5],
  metallic_pad: [93, 43, 84, 2.5],
  halo_pad: [94, 43, 84, -2],
  sweep_pad: [95, 36, 84, 0],
  crystal: [98, 48, 96, 4.5],
  atmosphere: [99, 36, 88, -1],
  sitar: [104, 48, 84, 2],
  banjo: [105, 50, 86, -1.5],
  shamisen: [106, 48, 84, 6.5],
  guzheng: [107, 45, 88, -0.5],
  koto: [107, 45, 88, -0.5],
  kalimba: [108, 55, 91, 2],
  bagpipes: [109, 55, 84, -8.5],
  fiddle: [110, 55, 93, 0.5],
  erhu: [110, 55, 93, 0.5],
  suona: [111, 58, 88, -6],
  steel_drums: [114, 52, 88, 2],
  woodblock: [115, 60, 96, 10.5],
  taiko: [116, 36, 60, 1],
  synth_drum: [118, 36, 72, -5.5],
  pedal_steel: [27, 45, 84, -3],
  mandolin: [25, 55, 93, 4],
  ukulele: [24, 60, 84, 3],
  bouzouki: [25, 43, 84, 3],
  oud: [24, 40, 76, -1.5],
  pipa: [106, 48, 84, 6.5],
  dizi: [73, 62, 96, -6],
  lute: [24, 40, 79, -1],
  bansuri: [73, 57, 88, -5],
  tin_whistle: [78, 67, 96, -8],
  uilleann: [109, 55, 86, -9],
} satisfies Record<string, Row>;

const KITS = {
  kit_standard: [0, 4],
  kit_room: [8, 3],
  kit_power: [16, 0],
  kit_electronic: [24, 0.5],
  kit_808: [25, 0],
  kit_jazz: [32, 2.5],
  kit_brush: [40, 3.5],
  kit_orchestra: [48, -2.5],
} satisfies Record<string, readonly [program: number, trimDb: number]>;

/**
 * The bank's metal is loud beside its drums: in 54 styles 6 to 16 kHz had 4 dB more of the whole than in music by people
 * (in the median); of ten that were taken apart these keys made 67 to 99 % of what lies above 6 kHz.
 */
const PERCUSSION_TRIMS: Readonly<Record<number, number>> = {
  /** closed hat */
  42: -3.5,
  /** pedal hat */
  44: -2,
  /** open hat */
  46: -3,
  /** crash */
  49: -1.5,
  /** ride */
  51: -5,
  /** tambourine */
  54: -5,
  /** cabasa */
  69: -6,
  /** maracas */
  70: -4,
  /** jingle bell */
  83: -10,
};

/** All percussion keys of General MIDI 2. */
const PERCUSSION_KEYS = [27, 87] as const;

export const SAMPLED: ReadonlyMap<string, SampledSound> = new Map<string, SampledSound>([
  ...Object.entries<Row>(MELODIC).map(([name, [program, lowest, highest, trimDb]]): [string, SampledSound] => [
    name,
    { program, drum: false, range: [lowest, highest], trimDb },
  ]),
  ...Object.entries(KITS).map(([name, [program = 0, trimDb = 0]]): [string, SampledSound] => [
    name,
    { program, drum: true, range: PERCUSSION_KEYS, trimDb, keyTrimsDb: PERCUSSION_TRIMS },
  ]),
]);
