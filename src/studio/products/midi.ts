import { slideCents, slideOver } from '../instruments/slide.ts';

/** A Standard MIDI File, type 1 (MIDI 1.0 Detailed Specification, RP-001). */

export interface MidiNote {
  readonly startBeat: number;
  readonly lengthBeats: number;
  readonly pitch: number;
  /** 0 to 1. */
  readonly velocity: number;
  /** Where the pitch begins, semitones from `pitch`. */
  readonly slideSemitones?: number;
}

export interface MidiTrack {
  readonly name: string;
  /** General MIDI program from 0; a kit's where `drums`. */
  readonly program: number;
  readonly drums: boolean;
  readonly notes: readonly MidiNote[];
  readonly lyrics?: readonly { readonly beat: number; readonly text: string }[];
}

export interface MidiSong {
  readonly title: string;
  readonly tempoBpm: number;
  readonly beatsPerBar: number;
  readonly tonic: number;
  readonly minor: boolean;
  readonly markers: readonly { readonly beat: number; readonly text: string }[];
  readonly tracks: readonly MidiTrack[];
}

const TICKS_PER_BEAT = 480;
/** The channel of General MIDI's kit, from 0. */
export const DRUMS = 9;

interface Event {
  readonly tick: number;
  /** At the same tick: names, then ends of notes, then words, then starts. */
  readonly rank: number;
  readonly bytes: readonly number[];
}

const ticks = (beats: number): number => Math.max(0, Math.round(beats * TICKS_PER_BEAT));

function variable(value: number): number[] {
  const bytes = [value & 127];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 127) | 128);
  return bytes;
}

const meta = (type: number, bytes: readonly number[]): number[] => [0xff, type, ...variable(bytes.length), ...bytes];
const text = (type: number, value: string): number[] => meta(type, [...new TextEncoder().encode(value)]);

function chunk(name: string, body: readonly number[]): number[] {
  const size = body.length;
  return [...new TextEncoder().encode(name), size >>> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255, ...body];
}

function trackChunk(events: readonly Event[]): number[] {
  const sorted = events.map((event, index) => ({ ...event, index }));
  sorted.sort((a, b) => a.tick - b.tick || a.rank - b.rank || a.index - b.index);
  const body: number[] = [];
  let now = 0;
  for (const { tick, bytes } of sorted) {
    for (const byte of variable(tick - now)) body.push(byte);
    for (const byte of bytes) body.push(byte);
    now = tick;
  }
  body.push(0, 0xff, 0x2f, 0);
  return chunk('MTrk', body);
}

/** Sharps, or flats below zero, of a major key by its tonic. */
const SHARPS = [0, -5, 2, -3, 4, -1, 6, 1, -4, 3, -2, 5];

export const sharpsOf = (tonic: number, minor: boolean): number => SHARPS[(tonic + (minor ? 3 : 0)) % 12] as number;

function conductor({ title, tempoBpm, beatsPerBar, tonic, minor, markers }: MidiSong): Event[] {
  const microseconds = Math.round(60_000_000 / tempoBpm);
  const first = (bytes: readonly number[]): Event => ({ tick: 0, rank: 0, bytes });
  return [
    first(text(3, title)),
    first(meta(0x51, [microseconds >> 16, (microseconds >> 8) & 255, microseconds & 255])),
    first(meta(0x58, [beatsPerBar, 2, 24, 8])),
    first(meta(0x59, [sharpsOf(tonic, minor) & 255, minor ? 1 : 0])),
    ...markers.map(({ beat, text: label }) => ({ tick: ticks(beat), rank: 1, bytes: text(6, label) })),
  ];
}

/** Semitones that the pitch wheel reaches, as registered parameter 0 says it. */
const WHEEL_SEMITONES = 12;
const WHEEL_STEPS = 8;

const wheelReach = (channel: number): number[][] =>
  [
    [101, 0],
    [100, 0],
    [6, WHEEL_SEMITONES],
  ].map((control) => [0xb0 | channel, ...control]);

/** A slide by the pitch wheel, which is at rest again when the note is home. */
function wheel({ startBeat, lengthBeats, slideSemitones = 0 }: MidiNote, channel: number, tempoBpm: number): Event[] {
  const secondsPerBeat = 60 / tempoBpm;
  const slide = slideOver(slideSemitones, lengthBeats * secondsPerBeat);
  return Array.from({ length: slideSemitones === 0 ? 0 : WHEEL_STEPS + 1 }, (_, step) => {
    const since = (slide.seconds * step) / WHEEL_STEPS;
    const share = slideCents(slide, since) / (100 * WHEEL_SEMITONES);
    const value = Math.max(0, Math.min(16383, 8192 + Math.round(share * 8192)));
    return {
      tick: ticks(startBeat + since / secondsPerBeat),
      rank: 2,
      bytes: [0xe0 | channel, value & 127, value >> 7],
    };
  });
}

function trackEvents(
  { name, program, drums, notes, lyrics = [] }: MidiTrack,
  channel: number,
  tempoBpm: number,
): Event[] {
  const slides = notes.some(({ slideSemitones }) => slideSemitones);
  const events: Event[] = [
    { tick: 0, rank: 0, bytes: text(3, name) },
    { tick: 0, rank: 0, bytes: [0xc0 | channel, program] },
    ...(slides ? wheelReach(channel).map((bytes): Event => ({ tick: 0, rank: 0, bytes })) : []),
    ...lyrics.map(({ beat, text: word }) => ({ tick: ticks(beat), rank: 2, bytes: text(5, word) })),
  ];
  for (const note of cleared(notes, drums)) {
    const { startBeat, lengthBeats, pitch, velocity } = note;
    events.push(...wheel(note, channel, tempoBpm));
    const key = Math.max(0, Math.min(127, Math.round(pitch)));
    const force = Math.max(1, Math.min(127, Math.round(velocity * 127)));
    const start = ticks(startBeat);
    const end = Math.max(start + 1, ticks(startBeat + lengthBeats));
    events.push({ tick: start, rank: 3, bytes: [0x90 | channel, key, force] });
    events.push({ tick: end, rank: 1, bytes: [0x80 | channel, key, 0] });
  }
  return events;
}

/** A key struck again while it sounds ends first: MIDI could not tell whose end comes when. */
function cleared(notes: readonly MidiNote[], drums: boolean): MidiNote[] {
  const next = new Map<number, number>();
  return notes
    .toSorted((a, b) => b.startBeat - a.startBeat)
    .flatMap((note) => {
      const after = next.get(note.pitch) ?? Number.POSITIVE_INFINITY;
      if (after - note.startBeat < 1 / TICKS_PER_BEAT) return [];
      next.set(note.pitch, note.startBeat);
      const longest = drums ? Math.min(note.lengthBeats, 0.25) : note.lengthBeats;
      return [{ ...note, lengthBeats: Math.min(longest, after - note.startBeat) }];
    })
    .reverse();
}

/** Fifteen melodic channels; a band of more shares the last. */
export const channelOf = (index: number): number => {
  const channel = Math.min(14, index);
  return channel < DRUMS ? channel : channel + 1;
};

export function writeMidi(song: MidiSong): Uint8Array {
  let melodic = 0;
  const chunks = song.tracks.map((track) =>
    trackChunk(trackEvents(track, track.drums ? DRUMS : channelOf(melodic++), song.tempoBpm)),
  );
  const count = chunks.length + 1;
  const head = chunk('MThd', [0, 1, count >> 8, count & 255, TICKS_PER_BEAT >> 8, TICKS_PER_BEAT & 255]);
  return Uint8Array.from([...head, ...trackChunk(conductor(song)), ...chunks.flat()]);
}
