import type { Take } from '../composer/plan.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { ownDesk } from '../mixer/desk.ts';
import { measure } from '../mixer/facts.ts';
import { faults } from '../mixer/gate.ts';
import { mixSong } from '../mixer/mixdown.ts';
import { publish, type Recording, type Words, wordsOf } from '../recording.ts';
import { readingWarnings } from '../score/readings.ts';
import { beatsToSeconds } from '../score/score.ts';
import type { Voice } from '../score/vocal.ts';
import { unsungSyllables } from '../singer/stem.ts';
import { type ConcatWish, concat } from './concat.ts';
import { type CoverWish, cover } from './cover.ts';
import { singersOf } from './cutting.ts';
import type { Draft } from './draft.ts';
import { type ExtendWish, extend } from './extend.ts';
import { readScore } from './kept.ts';
import { type LoopWish, sound } from './loop.ts';
import { type ReplaceWish, replace } from './replace.ts';
import { copyOf, play, type Tape } from './tape.ts';

/** What is made of what there is; sources are what `writeScore` wrote of them. */
export type Work =
  | ({ readonly work: 'extend'; readonly source: Uint8Array; readonly persona?: Uint8Array } & ExtendWish)
  | ({ readonly work: 'replace'; readonly source: Uint8Array; readonly persona?: Uint8Array } & ReplaceWish)
  | ({ readonly work: 'cover'; readonly source: Uint8Array; readonly persona?: Uint8Array } & CoverWish)
  | ({ readonly work: 'sound' } & LoopWish)
  | ({ readonly work: 'concat'; readonly parts: readonly Uint8Array[] } & ConcatWish);

/** Who sings in what was kept of a song. */
export const voicesOf = (persona: Uint8Array | undefined): Voice[] =>
  persona ? singersOf(readScore(persona).score, 2) : [];

function draftOf(work: Work, seed: number, take: Take): Draft {
  switch (work.work) {
    case 'extend':
      return extend(readScore(work.source), work, seed, take, voicesOf(work.persona));
    case 'replace':
      return replace(readScore(work.source), work, seed, take, voicesOf(work.persona));
    case 'cover':
      return cover(readScore(work.source), work, seed, take, voicesOf(work.persona));
    case 'sound':
      return sound(work, seed, take);
    case 'concat':
      return concat(work.parts.map(readScore), work);
  }
}

const tries = 3;
/** How the time is spent, as for songs. */
const renderShare = 0.65;

/** Levels that are kept make a part as loud as the music before it, whatever its own loudness: only a song is at −14. */
const isOwnLevel = (fault: string): boolean => /^(loudness|side to mid)/.test(fault);

/**
 * Composes, plays, joins and encodes one take of a work that is made from others.
 *
 * @throws {Unworkable} where it cannot be made from these
 */
export async function rework(
  work: Work,
  seed: number,
  take: Take,
  onProgress: (fraction: number) => void = () => {},
  onComposed: (words: Words) => void = () => {},
): Promise<Recording> {
  let found: readonly string[] = [];
  for (let attempt = 0; attempt < tries; attempt++) {
    const draft = draftOf(work, seed + attempt, take);
    if (attempt === 0) onComposed(wordsOf(draft.brief));
    const { tape, sound, wrong } = render(draft, seed, (fraction) => onProgress(fraction * renderShare * 0.5));
    found = wrong;
    if (found.length > 0) continue;
    const kept = draft.finish(tape);
    const audio = play(kept, {
      ...(tape && sound && { ready: new Map([[tape, sound]]) }),
      desk: ownDesk,
      onProgress: (fraction) => onProgress(renderShare * (0.5 + fraction / 2)),
    });
    const facts = measure(audio);
    const length = beatsToSeconds(kept.score.lengthBeats, kept.score.tempoBpm) + kept.startSeconds;
    found = faults(facts, length).filter((fault) => !isOwnLevel(fault));
    if (found.length > 0) continue;
    const made = await publish(kept, audio, seed + take, (fraction) =>
      onProgress(renderShare + fraction * (1 - renderShare)),
    );
    return { ...made, warnings: [...draft.notes, ...readingWarnings(kept.score)] };
  }
  throw new Error(`the take failed its checks ${tries} times: ${found.join('; ')}`);
}

function render(
  { render: wanted }: Draft,
  seed: number,
  onProgress: (fraction: number) => void,
): { readonly tape: Tape | undefined; readonly sound?: Stereo; readonly wrong: readonly string[] } {
  if (!wanted) return { tape: undefined, wrong: [] };
  const { score, setting: given } = wanted;
  const { audio, vocal, setting } = mixSong(score, seed, {
    ...(given && { setting: given }),
    desk: ownDesk,
    onProgress,
  });
  const unsung = vocal ? unsungSyllables(score, vocal) : [];
  return {
    tape: { score, seed, setting },
    sound: copyOf(audio),
    wrong: unsung.length > 0 ? [`not sung: ${unsung.join(', ')}`] : [],
  };
}
