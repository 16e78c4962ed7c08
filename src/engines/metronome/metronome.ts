import { createMp3Encoder } from 'wasm-media-encoders';
import { failure } from '../../catalogue/failures.ts';
import type { TakeText } from '../../catalogue/results.ts';
import type { Assignment, Engine, Status, Take } from '../engine.ts';
import { sideProducts } from './side-products.ts';

const sampleRate = 44_100;
const seconds = 6;
const pieceBytes = 16_384;
/** 1 × 1 pixel, grey: the smallest baseline JPEG. */
const pixel = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////' +
    '/8AACwgAAQABAQERAP/EABQAAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AEf/2Q==',
  'base64',
);

const tracks = new Map<string, Promise<Uint8Array>>();

/** A click on every beat at 120 BPM; the take's number sets its pitch, silence its level. */
function clickTrack(take: number, level: number): Promise<Uint8Array> {
  const name = `${take} ${level}`;
  const track = tracks.get(name) ?? encodeClicks(take, level);
  tracks.set(name, track);
  return track;
}

async function encodeClicks(take: number, level: number): Promise<Uint8Array> {
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

const wordsOf = (assignment: Assignment): TakeText => ({
  title: textOf(assignment, 'title') || 'Metronome',
  lyrics: textOf(assignment, 'lyrics'),
  tags: textOf(assignment, 'style') || 'click',
});

/**
 * The engine for tests: every kind in milliseconds, and failures on demand. Words in any text of the order say which:
 * `metronome:fail`, `metronome:throw` (every attempt), `metronome:stall` (never ends), `metronome:half` (the second
 * take is missing), `metronome:silence` (both takes are silent), `metronome:stages` (it tells first the words, then the
 * first take, then the end), `metronome:late` (the same, and the end never comes), `metronome:broken` (the same, and it
 * ends in a failure), `metronome:live` (both takes can be heard to their middle, and the end never comes),
 * `metronome:slow` (it is there at the third check of a process, two seconds later). Where it tells no stages, takes are
 * heard piece by piece before they are handed over.
 */
export function createMetronome(): Engine {
  const wants = (assignment: Assignment, what: string): boolean =>
    JSON.stringify(assignment.order).includes(`metronome:${what}`);
  const takeOf = async (assignment: Assignment, index: number): Promise<Take> => ({
    ...wordsOf(assignment),
    durationSeconds: seconds,
    audio: await clickTrack(index + (assignment.seed % 7), wants(assignment, 'silence') ? 0 : 0.5),
    artwork: pixel,
  });
  /** How often an operation has been checked, in this process. */
  const checks = new Map<string, number>();
  const early = async (assignment: Assignment): Promise<Status | undefined> => {
    if (assignment.takes < 2 || !['stages', 'late', 'broken'].some((what) => wants(assignment, what))) return undefined;
    const check = (checks.get(assignment.reference) ?? 0) + 1;
    checks.set(assignment.reference, check);
    const texts = Array.from({ length: assignment.takes }, () => wordsOf(assignment));
    if (check === 1) return { state: 'pending', progress: 0.1, texts };
    if (check === 2 || wants(assignment, 'late'))
      return { state: 'pending', progress: 0.6, texts, takes: [await takeOf(assignment, 0), undefined] };
    if (!wants(assignment, 'broken')) return undefined;
    return { state: 'failed', failure: failure('generation_failed', 'The metronome broke as it was asked to') };
  };
  /** How many more checks what is slow is pending for, in this process. */
  const rests = new Map<string, number>();
  const isResting = (assignment: Assignment): boolean => {
    const left = rests.get(assignment.reference) ?? 2;
    rests.set(assignment.reference, left - 1);
    return left > 0;
  };
  const live = async (assignment: Assignment): Promise<Status> => {
    const texts = Array.from({ length: assignment.takes }, () => wordsOf(assignment));
    if (!checks.has(assignment.reference)) {
      checks.set(assignment.reference, 1);
      for (const index of texts.keys()) {
        const { audio } = await takeOf(assignment, index);
        assignment.onAudio?.(index, audio.subarray(0, audio.length / 2));
      }
    }
    return { state: 'pending', progress: 0.5, texts };
  };
  return {
    name: 'metronome',
    can: () => true,
    start: async ({ reference }) => ({ reference }),
    status: async (_operation, assignment) => {
      if (wants(assignment, 'throw')) throw new Error('the metronome fell');
      if (wants(assignment, 'stall')) return { state: 'pending', progress: 0.5 };
      if (wants(assignment, 'fail'))
        return { state: 'failed', failure: failure('generation_failed', 'The metronome failed as it was asked to') };
      if (wants(assignment, 'live')) return live(assignment);
      if (wants(assignment, 'slow') && isResting(assignment)) return { state: 'pending', progress: 0.5 };
      const soFar = await early(assignment);
      if (soFar) return soFar;
      const takes = await Promise.all(
        Array.from({ length: wants(assignment, 'half') ? 1 : assignment.takes }, (_, index) =>
          takeOf(assignment, index),
        ),
      );
      // Where stages were told, the first take is done already.
      if (!checks.has(assignment.reference))
        for (const [index, { audio }] of takes.entries())
          for (let from = 0; from < audio.length; from += pieceBytes)
            assignment.onAudio?.(index, audio.subarray(from, from + pieceBytes));
      return { state: 'done', takes, ...sideProducts(assignment), warnings: [] };
    },
    // What tells in stages has news at once; the others have none until their time is over.
    news: ({ reference }, withinMs) => {
      const hasNews = (checks.get(String(reference)) ?? 3) < 3;
      return new Promise((resolve) => setTimeout(resolve, hasNews ? 0 : withinMs));
    },
  };
}
