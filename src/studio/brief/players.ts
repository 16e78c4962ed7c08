import { instrumentNames } from '../composer/ranges.ts';
import { scan, tidy } from './scan.ts';

/** Instruments and roles that a general word covers when it is refused. */
const groups: Readonly<Record<string, RegExp>> = {
  guitar: /guitar|ukulele|banjo|mandolin/,
  piano: /piano|rhodes|dx_ep|electric_grand|honky_tonk/,
  keys: /piano|rhodes|dx_ep|organ|clavinet|electric_grand/,
  strings: /strings|violin|viola|cello|fiddle|pizzicato|contrabass/,
  brass: /brass|trumpet|trombone|tuba|french_horn/,
  horn: /brass|trumpet|trombone|tuba|french_horn|sax/,
  sax: /sax/,
  saxophone: /sax/,
  synth: /synth|saw|square|pad|pluck|analog/,
  synthesizer: /synth|saw|square|pad|pluck|analog/,
  organ: /organ/,
  flute: /flute|whistle|dizi|bansuri|recorder/,
  choir: /choir|voice/,
  bell: /bells|glockenspiel|celesta|music_box/,
  pad: /pad|atmosphere/,
};

const roles: Readonly<Record<string, string>> = {
  drum: 'drums',
  drums: 'drums',
  percussion: 'drums',
  beat: 'drums',
  beats: 'drums',
  bass: 'bass',
  pads: 'pad',
};

/** The instruments and roles that a word covers where it is refused, or where it says who plays. */
export function playersIn(words: string): string[] {
  const name = tidy(words);
  const single = name.replace(/s$/, '');
  const role = roles[name] ?? roles[single];
  const group = groups[name] ?? groups[single];
  const exact = [name, single]
    .map((text) => text.replaceAll(' ', '_'))
    .filter((text) => instrumentNames.includes(text));
  if (role === 'bass') return ['bass'];
  if (role) return [role];
  if (group) return [...exact, ...instrumentNames.filter((instrument) => group.test(instrument))];
  if (exact.length > 0) return exact;
  return scan(words).flatMap((found) => found.meaning.instruments ?? []);
}
