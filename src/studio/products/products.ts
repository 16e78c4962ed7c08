import { encodeFlac } from '../codec/flac-encode.ts';
import { encodeMp3 } from '../codec/mp3.ts';
import { tagMp3 } from '../codec/tags.ts';
import { encodeWav } from '../codec/wav.ts';
import { styleOf } from '../composer/styles/index.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { readHeard } from '../listener/heard.ts';
import { ownMemory } from '../mixer/mixdown.ts';
import { type ArtworkSubject, paintArtwork } from '../pictures/artwork.ts';
import type { Kept } from '../works/kept.ts';
import { play } from '../works/tape.ts';
import { estimateStems } from './estimate.ts';
import { decoded, heardIn, type Material, NoProduct, ownNotes, SAMPLE_RATE } from './material.ts';
import { type MidiSong, writeMidi } from './midi.ts';
import { writeMusicXml } from './notation/musicxml.ts';
import { midiOfHeard, midiOfScore, type Symbols, symbolsOfHeard } from './notes.ts';
import { type OpenPress, openPress } from './press.ts';
import { openStems } from './stems.ts';
import { moodOf } from './upload.ts';
import { type AlignedWord, alignedLines, alignedWords } from './words.ts';

interface StemsWish {
  readonly product: 'stems';
  readonly parts: 'two' | 'twelve';
}

export type ProductWish =
  | StemsWish
  | { readonly product: 'wav' | 'flac' }
  | { readonly product: 'midi' | 'musicxml' }
  | { readonly product: 'timing' }
  | { readonly product: 'artwork'; readonly seed: number };

type Told = (fraction: number) => void;

interface Encoded {
  readonly name: string;
  readonly mp3: Uint8Array;
}

const MUSICXML = 'application/vnd.recordare.musicxml+xml';

