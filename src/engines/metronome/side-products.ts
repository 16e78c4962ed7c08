import type { Assignment, Made, MadeFile } from '../engine.ts';

/** The families of a band, as separations name them. */
const twoStems = ['vocals', 'instrumental'];
const twelveStems = [
  'vocals',
  'backing_vocals',
  'drums',
  'bass',
  'guitar',
  'keyboard',
  'percussion',
  'strings',
  'synth',
  'fx',
  'brass',
  'woodwinds',
];

/** A file whose bytes say what it stands for; nobody plays it. */
const file = (name: string, extension: string, contentType: string): MadeFile => ({
  name,
  extension,
  contentType,
  bytes: Buffer.from(`metronome ${name}`),
});

/** What the metronome gives for the kinds that bring no takes. */
export function sideProducts({ order, seed }: Assignment): Made {
  switch (order.kind) {
    case 'lyrics':
      return {
        texts: [1, 2].map((take) => ({
          title: `Click ${take}`,
          text: `[Verse]\nTick tock number ${seed % 100}.${take}`,
        })),
      };
    case 'styleBoost':
      return { texts: [{ title: '', text: `${order.style}, metronome, steady` }] };
    case 'timing':
      return {
        timing: ['Tick ', 'tock\n'].map((word, index) => ({ word, start: index * 0.5, end: index * 0.5 + 0.25 })),
      };
    case 'stems':
      return {
        files: (order.parts === 'two' ? twoStems : twelveStems).map((name) => file(name, 'mp3', 'audio/mpeg')),
      };
    case 'wav':
      return { files: [file('wav', 'wav', 'audio/wav')] };
    case 'flac':
      return { files: [file('flac', 'flac', 'audio/flac')] };
    case 'midi':
      return { files: [file('midi', 'mid', 'audio/midi')] };
    case 'musicxml':
      return { files: [file('musicxml', 'musicxml', 'application/vnd.recordare.musicxml+xml')] };
    case 'video':
      return { files: [file('video', 'mp4', 'video/mp4')] };
    case 'artwork':
      return {
        files: ['artwork-1', 'artwork-2', 'artwork-1-small'].map((name) => file(name, 'jpg', 'image/jpeg')),
      };
    case 'persona':
      return { reference: `persona-${seed}` };
    default:
      return {};
  }
}
