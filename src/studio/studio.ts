import type { Wishes } from './brief/brief.ts';
import { readWishes } from './brief/read.ts';
import { composeWith } from './composer/compose.ts';
import { measure } from './mixer/facts.ts';
import { faults, untilFaultless } from './mixer/gate.ts';
import { mixSong, ownMemory } from './mixer/mixdown.ts';
import { type Listening, openPressing, type Recording, wordsOf } from './recording.ts';
import { readingWarnings } from './score/readings.ts';
import { beatsToSeconds } from './score/score.ts';
import { unsungSyllables } from './singer/stem.ts';
import { writeLyrics } from './words/lyricist.ts';
import { voicesOf } from './works/rework.ts';

export { type Adopted, adopt, type Found } from './adopt.ts';
export { boostStyle } from './brief/boost.ts';
export { acceptedFormats, formatOf } from './codec/formats.ts';
export { inspectMp3 } from './codec/inspect.ts';
export { Unreadable } from './codec/unreadable.ts';
export { type Film, type FilmWish, stageFilm } from './film/film.ts';
export { soundBank as prepare } from './instruments/bank.ts';
export type { Stereo } from './instruments/instrument.ts';
export { type Material, NoProduct } from './products/material.ts';
export { type OpenPress, openPress, type Press } from './products/press.ts';
export { type Products, type ProductWish, produce } from './products/products.ts';
export { takeUpload, type Uploaded } from './products/upload.ts';
export { hash as seedFrom } from './random.ts';
export type { Listening, Recording, Words } from './recording.ts';
export { writeLyrics } from './words/lyricist.ts';
export { Unworkable } from './works/draft.ts';
export type { Music } from './works/music.ts';
export { rework, type Work } from './works/rework.ts';

/** Where words are to be sung and none are given, the lyricist writes them; both takes of a seed share them. */
function withWords(wishes: Wishes, seed: number): Wishes {
  const { brief } = readWishes(wishes);
  if (brief.instrumental || wishes.lyrics.trim() !== '') return wishes;
  const rap = /\brap|hip[ -]?hop|trap\b/i.test(brief.tags);
  const { title, lyrics } = writeLyrics({ prompt: wishes.prompt || wishes.title || wishes.tags, rap }, seed);
  const { targetSeconds } = brief;
  return { ...wishes, lyrics: cutTo(lyrics, targetSeconds), title: wishes.title.trim() || title };
}

/** As sung by the musician, with the bars between them (measured: 18 to 26). */
const secondsPerSection = 22;

/** Words for a song of that length: whole sections from the start, a verse and a chorus at least. */
function cutTo(lyrics: string, targetSeconds: number | undefined): string {
  if (targetSeconds === undefined) return lyrics;
  const sections = lyrics.split(/\n\n(?=\[)/);
  return sections.slice(0, Math.max(2, Math.round(targetSeconds / secondsPerSection))).join('\n\n');
}

/**
 * Composes, plays, mixes, masters and encodes one take of a song.
 *
 * @param persona what was kept of a song whose singers are to sing
 * @throws when three renders in a row fail the gate: a fault of the program, not of the order
 */
export async function record(
  wishes: Wishes,
  seed: number,
  take: 1 | 2,
  { onProgress = () => {}, onComposed, onAudio }: Listening = {},
  persona?: Uint8Array,
): Promise<Recording> {
  const singers = voicesOf(persona);
  const { brief, warnings } = readWishes(withWords(wishes, seed));
  return untilFaultless(async (failed) => {
    const recipe = { brief, seed: seed + failed, take, ...(singers.length > 0 && { pins: { singers } }) };
    const { score } = composeWith(recipe);
    if (failed === 0) onComposed?.(wordsOf(brief));
    else onAudio?.(undefined);
    const pressing = await openPressing(brief, score, seed + take, onAudio);
    const { audio, vocal, setting, faders } = mixSong(score, seed, {
      onProgress,
      onSound: pressing.add,
      memory: ownMemory,
    });
    const unsung = vocal ? unsungSyllables(score, vocal) : [];
    const found = [
      ...faults(measure(audio), beatsToSeconds(score.lengthBeats, score.tempoBpm)),
      ...(unsung.length > 0 ? [`not sung: ${unsung.join(', ')}`] : []),
    ];
    if (found.length > 0) return { faults: found };
    const tape = { score, seed, setting, faders };
    const made = pressing.finish(
      { score, startSeconds: 0, recipe, fromBar: 0, tapes: [tape], cuts: [{ tape: 0, from: 0, fade: 0 }] },
      audio,
    );
    return { made: { ...made, warnings: [...warnings, ...readingWarnings(score)] } };
  });
}
