import type { MusicOrder } from '../../catalogue/kinds/index.ts';
import { modelNamed } from '../../catalogue/models.ts';
import type { Assignment } from '../engine.ts';
import { languageOf, secondsFor } from '../upstream/spoken.ts';
import { titleOf } from '../upstream/wording.ts';

/** An AceRequest of acestep.cpp (docs/ARCHITECTURE.md at fa33775): what is left out has the server's default. */
export interface AceRequest {
  readonly [field: string]: unknown;
  readonly caption: string;
  readonly lyrics: string;
}

export const captionOf = (order: MusicOrder): string =>
  [order.style, order.prompt].filter((text) => text?.trim()).join(', ') || titleOf(order);

/** What the language model is asked to complete: metadata and codes, and words where none are given. */
export function requestOf(order: MusicOrder, { seed, takes }: Assignment): AceRequest {
  const lyrics = order.instrumental ? '[Instrumental]' : (order.lyrics ?? '');
  return {
    caption: captionOf(order),
    lyrics,
    ...(lyrics !== '' && { vocal_language: order.instrumental ? 'unknown' : languageOf(lyrics) }),
    ...(lyrics !== '' && {
      duration: secondsFor(order.instrumental ? '' : lyrics, modelNamed(order.model).maxSeconds),
    }),
    seed: seed % 2 ** 31,
    lm_batch_size: takes,
    ...(order.negativeStyle && { lm_negative_prompt: order.negativeStyle }),
  };
}
