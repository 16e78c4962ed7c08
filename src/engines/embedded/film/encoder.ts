import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Film } from '../../../studio/studio.ts';
import { QUIET, watch } from '../ffmpeg.ts';

/** Told once, when the program that encodes films is looked at: it lacks what is needed, or is not there at all. */
export class NoEncoder extends Error {}

/** Encoders of H.264 that ffmpeg may have, the best first, with settings that spare the processor. */
const encoders: readonly (readonly [name: string, settings: readonly string[]])[] = [
  ['libx264', ['-preset', 'ultrafast', '-crf', '22']],
  ['libopenh264', ['-b:v', '2500k']],
];

const found = new Map<string, Promise<readonly string[]>>();

async function listed(command: string): Promise<string> {
  const child = spawn(command, ['-hide_banner', '-encoders'], { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  await once(child, 'close');
  return text;
}

async function look(command: string): Promise<readonly string[]> {
  const list = await listed(command).catch((error: Error) => {
    throw new NoEncoder(`${command} does not run: ${error.message}. Install ffmpeg, or set CANTIGA_FFMPEG to it`);
  });
  const has = (name: string): boolean => new RegExp(`^ [VA]\\S* ${name} `, 'm').test(list);
  const encoder = encoders.find(([name]) => has(name));
  if (!encoder || !has('aac'))
    throw new NoEncoder(`${command} has no encoder for H.264 and AAC. Install an ffmpeg with libx264 or libopenh264`);
  return ['-c:v', encoder[0], ...encoder[1]];
}

/** The settings with which this ffmpeg encodes H.264; it is asked once. */
function videoSettings(command: string): Promise<readonly string[]> {
  const known = found.get(command) ?? look(command);
  found.set(command, known);
  return known;
}

interface Encoding {
  readonly pid: number | undefined;
  /** Resolves when more can be taken; the bytes may be used again then. */
  write(frame: Uint8Array): Promise<void>;
  finish(): Promise<void>;
}

/**
 * Starts ffmpeg: frames go in by a pipe, the film comes to `to`. It reads no other file and no address, and ends when
 * the pipe does. A thread that is ended from outside leaves the pipe open: see `encoderIn`.
 */
export async function encodeFilm(
  command: string,
  { width, height, framesPerSecond }: Film,
  sound: string,
  to: string,
): Promise<Encoding> {
  const video = await videoSettings(command);
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`, '-r', String(framesPerSecond)];
  const child = spawn(
    command,
    [
      ...[...QUIET, '-protocol_whitelist', 'file,pipe,fd'],
      ...[...raw, '-i', 'pipe:0', '-f', 'wav', '-i', sound, '-map', '0:v', '-map', '1:a'],
      ...[...video, '-pix_fmt', 'yuv420p', '-g', String(2 * framesPerSecond), '-threads', '2'],
      ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
      ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv'],
      ...['-c:a', 'aac', '-b:a', '192k', '-map_metadata', '-1', '-movflags', '+faststart', '-f', 'mp4', '-y', to],
    ],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  const { ended, words } = watch(child);
  const orEnd = async (waited: Promise<unknown>): Promise<void> => {
    const code = await Promise.race([waited.then(() => 'went on' as const), ended]);
    if (code !== 'went on') throw new Error(`ffmpeg ended with ${code}: ${words()}`);
  };
  return {
    pid: child.pid,
    write: (frame) => orEnd(new Promise<void>((resolve) => child.stdin.write(frame, (error) => error ?? resolve()))),
    finish: async () => {
      child.stdin.end();
      const code = await ended;
      if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${words()}`);
    },
  };
}

/** Names inside the folder that whoever asked for the film will remove. */
export const soundIn = (folder: string): string => join(folder, 'sound.wav');
/** Holds the number of the ffmpeg at work, for whoever has to end it in place of a thread that was ended. */
export const encoderIn = (folder: string): string => join(folder, 'encoder.pid');
export const filmIn = (folder: string): string => join(folder, 'film.mp4');
