// The fixed set: every second style played, and nine of the styles sung.
import { styles } from '../../dist/studio/composer/styles/index.js';
import { words } from '../words.mjs';

const sung = ['pop', 'rock', 'country', 'bossa_nova', 'soul', 'reggae', 'acoustic_folk', 'synthwave', 'pop_ballad'];

const named = (style) => (style === 'industrial' ? 'industrial metal' : style.replaceAll('_', ' '));

/** Orders of some forty seconds: their name, tags, seed and words. */
export function listenerSet() {
  const ids = Object.keys(styles);
  // Bossa nova was once heard at four thirds of its tempo.
  const played = ids.filter((style, index) => index % 2 === 0 || style === 'bossa_nova');
  return [
    ...played.map((style, index) => ({ name: style, tags: named(style), seed: 300 + index, lyrics: '' })),
    ...sung.map((style, index) => ({ name: `${style}, sung`, tags: named(style), seed: 400 + index, lyrics: words })),
  ];
}
