import { SAMPLED } from '../instruments/sampled.ts';
import type { Heard } from '../listener/heard.ts';
import type { ChordMark, Note, Score } from '../score/score.ts';
import { symbolOf } from '../theory/chords.ts';
import { isMinor } from '../theory/scales.ts';
import type { MidiNote, MidiSong, MidiTrack } from './midi.ts';

/** General MIDI programs of what is synthesised here. */
const SYNTHESISED: Readonly<Record<string, number>> = {
  supersaw: 81,
  saw_lead: 81,
  square_lead: 80,
  sine_lead: 82,
  pluck: 84,
  synth_bass: 38,
  acid_bass: 38,
  reese_bass: 39,
  log_drum: 38,
  sub_808: 39,
};
const SINGER = 53;

const programOf = (instrument: string): number => SAMPLED.get(instrument)?.program ?? SYNTHESISED[instrument] ?? 0;

const titled = (name: string): string => name.replaceAll('_', ' ');

/** What is sung, with its words at the notes where they begin. */
function vocalTrack({ vocal }: Score): MidiTrack[] {
  if (!vocal || vocal.lines.length === 0) return [];
  const lyrics: { beat: number; text: string }[] = [];
  const notes: Note[] = [];
  for (const { line, notes: own } of vocal.lines) {
    let at = 0;
    line.words.forEach((word, index) => {
      word.syllables.forEach(({ text }, syllable) => {
        const sung = own[at++] ?? [];
        notes.push(...sung);
        const last = syllable === word.syllables.length - 1;
        const behind = !last ? '-' : index === line.words.length - 1 ? '\n' : ' ';
        if (sung[0]) lyrics.push({ beat: sung[0].startBeat, text: `${text}${behind}` });
      });
    });
  }
  return [{ name: 'vocals', program: SINGER, drums: false, notes, lyrics }];
}

/** A score as MIDI has it: a track for every part and one for the singer. */
export const midiOfScore = (score: Score): MidiSong => ({
  title: score.title,
  tempoBpm: score.tempoBpm,
  beatsPerBar: score.beatsPerBar,
  tonic: score.tonic,
  minor: isMinor(score.mode),
  markers: score.sections.map(({ label, startBar }) => ({ beat: startBar * score.beatsPerBar, text: label })),
  tracks: [
    ...vocalTrack(score),
    ...score.parts.map((part) => ({
      name: `${part.name}: ${titled(part.instrument)}`,
      program: programOf(part.instrument),
      drums: part.instrument.startsWith('kit_'),
      notes: part.notes,
    })),
  ],
});

const CHORD_PITCH = 48;
const CHORD_VELOCITY = 0.5;

/** Beats of a recording from its seconds: bars count from the first that begins before everything. */
function beatsIn(heard: Heard): (seconds: number) => number {
  const perSecond = heard.tempoBpm / 60;
  const first = heard.beats[heard.firstDownbeat] ?? heard.beats[0] ?? 0;
  const lead = Math.ceil((first * perSecond) / heard.beatsPerBar) * heard.beatsPerBar;
  return (seconds) => Math.max(0, (seconds - first) * perSecond + lead);
}

/** Chords as musicians write them, and when they begin. */
export type Symbols = readonly Pick<ChordMark, 'startBeat' | 'symbol'>[];

export function symbolsOfHeard(heard: Heard): Symbols {
  const beat = beatsIn(heard);
  const majorTonic = heard.tonic + (heard.mode === 'minor' ? 3 : 0);
  return heard.chords.map(({ start, root, minor }) => ({
    startBeat: beat(start),
    symbol: symbolOf({ root, bass: root, intervals: [0, minor ? 3 : 4, 7] }, majorTonic % 12),
  }));
}

/** What was heard of a recording, as MIDI: its melody and its chords on the beats that were heard. */
export function midiOfHeard(heard: Heard, title: string): MidiSong {
  const perSecond = heard.tempoBpm / 60;
  const beat = beatsIn(heard);
  const chords = heard.chords.flatMap(({ start, end, root, minor }): MidiNote[] =>
    [0, minor ? 3 : 4, 7].map((interval) => ({
      startBeat: beat(start),
      lengthBeats: (end - start) * perSecond,
      pitch: CHORD_PITCH + root + interval,
      velocity: CHORD_VELOCITY,
    })),
  );
  const melody = heard.melody.map(({ start, length, pitch, strength }) => ({
    startBeat: beat(start),
    lengthBeats: length * perSecond,
    pitch,
    velocity: 0.4 + 0.5 * strength,
  }));
  return {
    title,
    tempoBpm: heard.tempoBpm,
    beatsPerBar: heard.beatsPerBar,
    tonic: heard.tonic,
    minor: heard.mode === 'minor',
    markers: heard.sections.map(({ label, start }) => ({ beat: beat(start), text: label })),
    tracks: [
      { name: 'melody, as heard', program: 0, drums: false, notes: melody },
      { name: 'chords, as heard', program: 0, drums: false, notes: chords },
    ],
  };
}
