import { encodeMp3 } from '../../codec/mp3.ts';
import { tagMp3 } from '../../codec/tags.ts';
import type { Stereo } from '../../instruments/instrument.ts';
import { type Heard, readHeard, writeHeard } from '../../listener/heard.ts';
import { listen } from '../../listener/listen.ts';
import { SAMPLE_RATE } from '../../mixer/desk.ts';
import { paintArtwork } from '../../pictures/artwork.ts';
import { decoded } from '../../products/material.ts';
import { moodOf, sheetOfHeard } from '../../products/upload.ts';
import type { Recording } from '../../recording.ts';
import { writeLyrics } from '../../words/lyricist.ts';
import { composed, type Music } from '../music.ts';
import type { Work } from '../rework.ts';
import type { Hands } from './compose.ts';
import { type Grid, gridOf } from './grid.ts';
import { keptAsHeard } from './hear.ts';
import { joinRecordings, type RecordedPart } from './join.ts';
import { extendRecording, replaceInRecording } from './onward.ts';
import { accompany, singOver } from './over.ts';

/** A recording, read. */
export interface Recorded {
  readonly heard: Heard;
  readonly grid: Grid;
  readonly audio: Stereo;
}

export interface RecordedWish {
  readonly hands: Hands;
}

/** Sound made from a recording, and what is known of it. */
export interface FromRecording {
  readonly audio: Stereo;
  readonly heard: Heard;
  readonly lyrics: string;
  readonly notes: readonly string[];
}

async function read(music: Music): Promise<Recorded> {
  const audio = await decoded(music);
  const heard = (music.notes && readHeard(music.notes)) ?? listen(audio, SAMPLE_RATE);
  return { heard, grid: gridOf(heard), audio };
}

type RecordedWork = Extract<Work, { readonly work: 'extend' | 'replace' | 'sing' | 'accompany' }>;

function make(work: RecordedWork, recorded: Recorded, hands: Hands): FromRecording {
  switch (work.work) {
    case 'extend':
      return extendRecording(recorded, { ...work, hands });
    case 'replace':
      return replaceInRecording(recorded, { ...work, hands });
    case 'sing': {
      const { lyrics, prompt, title } = work.wishes;
      const own = lyrics.trim() || writeLyrics({ prompt: prompt || title || work.source.title }, hands.seed).lyrics;
      return singOver(recorded, { hands }, own);
    }
    case 'accompany':
      return accompany(recorded, { hands });
  }
}

/** How the time is spent. */
const renderShare = 0.7;

interface Named {
  readonly title: string;
  readonly tags: string;
}

async function madeOf(work: Work, hands: Omit<Hands, 'wishes'>): Promise<FromRecording & Named> {
  switch (work.work) {
    case 'extend':
    case 'replace':
    case 'sing':
    case 'accompany': {
      const { source, wishes } = work;
      const made = make(work, await read(source), { ...hands, wishes });
      return { ...made, title: wishes.title.trim() || source.title, tags: wishes.tags.trim() || source.tags };
    }
    case 'concat':
      return { ...joinRecordings(await Promise.all(work.parts.map(partOf)), work), title: work.title, tags: work.tags };
    default:
      throw new Error(`${work.work} is composed, not made from the sound of a recording`);
  }
}

/** A part of ours, too, is joined as it sounds. */
async function partOf(music: Music): Promise<RecordedPart> {
  const kept = composed(music);
  if (!kept) {
    const recorded = await read(music);
    const { joinsAt } = recorded.heard;
    return { ...recorded, ...(joinsAt !== undefined && { joinsAt }) };
  }
  const audio = await decoded(music);
  const plain = keptAsHeard(kept, audio);
  const joinsAt = kept.joinsAt === undefined ? undefined : kept.joinsAt / SAMPLE_RATE;
  return { heard: plain, grid: gridOf(plain), audio, ...(joinsAt !== undefined && { joinsAt }) };
}

/** One take of a work that keeps the sound of a recording. What comes of it is a recording again. */
export async function workOnRecording(
  work: Work,
  hands: Omit<Hands, 'wishes'>,
  onProgress: (fraction: number) => void,
): Promise<Recording> {
  const { audio, heard, lyrics, notes, title, tags } = await madeOf(work, hands);
  onProgress(renderShare);
  const artwork = await paintArtwork({ title, style: tags, ...moodOf(heard), seed: hands.seed + hands.take });
  const mp3 = await encodeMp3(audio, SAMPLE_RATE, 192, (share) => onProgress(renderShare + share * (1 - renderShare)));
  const words = heard.lines ?? [];
  return {
    title,
    lyrics,
    tags,
    durationSeconds: Math.round((audio.left.length / SAMPLE_RATE) * 100) / 100,
    audio: tagMp3(mp3, { title, artist: 'Cantiga', lyrics, words, genre: tags, artworkJpeg: artwork }),
    artwork,
    words,
    score: writeHeard(heard),
    sheet: sheetOfHeard(heard, audio),
    warnings: notes,
  };
}
