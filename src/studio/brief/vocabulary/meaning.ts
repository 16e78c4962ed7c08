import type { LaneId } from '../../composer/lanes.ts';
import type { SectionKind, Space } from '../../score/score.ts';

/** What words ask of the band and of the form, beyond the style's own. */
export interface Arrangement {
  /** −1 sparse to 1 dense. */
  readonly density?: number;
  /** −1 plain triads to 1 sevenths wherever they fit. */
  readonly sevenths?: number;
  /** Added to how much the style's melodies anticipate the beat. */
  readonly syncopation?: number;
  /** Percussion that plays in every groove. */
  readonly percussion?: readonly LaneId[];
  /** Percussion that is to rest. */
  readonly silent?: readonly LaneId[];
  /** The drum kit, by its name among the instruments. */
  readonly kit?: string;
  readonly groove?: 'fourFloor' | 'halfTime';
  readonly scale?: 'pentatonic';
  /** Chords of verse and chorus, written as a style writes them. */
  readonly progression?: string;
  /** Sections that the form has in any case. */
  readonly sections?: readonly SectionKind[];
  /** Sections that the form is to do without. */
  readonly omit?: readonly SectionKind[];
  readonly intro?: 'long' | 'short';
  readonly outro?: 'long' | 'fade';
}

/** What words do to the mix: where it sounds, and amounts added to the style's own, −1 to 1. */
export interface Sound {
  readonly space?: Space;
  readonly reverb?: number;
  readonly echo?: number;
  readonly saturation?: number;
  readonly lofi?: number;
  readonly width?: number;
  readonly sidechain?: number;
}

/** What a word in a prompt or a list of tags does to the brief. */
export interface Meaning extends Sound, Arrangement {
  /** The style that it names outright. */
  readonly style?: string;
  /** The style that it suggests when no other is named. */
  readonly weakStyle?: string;
  /** Added to the brief's axes, each −1 to 1. */
  readonly energy?: number;
  readonly valence?: number;
  readonly brightness?: number;
  readonly weirdness?: number;
  /** Factor on the style's usual tempo. */
  readonly tempo?: number;
  /** A tempo of its own, unless a number is given. */
  readonly bpm?: number;
  readonly beats?: number;
  /** Place of the off-beat in its pair: 0.5 is straight. */
  readonly swing?: number;
  readonly mode?: string;
  readonly instruments?: readonly string[];
  readonly voice?: 'm' | 'f' | 'none';
  /** The last chorus rises. */
  readonly keyChange?: true;
  /** Roles and instruments that are to rest. */
  readonly refuse?: readonly string[];
  /** Length of the song. */
  readonly seconds?: number;
}

const voices = ['m', 'f', 'none'] as const;
/** Effects whose value is one of a few words. */
const choices: Readonly<Record<string, readonly string[]>> = {
  groove: ['fourFloor', 'halfTime'],
  scale: ['pentatonic'],
  space: ['hall', 'plate', 'room'],
  intro: ['long', 'short'],
  outro: ['long', 'fade'],
};

function readEffect(effect: string): Meaning {
  const [name = '', value = ''] = effect.split(' ');
  switch (name) {
    case 'style':
    case 'weakStyle':
    case 'mode':
      return { [name]: value };
    case 'instruments':
      return { instruments: value.split('+') };
    case 'voice': {
      const voice = voices.find((each) => each === value);
      if (voice) return { voice };
      break;
    }
    case 'kit':
    case 'progression':
      return { [name]: value };
    case 'percussion':
    case 'sections':
    case 'omit':
    case 'refuse':
      return { [name]: value.split('+') };
    case 'groove':
    case 'scale':
    case 'space':
    case 'intro':
    case 'outro':
      if (choices[name]?.includes(value)) return { [name]: value };
      break;
    case 'keyChange':
      return { keyChange: true };
    case 'energy':
    case 'valence':
    case 'brightness':
    case 'weirdness':
    case 'tempo':
    case 'bpm':
    case 'beats':
    case 'swing':
    case 'reverb':
    case 'echo':
    case 'saturation':
    case 'lofi':
    case 'width':
    case 'sidechain':
    case 'density':
    case 'sevenths':
    case 'syncopation':
    case 'seconds':
      if (Number.isFinite(Number(value))) return { [name]: Number(value) };
  }
  throw new Error(`the vocabulary has an effect that nobody knows: ${effect}`);
}

/** Lines such as `energy -0.3, mode minor: gloomy, wistful`: what is left of the colon, and the words right of it. */
const readTable = (text: string): [left: string, words: string[]][] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2).split(', ')];
    });

/** A table of effects, each with the words that have it. */
export const readMeanings = (text: string): [words: string, meaning: Meaning][] =>
  readTable(text).flatMap(([effects, words]) => {
    const meaning: Meaning = Object.assign({}, ...effects.split(', ').map(readEffect));
    return words.map((word): [string, Meaning] => [word, meaning]);
  });

/** A table of known words, each with others that mean the same. */
export const readSynonyms = (text: string, known: ReadonlyMap<string, Meaning>): [words: string, meaning: Meaning][] =>
  readTable(text).flatMap(([same, words]) => {
    const meaning = known.get(same);
    if (!meaning) throw new Error(`the vocabulary has synonyms of what it does not know: ${same}`);
    return words.map((word): [string, Meaning] => [word, meaning]);
  });
