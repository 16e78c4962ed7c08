import type { Instrument } from './instrument.ts';
import { SAMPLED } from './sampled.ts';
import { Sampler } from './sampler.ts';
import { PATCHES } from './synth/patches.ts';
import { sub808 } from './synth/sub808.ts';
import { subtractive } from './synth/subtractive.ts';

const INSTRUMENTS: ReadonlyMap<string, Instrument> = new Map(
  [...Array.from(SAMPLED, ([name, sound]) => new Sampler(name, sound)), ...PATCHES.map(subtractive), sub808].map(
    (one): [string, Instrument] => [one.name, one],
  ),
);

/** Every name that `instrument` knows. */
export const instrumentNames: readonly string[] = [...INSTRUMENTS.keys()];

export function instrument(name: string): Instrument {
  const found = INSTRUMENTS.get(name);
  if (found === undefined) throw new Error(`unknown instrument "${name}"; known are ${instrumentNames.join(', ')}`);
  return found;
}