export interface ProductFile {
  readonly name: string;
  readonly extension: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface Products {
  readonly files: readonly ProductFile[];
  readonly timing: readonly AlignedWord[];
  readonly warnings: readonly string[];
}

/** Each stem is encoded as it is played, so that none is held as a whole. */
async function stemsOfScore(
  kept: Kept,
  wish: StemsWish,
  seconds: number,
  told: Told,
  open: OpenPress,
): Promise<Encoded[]> {
  const frames = Math.round(seconds * SAMPLE_RATE);
  const { names, stretches } = openStems(kept, wish.parts, frames);
  const presses = await Promise.all(names.map(open));
  let at = 0;
  for (const stretch of stretches) {
    await Promise.all(presses.map((press, index) => press.add(stretch[index] as Stereo)));
    at += stretch[0]?.left.length ?? 0;
    told(at / frames);
  }
  return Promise.all(presses.map(async (press, index) => ({ name: names[index] ?? '', mp3: await press.end() })));
}

async function stemsOfSound(clip: Material, told: Told): Promise<Encoded[]> {
  const audio = await decoded(clip);
  const { melody } = await heardIn(clip, audio);
  const encoded: Encoded[] = [];
  for (const { name, audio: sound } of estimateStems(audio, melody, SAMPLE_RATE)) {
    encoded.push({ name, mp3: await encodeMp3(sound, SAMPLE_RATE) });
    told(encoded.length / 2);
  }
  return encoded;
}

async function stems(clip: Material, wish: StemsWish, told: Told, open: OpenPress): Promise<Products> {
  const kept = ownNotes(clip);
  const encoded = kept
    ? await stemsOfScore(kept, wish, clip.durationSeconds, told, open)
    : await stemsOfSound(clip, told);
  const files = encoded.map(({ name, mp3 }): ProductFile => {
    const bytes = tagMp3(mp3, { title: `${clip.title} (${name.replaceAll('_', ' ')})`, artist: 'Cantiga' });
    return { name, extension: 'mp3', contentType: 'audio/mpeg', bytes };
  });
  const warnings: string[] = [];
  if (!kept) warnings.push('The clip was not made here: its stems are estimated from the recording, and not clean');
  if (!kept && wish.parts === 'twelve')
    warnings.push('Of a recording only two stems can be estimated: vocals and instrumental');
  if (kept && !encoded.some(({ name }) => name === 'vocals'))
    warnings.push('Nobody sings in this clip: it has no vocals');
  return { files, timing: [], warnings };
}

async function lossless(clip: Material, form: 'wav' | 'flac', onProgress: Told): Promise<Products> {
  const kept = ownNotes(clip);
  const audio = kept ? play(kept, { memory: ownMemory, onProgress }) : await decoded(clip);
  const bytes =
    form === 'wav'
      ? encodeWav(audio, SAMPLE_RATE)
      : encodeFlac(audio, SAMPLE_RATE, { TITLE: clip.title, ARTIST: 'Cantiga' });
  const warnings = kept ? [] : [`The clip was not made here: the ${form.toUpperCase()} holds what its MP3 holds`];
  return { files: [{ name: form, extension: form, contentType: `audio/${form}`, bytes }], timing: [], warnings };
}

async function written(clip: Material): Promise<{ readonly song: MidiSong; readonly symbols: Symbols }> {
  const kept = ownNotes(clip);
  if (kept) return { song: midiOfScore(kept.score), symbols: kept.score.chords };
  const heard = await heardIn(clip);
  return { song: midiOfHeard(heard, clip.title), symbols: symbolsOfHeard(heard) };
}

async function notes(clip: Material, form: 'midi' | 'musicxml'): Promise<Products> {
  const { song, symbols } = await written(clip);
  const file: ProductFile =
    form === 'midi'
      ? { name: form, extension: 'mid', contentType: 'audio/midi', bytes: writeMidi(song) }
      : { name: form, extension: form, contentType: MUSICXML, bytes: writeMusicXml(song, symbols) };
  const warnings = ownNotes(clip) ? [] : ['The clip was not made here: its notes are what was heard, and not exact'];
  return { files: [file], timing: [], warnings };
}

function timing(clip: Material): Products {
  const kept = ownNotes(clip);
  const lines = clip.score && readHeard(clip.score)?.lines;
  if (!kept && !lines?.length) throw new NoProduct('The clip was not made here: when its words are sung is not known');
  const words = kept ? alignedWords(kept) : alignedLines(lines ?? []);
  const warnings = words.length > 0 ? [] : ['Nobody sings in this clip: there are no words to time'];
  return { files: [], timing: words, warnings };
}

/** −1 to 1 as a brief has it, 0 to 1 as pictures want it. */
const unit = (value: number): number => (value + 1) / 2;

async function subjectOf(clip: Material): Promise<Omit<ArtworkSubject, 'seed'>> {
  const kept = ownNotes(clip);
  if (!kept) return { title: clip.title, style: clip.tags, ...moodOf(await heardIn(clip)) };
  const { valence, energy, brightness } = kept.recipe.brief;
  return {
    title: clip.title,
    style: styleOf(kept.score.style).name,
    valence: unit(valence),
    energy: unit(energy),
    brightness: unit(brightness),
  };
}

/** Pixels of a picture's edge, by what its file's name ends in. */
const pictureSizes = [
  ['', 1024],
  ['-small', 360],
] as const;

async function artwork(clip: Material, seed: number): Promise<Products> {
  const subject = await subjectOf(clip);
  const files: ProductFile[] = [];
  for (const [ending, size] of pictureSizes)
    for (const [index, manner] of (['painted', 'printed'] as const).entries()) {
      const bytes = await paintArtwork({ ...subject, manner, size, seed: seed + index });
      files.push({ name: `artwork-${index + 1}${ending}`, extension: 'jpg', contentType: 'image/jpeg', bytes });
    }
  return { files, timing: [], warnings: [] };
}

/**
 * Makes a product of a clip: from its score where it is ours, from its sound where it is not.
 *
 * @param open where stems are encoded: each has a press of its own
 * @throws {NoProduct} where there is nothing to make it of
 */
export async function produce(
  wish: ProductWish,
  clip: Material,
  onProgress: Told = () => {},
  open: OpenPress = openPress,
): Promise<Products> {
  switch (wish.product) {
    case 'stems':
      return stems(clip, wish, onProgress, open);
    case 'wav':
    case 'flac':
      return lossless(clip, wish.product, onProgress);
    case 'midi':
    case 'musicxml':
      return notes(clip, wish.product);
    case 'timing':
      return timing(clip);
    case 'artwork':
      return artwork(clip, wish.seed);
  }
}
