import { ID3Writer } from 'browser-id3-writer';

export interface SongTags {
  readonly title: string;
  readonly artist: string;
  readonly lyrics?: string;
  readonly genre?: string;
  readonly bpm?: number;
  readonly artworkJpeg?: Uint8Array;
}

const FRONT_COVER = 3;

const ownBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** The MP3 with an ID3v2.3 tag before it. */
export function tagMp3(mp3: Uint8Array, tags: SongTags): Uint8Array {
  const writer = new ID3Writer(ownBuffer(mp3));
  writer.setFrame('TIT2', tags.title).setFrame('TPE1', [tags.artist]);
  if (tags.genre) writer.setFrame('TCON', [tags.genre]);
  if (tags.bpm !== undefined) writer.setFrame('TBPM', Math.round(tags.bpm));
  if (tags.lyrics) writer.setFrame('USLT', { description: '', lyrics: tags.lyrics });
  if (tags.artworkJpeg !== undefined) {
    writer.setFrame('APIC', { type: FRONT_COVER, data: ownBuffer(tags.artworkJpeg), description: 'Cover' });
  }
  return new Uint8Array(writer.addTag());
}
