import { crash } from '../../test/crash/crash.mjs';
import { atLeast, atMost, count, type Figure, type Part, told } from '../part.ts';

/** The control: whatever answers before it has committed must be caught by the same test. */
async function control(kills: number, seed: number, clients: number): Promise<Figure[]> {
  if (kills === 0) return [];
  const { acknowledged, lost, mismatched } = await crash({ rounds: kills, seed, clients, early: true });
  return [
    told('orders that the control acknowledged', acknowledged),
    atLeast(`faults found in ${kills} kills of a server that answers before it commits`, lost + mismatched, 1),
  ];
}

async function ours(kills: number, seed: number, clients: number): Promise<Figure[]> {
  if (kills === 0) return [];
  const seen = await crash({ rounds: kills, seed, clients });
  const twice = seen.mismatched + seen.answeredTwice + seen.answeredWrongly;
  return [
    told('kills', seen.kills),
    told('orders acknowledged', seen.acknowledged),
    count('acknowledged orders lost', seen.lost),
    count('orders made twice, or answered with another id', twice),
    count('balances or holds that are wrong', seen.money + seen.resolutions + seen.states),
    count('tasks without work, or work without a task', seen.work + seen.unended + seen.jobsLeft),
    count('databases damaged', seen.corrupt),
    told('callbacks received', seen.callbacks),
    count('callbacks missing', seen.callbacksMissing + seen.callbacksUndelivered + seen.callbackIdsChanged),
    count('the last server did not end by itself', seen.exitCode === 0 && seen.quiet ? 0 : 1),
    told('median restart, with the start of the process', seen.restartMs.median, 'ms'),
    told('slowest restart', seen.restartMs.max, 'ms'),
    told('tasks that were being made at a kill', seen.adopted),
    atMost('from when the server listens again to their end, p99', seen.adoptedMs.p99, 1_000, 'ms'),
  ];
}

export const part: Part = {
  promise: 'killed at any moment, the server loses nothing that it acknowledged and moves no credit twice',
  options: { kills: 1_000, seed: 1, clients: 16, control: 10 },
  /** The kills themselves have a test of their own, test/crash. */
  short: { kills: 0, seed: 1, clients: 8, control: 1 },
  run: async ({ kills = 0, seed = 1, clients = 16, control: controlKills = 0 }, say) => {
    const controlled = await control(controlKills, seed, clients);
    for (const { name, value } of controlled) say(`${name}: ${value}`);
    return [...(await ours(kills, seed, clients)), ...controlled];
  },
};
