// Whether a song does what its tags ask for, beside the same order and seed without them.
import { styles } from '../../dist/studio/composer/styles/index.js';

const families = {
  violin: /violin|fiddle/,
  piano: /piano|grand/,
  flute: /flute|whistle/,
  'acoustic guitar': /acoustic_guitar/,
  trumpet: /trumpet/,
  cello: /cello/,
  harp: /^harp$/,
  organ: /organ/,
  sax: /sax/,
  strings: /strings|tremolo|pizzicato|ensemble|orchestra/,
  guitar: /guitar|ukulele|banjo|mandolin/,
};
const tonics = { C: 0, 'F#': 6, Bb: 10, A: 9, E: 4 };
const minorLike = /minor|dorian|phrygian|aeolian|harmonic/;

const isOf = (part, name) =>
  name === 'drums' || name === 'bass'
    ? part.role === name
    : part.role !== 'drums' && families[name].test(part.instrument);

/** Share of the song's bars in which such an instrument begins a note. */
function presence(score, name) {
  const bars = new Set();
  for (const part of score.parts)
    if (isOf(part, name)) for (const note of part.notes) bars.add(Math.floor(note.startBeat / score.beatsPerBar));
  return bars.size / (score.lengthBeats / score.beatsPerBar);
}

const perSecond = (score) =>
  score.parts.reduce((sum, { notes }) => sum + notes.length, 0) / ((score.lengthBeats * 60) / score.tempoBpm);

/**
 * What was asked for, each with whether it came.
 *
 * @param plain the score of the style alone, `heard` and `plainHeard` the figures of both sounds where they were rendered
 */
export function adherence(wants, score, plain, heard, plainHeard) {
  const checks = [];
  const check = (name, holds) => checks.push({ name, holds });
  if (wants.bpm) check('tempo', Math.abs(score.tempoBpm / wants.bpm - 1) < 0.02);
  if (wants.key) {
    const [tonic, mode] = wants.key.split(' ');
    check('key', score.tonic === tonics[tonic] && minorLike.test(score.mode) === (mode === 'minor'));
  }
  if (wants.slower) check('slow', score.tempoBpm < styles[score.style].bpm.typical);
  // Who is refused plays no notes, whatever the mood.
  if (wants.sparser && !wants.refused) check('calm', perSecond(score) < perSecond(plain));
  if (wants.denser && !wants.refused) check('driving', perSecond(score) > perSecond(plain));
  if (wants.instrument) check('instrument', presence(score, wants.instrument) >= 0.3);
  if (wants.refused) check('refusal', presence(score, wants.refused) === 0);
  const slope = (own, other) => (heard && plainHeard ? [heard.tilt, plainHeard.tilt] : [own, other]);
  const [own, other] = slope(score.mix.tiltDbPerOctave, plain.mix.tiltDbPerOctave);
  if (wants.darker) check('dark', own < other);
  if (wants.brighter) check('bright', own > other);
  return checks;
}
