import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWishes } from '../../brief/read.ts';
import { composeWith } from '../../composer/compose.ts';
import type { Score } from '../../score/score.ts';
import type { MidiNote, MidiSong } from '../midi.ts';
import { midiOfScore } from '../notes.ts';
import { staffOf, TICKS } from './grid.ts';
import { writeMusicXml } from './musicxml.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** A reader that takes well-formed XML only: every tag closed in its turn, signs escaped, one root. */
function parse(bytes: Uint8Array): Element {
  const xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^<\?xml[^>]*\?>\n<!DOCTYPE[^>]*>\n/, '');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let at = 0;
  for (const found of xml.matchAll(/<(\/?)([a-z][a-z0-9-]*)((?: [a-z-]+="[^"<&]*(?:&[a-z]+;[^"<&]*)*")*)(\/?)>/g)) {
    const [whole, closing, name = '', attributes = '', single] = found;
    const top = open.at(-1) as Element;
    const between = xml.slice(at, found.index);
    expect(between).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot);)/);
    top.text += between
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
    at = found.index + whole.length;
    if (closing) {
      expect(open.pop()?.name).toBe(name);
      continue;
    }
    const own = Object.fromEntries(
      [...attributes.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    );
    const element: Element = { name, attributes: own, children: [], text: '' };
    top.children.push(element);
    if (!single) open.push(element);
  }
  expect([open.length, root.children.length, xml.slice(at).trim()]).toEqual([1, 1, '']);
  return root.children[0] as Element;
}

const all = ({ children }: Element, name: string): Element[] => children.filter((child) => child.name === name);
const one = (parent: Element, name: string): Element | undefined => all(parent, name)[0];
const textOf = (parent: Element, name: string): string => one(parent, name)?.text ?? '';

interface Read {
  readonly start: number;
  readonly end: number;
  readonly pitch: number;
}

const TYPES: Readonly<Record<string, number>> = { whole: 48, half: 24, quarter: 12, eighth: 6, '16th': 3 };

function expectDrawn(note: Element, duration: number): void {
  const dots = all(note, 'dot').length;
  const inThree = one(note, 'time-modification') !== undefined;
  const drawn = ((TYPES[textOf(note, 'type')] ?? 0) * (dots === 1 ? 3 : 2)) / 2;
  expect((drawn * (inThree ? 2 : 3)) / 3).toBe(duration);
}

const SEMITONES: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

function pitchOf(note: Element): number {
  const instrument = one(note, 'instrument')?.attributes.id;
  if (instrument !== undefined) return Number(instrument.split('-')[1]);
  const pitch = one(note, 'pitch') as Element;
  const step = SEMITONES[textOf(pitch, 'step')] ?? Number.NaN;
  return 12 * (Number(textOf(pitch, 'octave')) + 1) + step + Number(textOf(pitch, 'alter'));
}

/** The notes of a part with their ties undone; every voice must fill every bar, with lengths that can be drawn. */
function notesOf(part: Element, barTicks: number): Read[] {
  const read: Read[] = [];
  const tied = new Map<string, Read>();
  all(part, 'measure').forEach((measure, bar) => {
    let at = 0;
    let start = 0;
    for (const child of measure.children) {
      if (child.name === 'backup') {
        expect([at, Number(textOf(child, 'duration'))]).toEqual([barTicks, barTicks]);
        at = 0;
      }
      if (child.name !== 'note') continue;
      const duration = Number(textOf(child, 'duration'));
      if (one(child, 'chord')) expect(at - start).toBe(duration);
      else {
        start = at;
        at += duration;
      }
      expectDrawn(child, duration);
      if (one(child, 'rest')) continue;
      const begin = bar * barTicks + start;
      const pitch = pitchOf(child);
      const voice = `${textOf(child, 'voice')} ${pitch}`;
      const ties = all(child, 'tie').map(({ attributes }) => attributes.type);
      const before = tied.get(voice);
      if (ties.includes('stop')) expect(before?.end).toBe(begin);
      const note = { start: ties.includes('stop') ? (before?.start ?? -1) : begin, end: begin + duration, pitch };
      tied.delete(voice);
      if (ties.includes('start')) tied.set(voice, note);
      else read.push(note);
    }
    expect(at).toBe(barTicks);
  });
  expect(tied.size).toBe(0);
  return read;
}

const sorted = (notes: readonly Read[]): Read[] =>
  notes.toSorted((a, b) => a.start - b.start || a.pitch - b.pitch || a.end - b.end);

const written = (notes: readonly MidiNote[], drums: boolean): Read[] =>
  sorted(
    staffOf(notes, drums).voices.flatMap((voice) =>
      voice.flatMap(({ start, end, pitches }) => pitches.map((pitch) => ({ start, end, pitch }))),
    ),
  );

function composed(tags: string, lyrics: string): Score {
  const wishes = { prompt: '', lyrics, tags, negativeTags: '', title: 'Boats & <Rain>', instrumental: lyrics === '' };
  const { brief } = readWishes({ ...wishes, maxSeconds: 60 });
  return composeWith({ brief, seed: 3, take: 1 }).score;
}

