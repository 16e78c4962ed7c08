const byExtension: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  mid: 'audio/midi',
  mp4: 'video/mp4',
  webm: 'video/webm',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  json: 'application/json',
  musicxml: 'application/vnd.recordare.musicxml+xml',
  zip: 'application/zip',
  txt: 'text/plain; charset=utf-8',
  lrc: 'text/plain; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
};

export function contentTypeOf(key: string): string {
  const dot = key.lastIndexOf('.');
  const extension = dot > key.lastIndexOf('/') ? key.slice(dot + 1) : '';
  return Object.hasOwn(byExtension, extension) ? byExtension[extension]! : 'application/octet-stream';
}
