export interface FileType {
  /** Without the dot. */
  readonly extension: string;
  readonly contentType: string;
}

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** What bytes are by their first ones, whatever their name and header say; undefined for pages, errors and silence. */
export function sniff(bytes: Uint8Array): FileType | undefined {
  const start = ascii(bytes, 0, 4);
  if (start === 'RIFF' && ascii(bytes, 8, 4) === 'WAVE') return { extension: 'wav', contentType: 'audio/wav' };
  if (start === 'fLaC') return { extension: 'flac', contentType: 'audio/flac' };
  if (start === 'OggS') return { extension: 'ogg', contentType: 'audio/ogg' };
  if (start === 'MThd') return { extension: 'mid', contentType: 'audio/midi' };
  if (ascii(bytes, 4, 4) === 'ftyp')
    return ascii(bytes, 8, 3) === 'M4A'
      ? { extension: 'm4a', contentType: 'audio/mp4' }
      : { extension: 'mp4', contentType: 'video/mp4' };
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff)
    return { extension: 'jpg', contentType: 'image/jpeg' };
  if (start === '\x89PNG') return { extension: 'png', contentType: 'image/png' };
  if (start.startsWith('ID3')) return { extension: 'mp3', contentType: 'audio/mpeg' };
  // A frame of MPEG audio: eleven bits set, and a layer that is not the reserved one.
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0 && ((bytes[1] ?? 0) & 0x06) !== 0)
    return { extension: 'mp3', contentType: 'audio/mpeg' };
  return undefined;
}
