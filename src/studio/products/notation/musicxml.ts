import { channelOf, DRUMS, type MidiSong, type MidiTrack, sharpsOf } from '../midi.ts';
import type { Symbols } from '../notes.ts';
import { lastTick, signsOf } from './bars.ts';
import { type Staff, staffOf, TICKS, tickOf } from './grid.ts';
import { harmony } from './harmony.ts';
import { notes, type Syllable, strokeId, value } from './notes.ts';
import { element, type Xml } from './xml.ts';

/** MusicXML 4.0, partwise (W3C, 2021): what MIDI has, on paper, with chords and sections over the first staff. */

interface Sheet {
  readonly song: MidiSong;
  readonly symbols: Symbols;
  readonly bars: number;
  readonly fifths: number;
}

interface Part {
  readonly id: string;
  readonly track: MidiTrack;
  readonly staff: Staff;
  readonly channel: number;
  readonly top: boolean;
}

const instrument = (id: string, name: string): Xml =>
  element('score-instrument', { id }, [value('instrument-name', name)]);

const keysOf = ({ notes: own }: MidiTrack): number[] =>
  [...new Set(own.map(({ pitch }) => Math.round(pitch)))].sort((a, b) => a - b);

/** The part in the list of parts: what plays it, and for drums every stroke; numbers count from one there. */
function listed({ id, track, channel }: Part): Xml {
  const ids = track.drums ? keysOf(track).map((key) => ({ id: strokeId(id, key), key })) : [{ id: `${id}-I`, key: -1 }];
  return element('score-part', { id }, [
    value('part-name', track.name),
    ...ids.map(({ id: own, key }) => instrument(own, key < 0 ? track.name : `${track.name} ${key}`)),
    ...ids.map(({ id: own, key }) =>
      element('midi-instrument', { id: own }, [
        value('midi-channel', channel + 1),
        value('midi-program', track.program + 1),
        ...(key < 0 ? [] : [value('midi-unpitched', key + 1)]),
      ]),
    ),
  ]);
}

/** The words under a staff, by the tick of their notes. MIDI's texts end in a hyphen inside a word, else in white space. */
function syllablesOf({ track, staff }: Part): Map<number, Syllable[]> {
  const found = new Map<number, Syllable[]>();
  let after = false;
  for (const { beat, text } of track.lyrics ?? []) {
    const before = text.endsWith('-');
    const tick = tickOf(staff, beat);
    found.set(tick, [...(found.get(tick) ?? []), { text: text.slice(0, -1), after, before }]);
    after = before;
  }
  return found;
}

/** The boundary between the staves of treble and bass: the A below middle C. */
const BASS = 57;

function clef({ drums, notes: own }: MidiTrack): Xml {
  if (drums) return element('clef', {}, [value('sign', 'percussion')]);
  const mean = own.reduce((sum, { pitch }) => sum + pitch, 0) / Math.max(1, own.length);
  const bass = own.length > 0 && mean < BASS;
  return element('clef', {}, [value('sign', bass ? 'F' : 'G'), value('line', bass ? 4 : 2)]);
}

const attributes = ({ track }: Part, { song, fifths }: Sheet): Xml =>
  element('attributes', {}, [
    value('divisions', TICKS),
    element('key', {}, [value('fifths', fifths), value('mode', song.minor ? 'minor' : 'major')]),
    element('time', {}, [value('beats', song.beatsPerBar), value('beat-type', 4)]),
    clef(track),
  ]);

const direction = (inside: Xml, sound: readonly Xml[] = []): Xml =>
  element('direction', { placement: 'above' }, [element('direction-type', {}, [inside]), ...sound]);

function tempo(bpm: number): Xml {
  const text = String(Math.round(bpm * 100) / 100);
  const metronome = element('metronome', {}, [value('beat-unit', 'quarter'), value('per-minute', text)]);
  return direction(metronome, [element('sound', { tempo: text })]);
}

/** What stands over a bar of the first staff: its section's name, and the tempo over the first. */
function marks(bar: number, { song }: Sheet): Xml[] {
  const here = song.markers.filter(({ beat }) => Math.round(beat / song.beatsPerBar) === bar);
  return [...(bar === 0 ? [tempo(song.tempoBpm)] : []), ...here.map(({ text }) => direction(value('rehearsal', text)))];
}

function measure(part: Part, bar: number, words: Map<number, Syllable[]>, sheet: Sheet): Xml {
  const size = sheet.song.beatsPerBar * TICKS;
  const [from, to] = [bar * size, (bar + 1) * size];
  const content: Xml[] = [...(bar === 0 ? [attributes(part, sheet)] : []), ...(part.top ? marks(bar, sheet) : [])];
  const voices = part.staff.voices.length > 0 ? part.staff.voices : [[]];
  voices.forEach((voice, index) => {
    const signs = signsOf(voice, from, to, part.staff.triple);
    if (index > 0 && signs.every(({ pitches }) => pitches.length === 0)) return;
    if (index > 0) content.push(element('backup', {}, [value('duration', size)]));
    const place = { part: part.id, drums: part.track.drums, fifths: sheet.fifths, voice: index + 1 };
    for (const sign of signs) {
      const end = sign.at + sign.length.ticks;
      if (part.top && index === 0)
        for (const { startBeat, symbol } of sheet.symbols) {
          const tick = Math.round(startBeat * TICKS);
          if (tick >= sign.at && tick < end) content.push(harmony(symbol, sheet.fifths, tick - sign.at));
        }
      const sounds = sign.pitches.length > 0 && !sign.tiedFrom;
      content.push(...notes(sign, place, sounds ? (words.get(sign.at) ?? []) : []));
      // Of voices that begin together the first has the words.
      if (sounds) words.delete(sign.at);
    }
  });
  return element('measure', { number: String(bar + 1) }, content);
}

function partOf(part: Part, sheet: Sheet): Xml {
  const words = syllablesOf(part);
  const measures = Array.from({ length: sheet.bars }, (_, bar) => measure(part, bar, words, sheet));
  return element('part', { id: part.id }, measures);
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" "http://www.musicxml.org/dtds/partwise.dtd">
`;

export function writeMusicXml(song: MidiSong, symbols: Symbols): Uint8Array {
  let melodic = 0;
  const parts = song.tracks.map(
    (track, index): Part => ({
      id: `P${index + 1}`,
      track,
      staff: staffOf(track.notes, track.drums),
      channel: track.drums ? DRUMS : channelOf(melodic++),
      top: index === 0,
    }),
  );
  const last = Math.max(1, ...parts.map(({ staff }) => lastTick(staff)));
  const bars = Math.ceil(last / (song.beatsPerBar * TICKS));
  const sheet: Sheet = { song, symbols, bars, fifths: sharpsOf(song.tonic, song.minor) };
  const { xml } = element('score-partwise', { version: '4.0' }, [
    element('work', {}, [value('work-title', song.title)]),
    element('identification', {}, [
      element('creator', { type: 'composer' }, ['Cantiga']),
      element('encoding', {}, [value('software', 'Cantiga')]),
    ]),
    element('part-list', {}, parts.map(listed)),
    ...parts.map((part) => partOf(part, sheet)),
  ]);
  return new TextEncoder().encode(HEAD + xml);
}
