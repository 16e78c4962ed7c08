import { createMp3Encoder } from 'wasm-media-encoders';
import { failure } from '../../catalogue/failures.ts';
import type { Assignment, Engine, Take } from '../engine.ts';
import { sideProducts } from './side-products.ts';

const sampleRate = 44_100;
const seconds = 6;
/** 1 × 1 pixel, grey: the smallest baseline JPEG. */
const pixel = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////' +
    '/8AACwgAAQABAQERAP/EABQAAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AEf/2Q==',
  'base64',
);

/** A click on every beat at 120 BPM; the take's number sets its pitch, silence its level. */
async function clickTrack(take: number, level: number): Promise<Uint8Array> {
  const encoder = await createMp3Encoder();
  encoder.configure({ channels: 2, sampleRate, bitrate: 64 });
  const samples = new Float32Array(seconds * sampleRate);
  for (let i = 0; i < samples.length; i++) {
    const sinceClick = (i % (sampleRate / 2)) / sampleRate;
    samples[i] = level * Math.sin(2 * Math.PI * (400 + 200 * take) * sinceClick) * Math.exp(-sinceClick * 8);
  }
  const body = Uint8Array.from(encoder.encode([samples, samples]));
  const tail = Uint8Array.from(encoder.finalize());
  return Buffer.concat([body, tail]);
}

/** A text of the order, where its kind has one of that name. */
const textOf = ({ order }: Assignment, field: 'title' | 'lyrics' | 'style'): string =>
  String((order as { readonly [name: string]: unknown })[field] ?? '');

/**
 * The engine for tests: every kind in milliseconds, and failures on demand. Words in any text of the order say which:
 * `metronome:fail`, `metronome:throw` (every attempt), `metronome:stall` (never ends), `metronome:half` (the second
 * take is missing), `metronome:silence` (both takes are silent).
 */
export function createMetronome(): Engine {
  const wants = (assignment: Assignment, what: string): boolean =>
    JSON.stringify(assignment.order).includes(`metronome:${what}`);
  const takeOf = async (assignment: Assignment, index: number): Promise<Take> => ({
    title: textOf(assignment, 'title') || 'Metronome',
    lyrics: textOf(assignment, 'lyrics'),
    tags: textOf(assignment, 'style') || 'click',
    durationSeconds: seconds,
    audio: await clickTrack(index + (assignment.seed % 7), wants(assignment, 'silence') ? 0 : 0.5),
    artwork: pixel,
  });
  return {
    name: 'metronome',
    can: () => true,
    start: async ({ reference }) => ({ reference }),
    status: async (_operation, assignment) => {
      if (wants(assignment, 'throw')) throw new Error('the metronome fell');
      if (wants(assignment, 'stall')) return { state: 'pending', progress: 0.5 };
      if (wants(assignment, 'fail'))
        return { state: 'failed', failure: failure('generation_failed', 'The metronome failed as it was asked to') };
      const takes = await Promise.all(
        Array.from({ length: wants(assignment, 'half') ? 1 : assignment.takes }, (_, index) =>
          takeOf(assignment, index),
        ),
      );
      return { state: 'done', takes, ...sideProducts(assignment), warnings: [] };
    },
  };
}
