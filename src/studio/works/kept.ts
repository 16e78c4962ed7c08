import { deflateSync, inflateSync } from 'node:zlib';
import type { Recipe } from '../composer/pins.ts';
import type { Score } from '../score/score.ts';
import type { Cut } from './splice.ts';
import type { Tape } from './tape.ts';

/** What is kept of a take: enough to play it again, sample by sample, and to go on from it. */
export interface Kept {
  /** What is heard, from its first bar on. */
  readonly score: Score;
  /** Where that first bar lies in the audio: 0 but for a part that was cut out of a longer piece. */
  readonly startSeconds: number;
  readonly recipe: Recipe;
  /** The bar of the recipe's piece with which the score begins: 0 but for such a part. */
  readonly fromBar: number;
  readonly tapes: readonly Tape[];
  readonly cuts: readonly Cut[];
  /** Of a part that goes on from another: the frame of that other's audio where it begins. */
  readonly joinsAt?: number;
}

const format = 'cantiga score';
const version = 1;
/** A song of eight minutes has about 3 MB of notes. */
const largestText = 64 * 1024 * 1024;

/** A tape of the very score that is heard is written without it. */
type Written = Omit<Kept, 'tapes'> & {
  readonly format: typeof format;
  readonly version: number;
  readonly tapes: readonly (Omit<Tape, 'score'> & { readonly score?: Score })[];
};

export function writeScore(kept: Kept): Uint8Array {
  const tapes = kept.tapes.map(({ score, ...tape }) => (score === kept.score ? tape : { ...tape, score }));
  const written: Written = { format, version, ...kept, tapes };
  return new Uint8Array(deflateSync(JSON.stringify(written)));
}

/**
 * Reads what `writeScore` wrote.
 *
 * @throws with the reason, when the bytes are damaged, of somebody else or of another version
 */
export function readScore(bytes: Uint8Array): Kept {
  const { format: own, version: of, ...written } = open(bytes);
  if (own !== format) throw new Error('these are no notes of this musician');
  if (of !== version) throw new Error(`the notes are of version ${of}; this musician reads version ${version}`);
  return { ...written, tapes: written.tapes.map((tape) => ({ ...tape, score: tape.score ?? written.score })) };
}

function open(bytes: Uint8Array): Written {
  try {
    const text = inflateSync(bytes, { maxOutputLength: largestText }).toString('utf8');
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Written;
  } catch {
    // The one reason for all kinds of damage is given below.
  }
  throw new Error('the notes of the clip cannot be read');
}
