import { chordOf } from '../theory/chords.ts';
import type { Plan } from './plan.ts';

/** Families whose chords lead somewhere; loops of clubs, riffs and modes stay where they are. */
const functional: ReadonlySet<string> = new Set(['pop', 'soul', 'jazz', 'folk', 'latin', 'orchestral']);
const modes: ReadonlySet<string> = new Set(['major', 'minor', 'harmonic_minor']);
/** Chords that can be a tonic for a moment. */
const approachable = /^(?:ii|iii|IV|V|vi|iv|v|bIII|bVI)(?![IViv])(?!.*(?:\/|dim|b5|sus))/;
/** How often a section has one, and how much more at the full weirdness. */
const usual = 0.3;
const strange = 0.5;

/** Whether a bar can give half of its time to the dominant of what follows. */
function leads(tonic: number, bar: readonly string[], next: readonly string[] | undefined): boolean {
  const [here, target] = [bar[0], next?.[0]];
  if (bar.length !== 1 || !here || !target || !approachable.test(target)) return false;
  const [own, dominant, arrived] = [here, `V/${target}`, target].map((numeral) => chordOf(numeral, tonic).root);
  return own !== dominant && own !== arrived;
}

/** One chord of a loop is approached by its own dominant, in the second half of the bar before: I → V/ii → ii. */
export function withDominant(bars: readonly (readonly string[])[], plan: Plan, stream: string): string[][] {
  const loop = bars.map((bar) => [...bar]);
  const random = plan.random(`dominant/${stream}`);
  const wanted = random.chance(usual + strange * plan.brief.weirdness);
  const fits = functional.has(plan.style.family) && modes.has(plan.mode) && plan.stepsPerBar % 2 === 0;
  const choices = [...loop.keys()].filter((index) => leads(plan.tonic, loop[index] ?? [], loop[index + 1]));
  if (!wanted || !fits || choices.length === 0) return loop;
  const place = random.pick(choices);
  return loop.map((bar, index) => (index === place ? [...bar, `V/${loop[index + 1]?.[0]}`] : bar));
}
