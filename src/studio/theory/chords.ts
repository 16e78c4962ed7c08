import { pitchClass } from './scales.ts';

export interface Chord {
  /** Pitch class of the root. */
  readonly root: number;
  /** Semitones above the root, ascending, the root's 0 included. */
  readonly intervals: readonly number[];
  /** Pitch class of the lowest note. */
  readonly bass: number;
}

const degreeSemitones: Readonly<Record<string, number>> = { I: 0, II: 2, III: 4, IV: 5, V: 7, VI: 9, VII: 11 };
const numeralPattern = /^([b#]?)(VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)([^/]*)(?:\/(.+))?$/;

function intervalsOf(minor: boolean, quality: string): number[] {
  if (quality.startsWith('dim')) return quality.includes('7') ? [0, 3, 6, 9] : [0, 3, 6];
  if (quality.includes('7b5')) return [0, 3, 6, 10];
  const third = quality.includes('sus4') ? 5 : quality.includes('sus2') ? 2 : minor || quality.startsWith('m7') ? 3 : 4;
  const intervals = [0, third, quality.includes('#5') ? 8 : 7];
  if (quality.startsWith('6')) intervals.push(9);
  if (/maj[79]/.test(quality)) intervals.push(11);
  else if (/^(m?7|9|11|13)/.test(quality)) intervals.push(10);
  if (/b9/.test(quality)) intervals.push(13);
  else if (/#9/.test(quality)) intervals.push(15);
  else if (/9|11|13/.test(quality)) intervals.push(14);
  if (/13/.test(quality)) intervals.push(21);
  return intervals;
}

/**
 * Reads a Roman numeral, measured against the major scale of the tonic: "bVI", "ii7b5", "V/vi" (applied dominant),
 * "I/5" (the fifth in the bass). An unreadable one is the tonic.
 */
export function chordOf(numeral: string, tonic: number): Chord {
  const found = numeralPattern.exec(numeral);
  if (!found) return { root: tonic, intervals: [0, 4, 7], bass: tonic };
  const [, accidental = '', roman = 'I', quality = '', slash] = found;
  const applied = slash ? numeralPattern.exec(slash) : null;
  if (applied) {
    const target = chordOf(slash as string, tonic);
    return chordOf(roman + (quality || '7'), target.root);
  }
  const shift = accidental === 'b' ? -1 : accidental === '#' ? 1 : 0;
  const root = pitchClass(tonic + (degreeSemitones[roman.toUpperCase()] ?? 0) + shift);
  const intervals = intervalsOf(roman === roman.toLowerCase(), quality);
  const bassAbove = slash === '3' ? (intervals[1] ?? 4) : slash === '5' || slash === '4' ? 7 : slash === '7' ? 10 : 0;
  return { root, intervals, bass: pitchClass(root + bassAbove) };
}

export const pitchClassesOf = (chord: Chord): readonly number[] =>
  chord.intervals.map((semitones) => pitchClass(chord.root + semitones));

export const contains = (chord: Chord, pitch: number): boolean =>
  chord.intervals.some((semitones) => pitchClass(chord.root + semitones) === pitchClass(pitch));

const sharps = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];
const flats = ['C', 'Db', 'D', 'Eb', 'E', 'F', 'Gb', 'G', 'Ab', 'A', 'Bb', 'B'];

/** Pitch classes of major keys that are written with flats. */
const flatKeys = new Set([5, 10, 3, 8, 1]);

export const noteName = (pc: number, majorTonic: number): string =>
  (flatKeys.has(majorTonic) ? flats : sharps)[pitchClass(pc)] as string;

function qualityName(intervals: readonly number[]): string {
  const has = (semitones: number): boolean => intervals.includes(semitones);
  if (has(6)) return has(9) ? 'dim7' : has(10) ? 'm7b5' : 'dim';
  const third = has(3) ? 'm' : '';
  const suspended = has(3) || has(4) ? '' : has(5) ? 'sus4' : has(2) ? 'sus2' : '5';
  const top = has(21) ? '13' : has(14) ? '9' : '7';
  const altered = has(13) ? 'b9' : has(15) ? '#9' : has(8) ? '#5' : '';
  if (has(11)) return `${third}maj${top}${suspended}`;
  if (has(10)) return `${third}${top}${altered}${suspended}`;
  if (has(9)) return `${third}6`;
  return third + (has(14) ? 'add9' : '') + suspended + altered;
}

const symbolPattern = /^([A-G][#b]?)([^/]*)(?:\/([A-G][#b]?))?$/;
const seventhsAbove = (quality: string): number[] =>
  /maj/.test(quality) ? [11] : /7|9|13/.test(quality) && !/add9/.test(quality) ? [10] : [];
const ninthsAbove = (quality: string): number[] =>
  /b9/.test(quality) ? [13] : /#9/.test(quality) ? [15] : /9|13/.test(quality) ? [14] : [];
const classOf = (name: string): number => pitchClass((sharps.indexOf(name) + 1 || flats.indexOf(name) + 1) - 1);

/** Reads what `symbolOf` wrote; anything else is a C. */
export function readChord(symbol: string): Chord {
  const [, name = 'C', quality = '', below] = symbolPattern.exec(symbol) ?? [];
  const root = classOf(name);
  const bass = below ? classOf(below) : root;
  return { root, bass, intervals: readQuality(quality) };
}

function readQuality(quality: string): number[] {
  if (quality === 'dim') return [0, 3, 6];
  if (quality === 'dim7') return [0, 3, 6, 9];
  if (quality === 'm7b5') return [0, 3, 6, 10];
  const minor = quality.startsWith('m') && !quality.startsWith('maj');
  const suspended = quality.endsWith('sus4') ? [5] : quality.endsWith('sus2') ? [2] : undefined;
  const third = suspended ?? (quality.endsWith('5') && !quality.endsWith('#5') ? [] : [minor ? 3 : 4]);
  const fifth = quality.includes('#5') ? 8 : 7;
  const sixth = quality.includes('6') ? [9] : [];
  const thirteenth = quality.includes('13') ? [21] : [];
  return [0, ...third, fifth, ...sixth, ...seventhsAbove(quality), ...ninthsAbove(quality), ...thirteenth];
}

/** As musicians write it: "Am7", "F#maj7/C#". `majorTonic` decides between sharps and flats. */
export function symbolOf(chord: Chord, majorTonic: number): string {
  const name = noteName(chord.root, majorTonic) + qualityName(chord.intervals);
  return chord.bass === chord.root ? name : `${name}/${noteName(chord.bass, majorTonic)}`;
}
