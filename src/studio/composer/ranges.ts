/** Lowest and highest natural note by family of instrument, and who belongs to it. */
const families: readonly (readonly [low: number, high: number, names: string])[] = [
  [
    28,
    55,
    'upright_bass bass bass_pick fretless_bass slap_bass synth_bass sub_808 acid_bass reese_bass log_drum contrabass',
  ],
  [28, 58, 'tuba timpani taiko synth_drum'],
  [36, 96, 'piano bright_piano electric_grand honky_tonk rhodes dx_ep organ perc_organ rock_organ pipe_organ clavinet'],
  [41, 89, 'harpsichord harmonium accordion bandoneon dulcimer harp guzheng koto'],
  [60, 96, 'celesta glockenspiel music_box bells crystal kalimba xylophone piccolo'],
  [48, 89, 'vibraphone marimba steel_drums woodblock'],
  [60, 91, 'harmonica flute recorder pan_flute dizi bansuri whistle tin_whistle ocarina'],
  [
    40,
    79,
    'acoustic_guitar_nylon acoustic_guitar_steel jazz_guitar electric_guitar_clean muted_guitar overdrive_guitar',
  ],
  [40, 86, 'distortion_guitar electric_guitar_lead pedal_steel lute oud sitar'],
  [50, 84, 'banjo shamisen pipa bouzouki bagpipes uilleann'],
  [55, 86, 'mandolin ukulele'],
  [55, 91, 'violin fiddle erhu'],
  [48, 81, 'viola shakuhachi clarinet suona english_horn'],
  [36, 72, 'cello bassoon trombone baritone_sax'],
  [
    40,
    88,
    'strings_tremolo pizzicato strings slow_strings synth_strings analog_poly brass_section synth_brass orchestra_hit',
  ],
  [48, 79, 'choir voice_ooh'],
  [55, 82, 'trumpet muted_trumpet soprano_sax oboe'],
  [43, 74, 'french_horn tenor_sax'],
  [49, 80, 'sax'],
  [36, 96, 'square_lead saw_lead supersaw sine_lead pluck'],
  [40, 88, 'new_age_pad warm_pad pads choir_pad bowed_pad metallic_pad halo_pad sweep_pad atmosphere'],
];

const ranges: ReadonlyMap<string, readonly [number, number]> = new Map(
  families.flatMap(([low, high, names]) => names.split(' ').map((name) => [name, [low, high] as const] as const)),
);

/** Every melodic instrument that the composer writes for. */
export const instrumentNames: readonly string[] = [...ranges.keys()];

/** The notes that sound natural on the instrument; a piano's middle where it is unknown. */
export const rangeOf = (instrument: string): readonly [number, number] => ranges.get(instrument) ?? [40, 84];
