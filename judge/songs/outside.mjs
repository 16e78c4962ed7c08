// Programs of other people: ffmpeg's EBU R128 meter and aubio's beat tracker. Where one is missing its figures are.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isThere = (program, ...args) => !spawnSync(program, args).error;
const hasFfmpeg = isThere('ffmpeg', '-version');
const hasAubio = isThere('aubio', '--version');

/** Sentences for who reads the table. */
export const missing = [
  ...(hasFfmpeg ? [] : ['ffmpeg is not installed: no loudness, loudness range and true peak']),
  ...(hasAubio ? [] : ['aubio is not installed: no second opinion on the tempo']),
];

/** @param wav the bytes of a WAV file */
export function heardOutside(wav) {
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-judge-'));
  const path = join(folder, 'song.wav');
  try {
    writeFileSync(path, wav);
    return { ...(hasFfmpeg && loudnessOf(path)), ...(hasAubio && { aubioBpm: tempoOf(path) }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function loudnessOf(path) {
  const filter = ['-hide_banner', '-nostats', '-i', path, '-af', 'ebur128=peak=true', '-f', 'null', '-'];
  const { stderr } = spawnSync('ffmpeg', filter, { encoding: 'utf8' });
  const summary = stderr.slice(stderr.lastIndexOf('Summary'));
  const figure = (name) => Number(new RegExp(`${name}:\\s+(-?[\\d.]+)`).exec(summary)?.[1] ?? Number.NaN);
  return { loudness: figure('I'), loudnessRange: figure('LRA'), truePeak: figure('Peak') };
}

function tempoOf(path) {
  const { stdout } = spawnSync('aubio', ['tempo', path], { encoding: 'utf8' });
  const found = Number(/([\d.]+) bpm/.exec(stdout)?.[1]);
  return Number.isFinite(found) && found > 0 ? found : undefined;
}
