// The fixed set: short songs, played and sung, of different density and tempo.
import { words } from '../words.mjs';

const onward = `[Verse]
Letters on the window sill
Summer came and went away
[Chorus]
Follow me into the dark
Silver rain on silent ground`;

/** Orders of some forty seconds; `onward` is sung in what is made of them. */
export const seamSet = [
  { name: 'pop, sung', tags: 'pop, female vocal', seed: 501, lyrics: words, onward },
  { name: 'rock, sung', tags: 'rock, male vocal', seed: 502, lyrics: words, onward },
  { name: 'acoustic folk, sung', tags: 'acoustic folk', seed: 503, lyrics: words, onward },
  { name: 'house', tags: 'house', seed: 504, lyrics: '', onward: '' },
  { name: 'swing jazz', tags: 'swing jazz', seed: 505, lyrics: '', onward: '' },
  { name: 'lofi', tags: 'lofi', seed: 506, lyrics: '', onward: '' },
];