const lyrics = '[Verse]\nPaper boats go under water\n[Chorus]\nSail away';

const songOf = (notes: readonly MidiNote[], beatsPerBar: number): MidiSong => ({
  title: 'x',
  tempoBpm: 100,
  beatsPerBar,
  tonic: 0,
  minor: false,
  markers: [],
  tracks: [{ name: 'a', program: 0, drums: false, notes }],
});

describe('MusicXML', () => {
  it.each([
    ['indie folk, 120 bpm, 40 seconds', lyrics],
    ['waltz, 40 seconds', ''],
    ['jazz swing, 40 seconds', ''],
    ['metal, 40 seconds', ''],
  ])('of %s holds all notes of the score, in bars that are full', (tags, words) => {
    const score = composed(tags, words);
    const song = midiOfScore(score);
    const root = parse(writeMusicXml(song, score.chords));
    expect([root.name, root.attributes.version, textOf(one(root, 'work') as Element, 'work-title')]).toEqual([
      'score-partwise',
      '4.0',
      song.title,
    ]);
    const parts = all(root, 'part');
    expect(parts.map(({ attributes }) => attributes.id)).toEqual(
      all(one(root, 'part-list') as Element, 'score-part').map(({ attributes }) => attributes.id),
    );
    parts.forEach((part, index) => {
      const { notes, drums } = song.tracks[index] ?? { notes: [], drums: false };
      const read = sorted(notesOf(part, song.beatsPerBar * TICKS));
      expect(read).toEqual(written(notes, drums));
      // Each stands within a sixteenth of where it is played, and is lost only where its key sounds already.
      const near = notes.every(({ startBeat, pitch }) =>
        read.some((note) => note.pitch === Math.round(pitch) && Math.abs(note.start / TICKS - startBeat) <= 0.17),
      );
      expect(near).toBe(true);
    });
    const measures = all(parts[0] as Element, 'measure');
    expect(new Set(parts.map((part) => all(part, 'measure').length)).size).toBe(1);
    const within = (name: string): Element[] => measures.flatMap((measure) => all(measure, name));
    expect(within('harmony')).toHaveLength(score.chords.length);
    const rehearsals = within('direction').flatMap((mark) => all(one(mark, 'direction-type') as Element, 'rehearsal'));
    expect(rehearsals.map(({ text }) => text)).toEqual(score.sections.map(({ label }) => label));
    const syllables = (score.vocal?.lines ?? []).flatMap(({ line, notes }) =>
      line.words.flatMap((word) => word.syllables).filter((_, index) => (notes[index] ?? []).length > 0),
    );
    expect(within('note').flatMap((note) => all(note, 'lyric').map((lyric) => textOf(lyric, 'text')))).toEqual(
      syllables.map(({ text }) => text),
    );
  });

  it('writes any notes as they lie on the grid', () => {
    const note = fc.record({
      startBeat: fc.double({ min: 0, max: 30, noNaN: true }),
      lengthBeats: fc.double({ min: 0, max: 9, noNaN: true }),
      pitch: fc.integer({ min: 0, max: 127 }),
      velocity: fc.constant(0.5),
    });
    fc.assert(
      fc.property(fc.array(note, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (notes, beatsPerBar) => {
        const [part] = all(parse(writeMusicXml(songOf(notes, beatsPerBar), [])), 'part');
        expect(sorted(notesOf(part as Element, beatsPerBar * TICKS))).toEqual(written(notes, false));
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('writes swing as triplets and looseness not at all', () => {
    const played = [0.01, 0.64, 0.99, 1.52].map((startBeat) => ({
      startBeat,
      lengthBeats: 0.2,
      pitch: 60,
      velocity: 1,
    }));
    expect(written(played, false).map(({ start }) => start)).toEqual([0, 8, 12, 18]);
  });

  it('names chords in its own words, and pitches as the key does', () => {
    const song = { ...songOf([{ startBeat: 0, lengthBeats: 1, pitch: 70, velocity: 1 }], 4), tonic: 5 };
    const symbols = ['Bbmaj7', 'Gm7/D', 'C7b9', 'Dsus4', 'Edim7', 'F6', 'F5', 'Cadd9', 'C7#5'].map(
      (symbol, startBeat) => ({
        symbol,
        startBeat: startBeat / 4,
      }),
    );
    const [measure] = all(one(parse(writeMusicXml(song, symbols)), 'part') as Element, 'measure');
    const chords = all(measure as Element, 'harmony');
    expect(chords.map((chord) => textOf(chord, 'kind'))).toEqual([
      ...['major-seventh', 'minor-seventh', 'dominant', 'suspended-fourth', 'diminished-seventh', 'major-sixth'],
      ...['power', 'major', 'augmented-seventh'],
    ]);
    expect(chords.map((chord) => Number(textOf(chord, 'offset')))).toEqual([0, 3, 6, 9, 0, 3, 6, 9, 12]);
    const [sounding] = all(measure as Element, 'note');
    const pitch = one(sounding as Element, 'pitch') as Element;
    expect([textOf(pitch, 'step'), textOf(pitch, 'alter'), textOf(pitch, 'octave')]).toEqual(['B', '-1', '4']);
  });
});
