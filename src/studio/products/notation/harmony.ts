import { readChord } from '../../theory/chords.ts';
import { spell } from './spelling.ts';
import { element, type Xml } from './xml.ts';

interface Kind {
  readonly kind: string;
  /** Steps beside it: of the scale, altered by semitones. */
  readonly degrees: readonly (readonly [value: number, alter: number, type: 'add' | 'alter'])[];
}

const NINTHS: readonly (readonly [semitones: number, alter: number])[] = [
  [13, -1],
  [14, 0],
  [15, 1],
];

/** The words that MusicXML has for chords, by the semitones above the root. */
function kindOf(intervals: readonly number[]): Kind {
  const has = (semitones: number): boolean => intervals.includes(semitones);
  const ninths = NINTHS.filter(([semitones]) => has(semitones)).map(([, alter]) => [9, alter, 'add'] as const);
  if (has(6)) {
    const kind = has(9) ? 'diminished-seventh' : has(10) ? 'half-diminished' : 'diminished';
    return { kind, degrees: ninths };
  }
  const minor = has(3);
  const thirteenth = has(21) ? [[13, 0, 'add'] as const] : [];
  if (!minor && !has(4)) {
    const kind = has(5) ? 'suspended-fourth' : has(2) ? 'suspended-second' : 'power';
    const seventh = has(10) ? [[7, -1, 'add'] as const] : has(11) ? [[7, 0, 'add'] as const] : [];
    return { kind, degrees: [...seventh, ...ninths, ...thirteenth] };
  }
  const raised = has(8) && (minor || has(11)) ? [[5, 1, 'alter'] as const] : [];
  if (has(8) && !minor && !has(11))
    return { kind: has(10) ? 'augmented-seventh' : 'augmented', degrees: [...ninths, ...thirteenth] };
  if (!has(10) && !has(11))
    return { kind: `${minor ? 'minor' : 'major'}${has(9) ? '-sixth' : ''}`, degrees: [...raised, ...ninths] };
  const family = has(11) ? (minor ? 'major-minor' : 'major') : minor ? 'minor' : 'dominant';
  if (family === 'major-minor') return { kind: family, degrees: [...raised, ...ninths, ...thirteenth] };
  if (has(21) && has(14)) return { kind: `${family}-13th`, degrees: raised };
  if (has(14)) return { kind: `${family}-ninth`, degrees: raised };
  return { kind: family === 'dominant' ? family : `${family}-seventh`, degrees: [...raised, ...ninths, ...thirteenth] };
}

/** A chord's symbol over the staff, `offset` ticks after where it stands. */
export function harmony(symbol: string, fifths: number, offset: number): Xml {
  const { root, bass, intervals } = readChord(symbol);
  const { kind, degrees } = kindOf(intervals);
  const named = (name: 'root' | 'bass', pitchClass: number): Xml => {
    const { step, alter } = spell(pitchClass, fifths);
    return element(name, {}, [
      element(`${name}-step`, {}, [step]),
      ...(alter === 0 ? [] : [element(`${name}-alter`, {}, [String(alter)])]),
    ]);
  };
  const text = /^[A-G][#b]?([^/]*)/.exec(symbol)?.[1] ?? '';
  return element('harmony', {}, [
    named('root', root),
    element('kind', { text }, [kind]),
    ...(bass === root ? [] : [named('bass', bass)]),
    ...degrees.map(([value, alter, type]) =>
      element('degree', { 'print-object': 'no' }, [
        element('degree-value', {}, [String(value)]),
        element('degree-alter', {}, [String(alter)]),
        element('degree-type', {}, [type]),
      ]),
    ),
    ...(offset === 0 ? [] : [element('offset', {}, [String(offset)])]),
  ]);
}
