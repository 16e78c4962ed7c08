import { ID3Writer } from 'browser-id3-writer';
import type { TimedLine } from '../words/captions.ts';

export interface SongTags {
  readonly title: string;
  readonly artist: string;
  readonly lyrics?: string;
  /** When the lyrics are sung. */
  readonly words?: readonly TimedLine[];
  readonly genre?: string;
  readonly bpm?: number;
  readonly artworkJpeg?: Uint8Array;
}

const FRONT_COVER = 3;

/** Content and time of the frame SYLT: lyrics, in milliseconds. */
const LYRICS = 1;
const MILLISECONDS = 2;
/** What ID3 writes for a language that is not told. */
const NO_LANGUAGE = 'XXX';

/** Words in order of time; a line of text opens with a line break, a word inside it with a space (ID3v2.3, 4.10). */
const synchronised = (lines: readonly TimedLine[]): [string, number][] =>
  lines
    .flatMap(({ words }) =>
      words.map((word, index): [string, number] => [
        `${index === 0 ? '\n' : ' '}${word.text}`,
        Math.round(word.startSeconds * 1000),
      ]),
    )
    .sort(([, a], [, b]) => a - b);

const ownBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** The MP3 with an ID3v2.3 tag before it. */
export function tagMp3(mp3: Uint8Array, tags: SongTags): Uint8Array {
  const writer = new ID3Writer(ownBuffer(mp3));
  writer.setFrame('TIT2', tags.title).setFrame('TPE1', [tags.artist]);
  if (tags.genre) writer.setFrame('TCON', [tags.genre]);
  if (tags.bpm !== undefined) writer.setFrame('TBPM', Math.round(tags.bpm));
  if (tags.lyrics) writer.setFrame('USLT', { description: '', lyrics: tags.lyrics });
  const text = synchronised(tags.words ?? []);
  if (text.length > 0) {
    const frame = { type: LYRICS, timestampFormat: MILLISECONDS, language: NO_LANGUAGE, description: '' };
    writer.setFrame('SYLT', { ...frame, text });
  }
  if (tags.artworkJpeg !== undefined) {
    writer.setFrame('APIC', { type: FRONT_COVER, data: ownBuffer(tags.artworkJpeg), description: 'Cover' });
  }
  return new Uint8Array(writer.addTag());
}
