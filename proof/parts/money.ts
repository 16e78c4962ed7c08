import { rush } from '../money/rush.ts';
import { step } from '../money/steps.ts';
import { audit, compare, openWorld } from '../money/world.ts';
import { count, type Part, told } from '../part.ts';

/** The sum of all entries is looked at every so many steps; the balances after each. */
const stepsPerAudit = 20_000;

export const part: Part = {
  promise: 'no credit moves twice, none is lost, and nobody spends what he has not',
  options: { steps: 1_000_000, rounds: 200, seed: 1 },
  short: { steps: 300, rounds: 1, seed: 1 },
  run: async ({ steps = 0, rounds = 0, seed = 1 }, say) => {
    const world = await openWorld(seed);
    try {
      let entries = 0;
      for (let number = 1; number <= steps && world.faults.length === 0; number++) {
        const name = await step(world);
        await compare(world, `step ${number}, ${name}`);
        if (number % stepsPerAudit !== 0 && number !== steps) continue;
        entries = await audit(world);
        say(`${number} steps, ${entries} entries in the ledger`);
      }
      const { faults, taken } = world;
      const overdrawn = await rush(rounds);
      return [
        told('random steps, compared with a plain model after each', steps),
        told('of them', [...taken].map(([name, number]) => `${name} ${number}`).join(', ')),
        told('entries in the ledger', entries),
        count('differences between model and ledger', faults),
        told('rounds of 100 orders at once on credits for 10', rounds),
        count('rounds in which not exactly 10 were taken', overdrawn),
      ];
    } finally {
      await world.house.close();
    }
  },
};
