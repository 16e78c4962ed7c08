// What can be read in the notes of a song. Beats are counted as the score does; a grid step is a quarter of a beat,
// a sixth where the beat is a dotted quarter.
import { contains, readChord } from '../../dist/studio/theory/chords.js';
import { deviation, mean, percentile } from './spectra.mjs';

const consonant = new Set([0, 3, 4, 5, 7, 8, 9]);
const clashing = new Set([1, 6, 11, 13]);
const majorScale = [0, 2, 4, 5, 7, 9, 11];
/** A rest this long ends a phrase. */
const restBeats = 0.75;

const share = (values, holds) => (values.length === 0 ? undefined : values.filter(holds).length / values.length);
const isMelody = ({ role }) => role === 'lead';
const stepsOf = ({ beatsPerBar }) => (beatsPerBar === 2 ? 6 : 4);
const entropy = (weights) => {
  const sum = weights.reduce((all, value) => all + value, 0);
  return weights.reduce((all, value) => all - (value > 0 ? (value / sum) * Math.log2(value / sum) : 0), 0);
};

export function notesOf(score) {
  const pitched = score.parts.filter(({ role }) => role !== 'drums').flatMap(({ notes }) => notes);
  const melody = score.parts
    .filter(isMelody)
    .flatMap(({ notes }) => notes)
    .sort((a, b) => a.startBeat - b.startBeat);
  return {
    ...harmonyOf(pitched),
    ...barsOf(score),
    ...(melody.length >= 24 && melodyOf(score, melody)),
    chordsPerBar: (score.chords.length * score.beatsPerBar) / score.lengthBeats,
    velocitySpread: 127 * deviation(score.parts.flatMap(({ notes }) => notes.map(({ velocity }) => velocity))),
  };
}

function harmonyOf(notes) {
  const weights = Array.from({ length: 12 }, () => 0);
  const sounding = new Map();
  for (const { pitch, startBeat, lengthBeats } of notes) {
    weights[pitch % 12] += Math.min(4, lengthBeats);
    for (let half = Math.ceil(startBeat * 2 - 0.1); half < (startBeat + lengthBeats) * 2 - 0.1; half++)
      sounding.set(half, (sounding.get(half) ?? new Set()).add(pitch));
  }
  const whole = weights.reduce((sum, value) => sum + value, 0);
  const inScale = (tonic) => majorScale.reduce((sum, degree) => sum + weights[(tonic + degree) % 12], 0) / whole;
  let [pairs, good, bad] = [0, 0, 0];
  for (const pitches of sounding.values())
    for (const low of pitches)
      for (const high of pitches) {
        if (high <= low) continue;
        pairs++;
        if (consonant.has((high - low) % 12)) good++;
        if (clashing.has(high - low)) bad++;
      }
  return {
    diatonic: Math.max(...Array.from({ length: 12 }, (_, tonic) => inScale(tonic))),
    consonantPairs: pairs > 0 ? good / pairs : undefined,
    clashingPairs: pairs > 0 ? bad / pairs : undefined,
  };
}

const likeness = (a, b) => {
  let both = 0;
  for (const one of a) if (b.has(one)) both++;
  return both / (a.size + b.size - both || 1);
};

/** Bars as sets of what begins in them. */
function barsOf(score) {
  const steps = stepsOf(score);
  const bars = Array.from({ length: Math.ceil(score.lengthBeats / score.beatsPerBar) }, () => new Set());
  score.parts.forEach(({ notes }, part) => {
    for (const { startBeat, pitch } of notes) {
      const step = Math.round(startBeat * steps);
      const bar = Math.floor(step / (steps * score.beatsPerBar));
      bars[bar]?.add(`${step % (steps * score.beatsPerBar)}/${pitch}/${part}`);
    }
  });
  const filled = bars.filter((bar) => bar.size >= 4);
  const seen = [];
  for (const bar of filled) if (!seen.some((other) => likeness(bar, other) >= 0.8)) seen.push(bar);
  const sizes = filled.map(({ size }) => size);
  return {
    barRepetition: share(filled, (bar) => filled.some((other) => other !== bar && likeness(bar, other) >= 0.8)),
    uniqueBars: seen.length / filled.length,
    densityVariation: deviation(sizes) / mean(sizes),
  };
}

/** Wu & Yang 2020: 1 less the share of places in which two bars differ, over all pairs. */
function grooveOf(rhythms, places) {
  const values = [];
  for (let a = 0; a < rhythms.length; a++)
    for (let b = a + 1; b < rhythms.length; b++) {
      let differ = 0;
      for (let step = 0; step < places; step++) if (rhythms[a].has(step) !== rhythms[b].has(step)) differ++;
      values.push(1 - differ / places);
    }
  return mean(values);
}

function phrasesOf(melody) {
  const phrases = [];
  for (const note of melody) {
    const last = phrases.at(-1);
    const before = last?.at(-1);
    if (before && note.startBeat - (before.startBeat + before.lengthBeats) < restBeats) last.push(note);
    else phrases.push([note]);
  }
  return phrases;
}

