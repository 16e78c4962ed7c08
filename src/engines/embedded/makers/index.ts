import type { KindName } from '../../../catalogue/kinds/index.ts';
import type { Maker } from '../session.ts';
import { makeAddInstrumental } from './addInstrumental.ts';
import { makeAddVocals } from './addVocals.ts';
import { makeConcat } from './concat.ts';
import { makeCover } from './cover.ts';
import { makeExtend } from './extend.ts';
import { makeLyrics } from './lyrics.ts';
import { makeMashup } from './mashup.ts';
import { makePersona } from './persona.ts';
import { makeArtwork, makeFlac, makeMidi, makeMusicxml, makeStems, makeTiming, makeWav } from './products.ts';
import { makeReplaceSection } from './replaceSection.ts';
import { makeSong } from './song.ts';
import { makeSounds } from './sounds.ts';
import { makeStyleBoost } from './styleBoost.ts';
import { makeUpload } from './upload.ts';

/** The kinds that this musician makes, and how. */
export const makers: { readonly [Kind in KindName]?: Maker } = {
  song: makeSong,
  lyrics: makeLyrics,
  upload: makeUpload,
  stems: makeStems,
  wav: makeWav,
  flac: makeFlac,
  midi: makeMidi,
  musicxml: makeMusicxml,
  timing: makeTiming,
  artwork: makeArtwork,
  styleBoost: makeStyleBoost,
  extend: makeExtend,
  cover: makeCover,
  addInstrumental: makeAddInstrumental,
  addVocals: makeAddVocals,
  mashup: makeMashup,
  concat: makeConcat,
  sounds: makeSounds,
  replaceSection: makeReplaceSection,
  persona: makePersona,
};
