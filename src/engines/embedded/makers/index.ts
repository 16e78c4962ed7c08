import type { KindName } from '../../../catalogue/kinds/index.ts';
import type { Maker } from '../session.ts';
import { makeLyrics } from './lyrics.ts';
import { makeSong } from './song.ts';

/** The kinds that this musician makes, and how. */
export const makers: { readonly [Kind in KindName]?: Maker } = {
  song: makeSong,
  lyrics: makeLyrics,
};
