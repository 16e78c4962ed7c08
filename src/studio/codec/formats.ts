export type Format = 'wav' | 'mp3' | 'flac' | 'vorbis' | 'opus';

/** What is known to be audio and is not read here, by the name that people know it by. */
export type Foreign = 'M4A (AAC)' | 'AAC' | 'AIFF' | 'MIDI' | 'WMA' | 'WebM' | 'Speex';

export const acceptedFormats = 'WAV, MP3, FLAC or Ogg (Vorbis, Opus)';

const latin = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** A header of MPEG audio, layer III: sync, a version, the layer, a bitrate and a sample rate that exist. */
export function isMp3Header(bytes: Uint8Array, at: number): boolean {
  const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
  const version = (b >> 3) & 3;
  const bitrate = c >> 4;
  return (
    a === 0xff &&
    b >= 0xe0 &&
    version !== 1 &&
    ((b >> 1) & 3) === 1 &&
    bitrate > 0 &&
    bitrate < 15 &&
    ((c >> 2) & 3) < 3
  );
}

/** Where the sound begins behind an ID3v2 tag; 0 without one. */
export function afterId3(bytes: Uint8Array): number {
  if (latin(bytes, 0, 3) !== 'ID3') return 0;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] ?? 0) & 127), 0);
  return 10 + size + ((bytes[5] ?? 0) & 0x10 ? 10 : 0);
}

/** Files often have some padding before the first frame. */
const MOST_PADDING = 4096;

function holdsMp3(bytes: Uint8Array): boolean {
  const from = afterId3(bytes);
  for (let at = from; at < Math.min(bytes.length - 4, from + MOST_PADDING); at++)
    if (isMp3Header(bytes, at)) return true;
  return false;
}

function oggCodec(bytes: Uint8Array): Format | Foreign | undefined {
  const head = latin(bytes, 0, 4096);
  if (head.includes('\x01vorbis')) return 'vorbis';
  if (head.includes('OpusHead')) return 'opus';
  if (head.includes('Speex   ')) return 'Speex';
  return undefined;
}

/** What the bytes are; their first few decide, never a name or a declared type. */
export function formatOf(bytes: Uint8Array): Format | Foreign | undefined {
  const start = latin(bytes, 0, 4);
  const form = latin(bytes, 8, 4);
  if (start === 'RIFF' && form === 'WAVE') return 'wav';
  if (start === 'fLaC') return 'flac';
  if (start === 'OggS') return oggCodec(bytes);
  if (start === 'MThd') return 'MIDI';
  if (start === 'FORM' && form.startsWith('AIF')) return 'AIFF';
  if (latin(bytes, 4, 4) === 'ftyp') return 'M4A (AAC)';
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return 'WebM';
  if (start === '\x30\x26\xb2\x75') return 'WMA';
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0) return 'AAC';
  if (latin(bytes, afterId3(bytes), 4) === 'fLaC') return 'flac';
  return holdsMp3(bytes) ? 'mp3' : undefined;
}
