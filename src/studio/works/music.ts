import { type Heard, readHeard } from '../listener/heard.ts';
import { listen } from '../listener/listen.ts';
import { decoded, ownNotes, SAMPLE_RATE } from '../products/material.ts';
import type { Kept } from './kept.ts';
import { keptOfHeard } from './recorded/notes.ts';

/** A song that others are made from: composed here, or recorded elsewhere. */
export interface Music {
  readonly title: string;
  readonly tags: string;
  readonly lyrics: string;
  readonly durationSeconds: number;
  /** The MP3. */
  readonly audio: Uint8Array;
  /** What was kept of it: a score of ours, or what was heard; absent for clips of other engines. */
  readonly notes?: Uint8Array;
}

/** What was kept of a song composed here; undefined for one that was recorded elsewhere. */
export const composed = ({ notes }: Pick<Music, 'notes'>): Kept | undefined => notes && ownNotes({ score: notes });

const heardOf = async ({ notes, audio }: Music): Promise<Heard> =>
  (notes && readHeard(notes)) ?? listen(await decoded({ audio }), SAMPLE_RATE);

/** As a score: ours, or what of a recording can be written as one. */
export const keptOf = async (music: Music): Promise<Kept> =>
  composed(music) ?? keptOfHeard(await heardOf(music), music);
