import type { Sign } from './bars.ts';
import { octaveOf, spell } from './spelling.ts';
import { element, type Xml } from './xml.ts';

export interface Syllable {
  readonly text: string;
  /** Of a word: whether others come before it, and after it. */
  readonly after: boolean;
  readonly before: boolean;
}

export const value = (name: string, text: string | number): Xml => element(name, {}, [String(text)]);

/** Where the strokes of a kit stand on five lines, by General MIDI's keys; others on the middle line. */
const KIT: readonly (readonly [keys: readonly number[], step: string, octave: number])[] = [
  [[35, 36], 'F', 4],
  [[41, 43], 'A', 4],
  [[37, 38, 39, 40], 'C', 5],
  [[45, 47], 'D', 5],
  [[48, 50], 'E', 5],
  [[51, 53, 59], 'F', 5],
  [[42, 44, 46], 'G', 5],
  [[49, 52, 55, 57], 'A', 5],
];

export const strokeId = (part: string, key: number): string => `${part}-${key}`;

function unpitched(key: number): Xml {
  const [, step, octave] = KIT.find(([keys]) => keys.includes(key)) ?? [[], 'B', 4];
  return element('unpitched', {}, [value('display-step', step), value('display-octave', octave)]);
}

function pitched(pitch: number, fifths: number): Xml {
  const { step, alter } = spell(pitch, fifths);
  return element('pitch', {}, [
    value('step', step),
    ...(alter === 0 ? [] : [value('alter', alter)]),
    value('octave', octaveOf(pitch, { step, alter })),
  ]);
}

const syllabic = ({ after, before }: Syllable): string =>
  after ? (before ? 'middle' : 'end') : before ? 'begin' : 'single';

const lyric = (syllable: Syllable, index: number): Xml =>
  element('lyric', { number: String(index + 1) }, [
    value('syllabic', syllabic(syllable)),
    value('text', syllable.text),
  ]);

interface Place {
  readonly part: string;
  readonly drums: boolean;
  readonly fifths: number;
  readonly voice: number;
}

/** A rest, or a note for every pitch of a chord; the words stand under the first. */
export function notes(sign: Sign, { part, drums, fifths, voice }: Place, syllables: readonly Syllable[]): Xml[] {
  const { length, pitches, tiedFrom, tiedTo } = sign;
  const written = [
    value('voice', voice),
    value('type', length.type),
    ...(length.dotted ? [element('dot')] : []),
    ...(length.triplet ? [element('time-modification', {}, [value('actual-notes', 3), value('normal-notes', 2)])] : []),
  ];
  const duration = value('duration', length.ticks);
  if (pitches.length === 0) return [element('note', {}, [element('rest'), duration, ...written])];
  const ties = [...(tiedFrom ? ['stop'] : []), ...(tiedTo ? ['start'] : [])];
  const tied = ties.map((type) => element('tied', { type }));
  return pitches.map((pitch, index) =>
    element('note', {}, [
      ...(index > 0 ? [element('chord')] : []),
      drums ? unpitched(pitch) : pitched(pitch, fifths),
      duration,
      ...ties.map((type) => element('tie', { type })),
      ...(drums ? [element('instrument', { id: strokeId(part, pitch) })] : []),
      ...written,
      ...(tied.length > 0 ? [element('notations', {}, tied)] : []),
      ...(index > 0 || tiedFrom ? [] : syllables.map(lyric)),
    ]),
  );
}
