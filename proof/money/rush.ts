import { openHouse } from '../../test/house.ts';
import { inParallel, openWire } from '../wire.ts';

/** 100 orders at once, over the wire, on credits for 10, once for each round; the rounds in which not just 10 were taken. */
export async function rush(rounds: number): Promise<string[]> {
  const faults: string[] = [];
  const house = await openHouse({ idle: true, credits: 0 });
  try {
    for (let round = 0; round < rounds; round++) {
      const { account, key } = await house.newAccount(`rush-${round}`, 100);
      const wire = openWire(house.url, key, 100);
      const statuses: number[] = [];
      await inParallel(100, 100, async () => {
        const asked = { method: 'POST', path: '/v1/tasks', body: { kind: 'song', prompt: 'x' } } as const;
        statuses.push((await wire.ask(asked)).status);
      });
      await wire.close();
      const balance = await house.ledger.balance(house.database, account);
      const [taken, unpaid] = [202, 402].map((status) => statuses.filter((one) => one === status).length);
      if (taken !== 10 || unpaid !== 90 || balance.available !== 0 || balance.held !== 100 || balance.openHolds !== 10)
        faults.push(`round ${round}: ${taken} taken, ${unpaid} refused, ${JSON.stringify(balance)}`);
    }
    return faults;
  } finally {
    await house.close();
  }
}
