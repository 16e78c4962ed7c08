import type { KindName } from '../../../catalogue/kinds/index.ts';
import type { Maker } from '../session.ts';
import { makeAddInstrumental } from './addInstrumental.ts';
import { makeConcat } from './concat.ts';
import { makeCover } from './cover.ts';
import { makeExtend } from './extend.ts';
import { makeLyrics } from './lyrics.ts';
import { makePersona } from './persona.ts';
import { makeReplaceSection } from './replaceSection.ts';
import { makeSong } from './song.ts';
import { makeSounds } from './sounds.ts';

/** The kinds that this musician makes, and how. */
export const makers: { readonly [Kind in KindName]?: Maker } = {
  song: makeSong,
  lyrics: makeLyrics,
  extend: makeExtend,
  cover: makeCover,
  addInstrumental: makeAddInstrumental,
  concat: makeConcat,
  sounds: makeSounds,
  replaceSection: makeReplaceSection,
  persona: makePersona,
};
