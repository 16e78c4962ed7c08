import { spawnSync } from 'node:child_process';

const framesPerSecond = 24;
const sampleRate = 48_000;

function decode(ffmpeg: string, film: string, how: readonly string[]): Buffer {
  const { stdout, stderr, status } = spawnSync(ffmpeg, ['-v', 'error', '-i', film, ...how, 'pipe:1'], {
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(String(stderr));
  return stdout;
}

/** Where values that were below half of the largest rise above it. */
function onsets(values: readonly number[]): number[] {
  const half = Math.max(...values) / 2;
  return values.flatMap((value, index) => (value > half && (values[index - 1] ?? 0) <= half ? [index] : []));
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** When a place of a film grows bright, in seconds, as a player shows it. */
export function lights(ffmpeg: string, film: string, { x, y, width, height }: Place): number[] {
  const filter = `fps=${framesPerSecond}:start_time=0,crop=${width}:${height}:${x}:${y},format=gray,scale=1:1:flags=area`;
  const levels = [...decode(ffmpeg, film, ['-map', '0:v', '-vf', filter, '-f', 'rawvideo'])];
  const dark = Math.min(...levels);
  return onsets(levels.map((level) => level - dark)).map((frame) => frame / framesPerSecond);
}

/** When a film's sound sets in, in seconds, as a player plays it; to be heard apart, sounds lie 50 ms from each other. */
export function sounds(ffmpeg: string, film: string): number[] {
  const how = [
    '-map',
    '0:a',
    '-af',
    'aresample=async=1:first_pts=0',
    '-ac',
    '1',
    '-ar',
    String(sampleRate),
    '-f',
    'f32le',
  ];
  const bytes = decode(ffmpeg, film, how);
  const samples = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const step = sampleRate / 1_000;
  const peaks = Array.from({ length: Math.floor(samples.length / step) }, (_, ms) =>
    samples.subarray(ms * step, (ms + 1) * step).reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  );
  const held = peaks.map((_, ms) => Math.max(...peaks.slice(Math.max(0, ms - 50), ms + 1)));
  return onsets(held).map((ms) => ms / 1_000);
}
