// Which style a song is, by the nearest of 54 tables (`composer/styles`, which hold the genre tables that this project
// published): tempo, metre, swing, who plays, and where in the bar drums and bass play. It is told nothing of the order
// and reads the finished notes, so it fails where variation, tags or another style have worn the style away.
import { styles } from '../../dist/studio/composer/styles/index.js';

const groups = {
  kick: new Set([35, 36]),
  snare: new Set([37, 38, 39, 40]),
  hat: new Set([42, 44, 46, 51, 53, 59]),
};
const lanes = { kick: ['k', 'k2'], snare: ['s', 'c', 'r', 'xs'], hat: ['h', 'sh', 'o', 'd', 'p', 'bd'] };
const places = 24;
const weights = { tempo: 1.6, beats: 1.5, swing: 4, kick: 1, snare: 1, hat: 0.5, bass: 0.7, band: 3 };

const unit = (values) => {
  const sum = values.reduce((all, value) => all + value, 0);
  return sum > 0 ? values.map((value) => value / sum) : values;
};

function profile() {
  return Array.from({ length: places }, () => 0);
}

function ofPattern(patterns, stepsPerBar, sounds) {
  const found = profile();
  for (const pattern of patterns)
    [...pattern].forEach((sign, step) => {
      if (sounds(sign))
        found[Math.floor(((step % stepsPerBar) / stepsPerBar) * places)] += 1 / (pattern.length / stepsPerBar);
    });
  return unit(found);
}

const hit = (sign) => /\d/.test(sign);

/** A table as a point. */
function pointOf(style) {
  const grooves = Object.entries(style.drums).filter(([name]) => name !== 'fill' && name !== 'alternative');
  const drums = Object.fromEntries(
    Object.entries(lanes).map(([group, names]) => [
      group,
      ofPattern(
        grooves.flatMap(([, groove]) => names.flatMap((name) => groove[name] ?? [])),
        style.stepsPerBar,
        hit,
      ),
    ]),
  );
  return {
    ...drums,
    bass: ofPattern(Object.values(style.bass), style.stepsPerBar, (sign) => sign !== '.' && sign !== '-'),
    tempo: Math.log2(style.bpm.typical),
    reach: Math.log2(style.bpm.max / style.bpm.min) / 2 + 0.08,
    beats: style.beatsPerBar,
    swing: style.stepsPerBar / style.beatsPerBar === 4 ? style.swing.offbeat : 0.5,
    band: new Set([style.kit, ...Object.values(style.instruments).flat(), ...style.comp.map((one) => one.instrument)]),
  };
}

const points = Object.fromEntries(Object.entries(styles).map(([id, style]) => [id, pointOf(style)]));

function profileOf(notes, beatsPerBar) {
  const found = profile();
  for (const { startBeat } of notes) {
    const place = (startBeat % beatsPerBar) / beatsPerBar;
    found[Math.floor(place * places + 0.35) % places] += 1;
  }
  return unit(found);
}

/** Where between two beats the off-beats of the hats lie, by the middle of those near the half. */
function swingOf(hats) {
  const near = hats.map(({ startBeat }) => startBeat % 1).filter((part) => part > 0.4 && part < 0.72);
  return near.length < 8 ? 0.5 : near.sort((a, b) => a - b)[near.length >> 1];
}

function songPoint(score) {
  const drums = score.parts.filter(({ role }) => role === 'drums').flatMap(({ notes }) => notes);
  const hit = (group) => drums.filter(({ pitch }) => groups[group].has(pitch));
  const bass = score.parts.filter(({ role }) => role === 'bass').flatMap(({ notes }) => notes);
  return {
    kick: profileOf(hit('kick'), score.beatsPerBar),
    snare: profileOf(hit('snare'), score.beatsPerBar),
    hat: profileOf(hit('hat'), score.beatsPerBar),
    bass: profileOf(bass, score.beatsPerBar),
    tempo: Math.log2(score.tempoBpm),
    beats: score.beatsPerBar,
    swing: swingOf(hit('hat')),
    band: new Set(score.parts.map(({ instrument }) => instrument)),
  };
}

const apart = (a, b) => a.reduce((sum, value, k) => sum + Math.abs(value - b[k]), 0) / 2;

function distance(song, point) {
  const shared = [...song.band].filter((name) => point.band.has(name)).length;
  return (
    weights.tempo * Math.min(1.5, Math.abs(song.tempo - point.tempo) / point.reach) +
    weights.beats * (song.beats === point.beats ? 0 : 1) +
    weights.swing * Math.min(0.2, Math.abs(song.swing - point.swing)) * 5 +
    ['kick', 'snare', 'hat', 'bass'].reduce((sum, name) => sum + weights[name] * apart(song[name], point[name]), 0) +
    weights.band * (1 - shared / Math.max(1, song.band.size))
  );
}

/** The styles, the nearest first. */
export function nearestStyles(score) {
  const song = songPoint(score);
  return Object.entries(points)
    .map(([id, point]) => [id, distance(song, point)])
    .sort((a, b) => a[1] - b[1])
    .map(([id]) => id);
}
