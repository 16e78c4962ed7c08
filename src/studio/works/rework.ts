import type { Wishes } from '../brief/brief.ts';
import type { Take } from '../composer/plan.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { measure } from '../mixer/facts.ts';
import { faults, untilFaultless } from '../mixer/gate.ts';
import { mixSong, ownMemory } from '../mixer/mixdown.ts';
import { type Listening, publish, type Recording, wordsOf } from '../recording.ts';
import { readingWarnings } from '../score/readings.ts';
import { beatsToSeconds } from '../score/score.ts';
import type { Voice } from '../score/vocal.ts';
import { unsungSyllables } from '../singer/stem.ts';
import { type ConcatWish, concat } from './concat.ts';
import { type CoverWish, cover } from './cover.ts';
import { singersOf } from './cutting.ts';
import { type Draft, Unworkable } from './draft.ts';
import { type ExtendWish, extend } from './extend.ts';
import type { Kept } from './kept.ts';
import { type LoopWish, sound } from './loop.ts';
import { type MashupWish, mashup } from './mashup.ts';
import { composed, keptOf, type Music } from './music.ts';
import { workOnRecording } from './recorded/recorded.ts';
import { type ReplaceWish, replace } from './replace.ts';
import { type SingWish, sing } from './sing.ts';
import { play, type Tape } from './tape.ts';

interface OfSource {
  readonly source: Music;
  /** What was kept of the song whose singers are to sing. */
  readonly persona?: Uint8Array;
}

/** What is made of what there is. */
export type Work =
  | ({ readonly work: 'extend' } & OfSource & ExtendWish)
  | ({ readonly work: 'replace' } & OfSource & ReplaceWish)
  | ({ readonly work: 'cover' } & OfSource & CoverWish)
  | ({ readonly work: 'sing' } & OfSource & SingWish)
  | ({ readonly work: 'accompany'; readonly wishes: Wishes } & OfSource)
  | ({ readonly work: 'mashup'; readonly sources: readonly [Music, Music]; readonly persona?: Uint8Array } & MashupWish)
  | ({ readonly work: 'sound' } & LoopWish)
  | ({ readonly work: 'concat'; readonly parts: readonly Music[] } & ConcatWish);

/** Who sings in what was kept of a song. */
export function voicesOf(persona: Uint8Array | undefined): Voice[] {
  if (!persona) return [];
  const kept = composed({ notes: persona });
  if (kept) return singersOf(kept.score, 2);
  throw new Unworkable('The persona was recorded elsewhere: how it sings is not known. Choose a song composed here');
}

/** The band is new, all else is as it was. */
function accompanied(source: Kept, wishes: Wishes, seed: number, take: Take): Draft {
  if (source.score.vocal) return cover(source, { wishes, closeness: 1 }, seed, take, []);
  throw new Unworkable('The clip has no voice to accompany. Order a cover of it instead');
}

/** Undefined where the sound of a recording is to be kept. */
async function draftOf(work: Work, seed: number, take: Take): Promise<Draft | undefined> {
  switch (work.work) {
    case 'extend': {
      const kept = composed(work.source);
      return kept && extend(kept, work, seed, take, voicesOf(work.persona));
    }
    case 'replace': {
      const kept = composed(work.source);
      return kept && replace(kept, work, seed, take, voicesOf(work.persona));
    }
    case 'sing': {
      const kept = composed(work.source);
      return kept && sing(kept, work, seed, take, voicesOf(work.persona));
    }
    case 'accompany': {
      const kept = composed(work.source);
      return kept && accompanied(kept, work.wishes, seed, take);
    }
    case 'cover':
      return cover(await keptOf(work.source), work, seed, take, voicesOf(work.persona));
    case 'mashup':
      return mashup(await Promise.all(work.sources.map(keptOf)), work, seed, take, voicesOf(work.persona));
    case 'sound':
      return sound(work, seed, take);
    case 'concat': {
      const kept = work.parts.map(composed);
      return kept.every((part) => part !== undefined) ? concat(kept, work) : undefined;
    }
  }
}

const personaOf = (work: Work): Voice[] => voicesOf('persona' in work ? work.persona : undefined);

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
  { onProgress = () => {}, onComposed, onAudio }: Listening = {},
): Promise<Recording> {
  return untilFaultless(async (failed) => {
    const draft = await draftOf(work, seed + failed, take);
    if (!draft) return { made: await workOnRecording(work, { seed, take, singers: personaOf(work) }, onProgress) };
    if (failed === 0) onComposed?.(wordsOf(draft.brief));
    const { tape, sound, wrong } = render(draft, seed, (fraction) => onProgress(fraction * renderShare * 0.5));
    if (wrong.length > 0) return { faults: wrong };
    const kept = draft.finish(tape, sound);
    const audio = play(kept, {
      ...(tape && sound && { ready: new Map([[tape, sound]]) }),
      memory: ownMemory,
      onProgress: (fraction) => onProgress(renderShare * (0.5 + fraction / 2)),
    });
    const length = beatsToSeconds(kept.score.lengthBeats, kept.score.tempoBpm) + kept.startSeconds;
    const found = faults(measure(audio), length).filter((fault) => !isOwnLevel(fault));
    if (found.length > 0) return { faults: found };
    const made = await publish(kept, audio, seed + take, {
      ...(onAudio && { onAudio }),
      onProgress: (fraction) => onProgress(renderShare + fraction * (1 - renderShare)),
    });
    return { made: { ...made, warnings: [...draft.notes, ...readingWarnings(kept.score)] } };
  });
}

function render(
  { render: wanted }: Draft,
  seed: number,
  onProgress: (fraction: number) => void,
): { readonly tape: Tape | undefined; readonly sound?: Stereo; readonly wrong: readonly string[] } {
  if (!wanted) return { tape: undefined, wrong: [] };
  const { score, setting: given } = wanted;
  const { audio, vocal, setting, faders } = mixSong(score, seed, {
    ...(given && { setting: given }),
    memory: ownMemory,
    onProgress,
  });
  const unsung = vocal ? unsungSyllables(score, vocal) : [];
  return {
    tape: { score, seed, setting, faders },
    sound: audio,
    wrong: unsung.length > 0 ? [`not sung: ${unsung.join(', ')}`] : [],
  };
}
