import { count, type Part, told } from '../part.ts';
import { jumped, overtaken, poisoned } from '../workers/scenes.ts';
import { stopped } from '../workers/stopped.ts';

export const part: Part = {
  promise:
    'a worker that stood still does no harm when it goes on; neither do jumping clocks and tasks that always throw',
  /** `rounds`: how often each scene is played, with four tasks; `pauses`: of the whole process, with `tasks`. */
  options: { rounds: 20, pauses: 3, tasks: 20 },
  short: { rounds: 1, pauses: 0, tasks: 0 },
  run: async ({ rounds = 1, pauses = 0, tasks = 20 }, say) => {
    const [stale, clocks, poison]: [string[], string[], string[]] = [[], [], []];
    for (let round = 0; round < rounds; round++)
      // Each waits for a second here and there: they may as well do so together.
      await Promise.all([
        overtaken(4).then((faults) => stale.push(...faults)),
        jumped(-10, 4).then((faults) => clocks.push(...faults)),
        jumped(10, 4).then((faults) => clocks.push(...faults)),
        poisoned(4).then((faults) => poison.push(...faults)),
      ]);
    say(`${rounds} rounds of four scenes`);
    const still = pauses > 0 ? await stopped(pauses, tasks) : [];
    return [
      told('tasks in each scene', 4 * rounds),
      count('tasks that two workers spoilt for each other', stale),
      count('tasks that a jump of the clock by ten minutes failed', clocks),
      count('poisoned tasks that did not fail once and give their credits back', poison),
      told('pauses of the whole process, longer than two leases', pauses),
      count('faults after those pauses', still),
    ];
  },
};