function melodyOf(score, melody) {
  const phrases = phrasesOf(melody);
  const intervals = phrases.flatMap((phrase) => phrase.slice(1).map(({ pitch }, i) => pitch - phrase[i].pitch));
  const pitches = melody.map(({ pitch }) => pitch);
  const [last] = melody.slice(-1);
  const weights = Array.from({ length: 12 }, () => 0);
  for (const { pitch, lengthBeats } of melody) weights[pitch % 12] += lengthBeats;
  const lengths = phrases.map((phrase) => phrase.at(-1).startBeat + phrase.at(-1).lengthBeats - phrase[0].startBeat);
  const seconds = ((last.startBeat + last.lengthBeats - melody[0].startBeat) * 60) / score.tempoBpm;
  const turns = intervals.slice(1).filter((interval, i) => Math.abs(intervals[i]) >= 5 && interval !== 0);
  const back = intervals.slice(1).filter((interval, i) => Math.abs(intervals[i]) >= 5 && interval * intervals[i] < 0);
  const strong = melody.filter(({ startBeat }) => {
    const within = (startBeat + 0.15) % score.beatsPerBar;
    return within < 0.3 || (score.beatsPerBar === 4 && within >= 2 && within < 2.3);
  });
  return {
    melodyRange: percentile(pitches, 0.98) - percentile(pitches, 0.02),
    steps: share(intervals, (interval) => Math.abs(interval) <= 2),
    largeLeaps: share(intervals, (interval) => Math.abs(interval) > 7),
    leapsTurned: turns.length >= 5 ? back.length / turns.length : undefined,
    strongChordTones: share(strong, (note) => contains(chordAt(score, note.startBeat), note.pitch)),
    melodyEntropy: entropy(weights),
    phraseBeats: percentile(lengths, 0.5),
    phraseNotes: percentile(
      phrases.map(({ length }) => length),
      0.5,
    ),
    notesPerSecond: melody.length / seconds,
    ...repeatsOf(score, melody),
    ...liftOf(score, melody),
  };
}

function chordAt(score, beat) {
  const mark = score.chords.findLast(({ startBeat }) => startBeat <= beat + 0.15) ?? score.chords[0];
  return readChord(mark.symbol);
}

/** Share of the melody's bars whose rhythm, and whose rhythm and pitches, came before. */
function repeatsOf(score, melody) {
  const steps = stepsOf(score);
  const bars = new Map();
  for (const { startBeat, pitch } of melody) {
    const step = Math.round(startBeat * steps);
    const bar = Math.floor(step / (steps * score.beatsPerBar));
    bars.set(bar, [...(bars.get(bar) ?? []), [step % (steps * score.beatsPerBar), pitch]]);
  }
  const repeated = (textOf) => {
    const seen = new Set();
    return share([...bars.values()].map(textOf), (text) => seen.has(text) || !seen.add(text));
  };
  return {
    rhythmRepeats: repeated((bar) => bar.map(([step]) => step).join()),
    melodyRepeats: repeated((bar) => bar.join()),
    grooveLikeness: grooveOf(
      [...bars.values()].map((bar) => new Set(bar.map(([step]) => step))),
      steps * score.beatsPerBar,
    ),
  };
}

/** How much higher than the verses the choruses (or drops) lie, in semitones. */
function liftOf(score, melody) {
  const within = (kinds) => {
    const sections = score.sections.filter(({ kind }) => kinds.includes(kind));
    return melody
      .filter(({ startBeat }) => {
        const bar = (startBeat + 0.15) / score.beatsPerBar;
        return sections.some(({ startBar, bars }) => bar >= startBar && bar < startBar + bars);
      })
      .map(({ pitch }) => pitch);
  };
  const [verse, chorus] = [within(['verse']), within(['chorus', 'drop'])];
  return verse.length > 0 && chorus.length > 0 ? { chorusLift: mean(chorus) - mean(verse) } : {};
}

/** Runs of four notes of a melody: intervals and, in eighths, the times between them. */
function runsOf(score) {
  const notes = score.parts.filter(isMelody).flatMap((part) => part.notes);
  const melody = notes.sort((a, b) => a.startBeat - b.startBeat);
  const moves = melody.slice(1).map((note, i) => {
    const before = melody[i];
    return `${note.pitch - before.pitch}/${Math.round((note.startBeat - before.startBeat) * 2)}`;
  });
  return new Set(moves.slice(2).map((move, i) => `${moves[i]} ${moves[i + 1]} ${move}`));
}

/** Two takes of one order: share of melody that both have, and whether they differ in key, chords or drums. */
export function distanceOf(one, two) {
  const opening = ({ chords }) =>
    chords
      .slice(0, 8)
      .map(({ symbol }) => symbol)
      .join(' ');
  const drums = (score) =>
    JSON.stringify(
      score.parts
        .find(({ role }) => role === 'drums')
        ?.notes.slice(0, 60)
        .map(({ pitch }) => pitch),
    );
  return {
    sharedMelody: likeness(runsOf(one), runsOf(two)),
    tempoApart: Math.abs(two.tempoBpm / one.tempoBpm - 1),
    differs: one.tonic !== two.tonic || opening(one) !== opening(two) || drums(one) !== drums(two),
  };
}
