import { sql } from '../../src/database/sql.ts';
import { openHouse, type TestHouse } from '../../test/house.ts';
import { instant } from '../../test/instant.ts';
import { ofCorpus, ofDescription, ofJsonSuite, ofNaughtyStrings, type Paths, type Try } from '../hostile/requests.ts';
import { atMost, count, type Figure, type Part, quantile, told } from '../part.ts';
import { openWire, type Wire } from '../wire.ts';

const width = 16;

interface Seen {
  /** Requests that were answered below 300, by their Idempotency-Key. */
  readonly taken: Set<string>;
  /** Every so many refused requests, to be timed alone. */
  readonly refused: Try[];
  readonly broken: string[];
  sent: number;
}

/** Sends them all, sixteen at a time, each under an Idempotency-Key of its own. */
async function sendAll(wire: Wire, tries: Iterator<Try>, seen: Seen): Promise<void> {
  const worker = async (): Promise<void> => {
    for (let next = tries.next(); !next.done; next = tries.next()) {
      const { from, mayBeTaken, ...asked } = next.value;
      const key = `proof-${seen.sent++}`;
      const headers = { 'idempotency-key': key, ...asked.headers };
      const { status } = await wire.ask({ ...asked, headers }).catch((error: unknown) => {
        seen.broken.push(`${from}: ${String(error)} to ${asked.method} ${asked.path}`);
        return { status: 0 };
      });
      if (status === 0) continue;
      if (status < 300) seen.taken.add(key);
      else if (seen.sent % 97 === 0) seen.refused.push(next.value);
      if (status >= 500 || (status < 300 && !mayBeTaken))
        seen.broken.push(`${from}: ${status} to ${asked.method} ${asked.path} ${String(asked.body).slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** What the orders that were refused left in the database. */
async function charged({ database, ledger }: TestHouse, taken: ReadonlySet<string>): Promise<Figure[]> {
  const rows = await database.all<{ key: string }>(sql`select idempotency_key as "key" from idempotency`);
  const left = rows.map(({ key }) => key).filter((key) => key.startsWith('proof-') && !taken.has(key));
  const unheld = await database.one<{ n: number }>(
    sql`select (select count(*) from tasks) - (select count(*) from ledger_entries where kind = 'hold') as n`,
  );
  const wrong = await ledger.audit(database);
  return [
    count('refused requests that made a task', left),
    count('tasks without their hold', Number(unheld?.n ?? 1)),
    count('accounts whose balance is not the sum of their entries', wrong.length),
  ];
}

export const part: Part = {
  promise: 'no input makes a 5xx, and what is refused is not charged',
  /** `requests`: of each API’s description; `every`: only every so many strings of the corpora. */
  options: { requests: 100_000, seed: 1, every: 1 },
  short: { requests: 40, seed: 1, every: 149 },
  run: async ({ requests = 0, seed = 1, every = 1 }, say) => {
    const house = await openHouse({ engines: [instant], credits: 1_000_000_000, concurrentTasks: 1_000_000 });
    const wire = openWire(house.url, house.key, width);
    const seen: Seen = { taken: new Set(), refused: [], broken: [], sent: 0 };
    try {
      // In the short form the tests send the table themselves, without a wire between.
      if (every === 1) await sendAll(wire, ofCorpus(house.key), seen);
      await sendAll(wire, ofJsonSuite(every), seen);
      await sendAll(wire, ofNaughtyStrings(every), seen);
      say(`corpora: ${seen.sent} requests`);
      const { paths } = JSON.parse((await wire.ask({ method: 'GET', path: '/openapi.json' })).text) as { paths: Paths };
      const dialects = new Set(Object.values(paths).flatMap((one) => Object.values(one).flatMap(({ tags }) => tags)));
      for (const dialect of dialects) {
        await sendAll(wire, ofDescription(paths, dialect, requests, seed), seen);
        say(`${dialect}: ${seen.sent} requests so far`);
      }
      const alone: number[] = [];
      for (const { from, mayBeTaken, ...asked } of seen.refused.slice(0, 2_000)) alone.push((await wire.ask(asked)).ms);
      const alive = (await wire.ask({ method: 'GET', path: '/healthz' })).status === 200;
      return [
        told('requests over the wire', seen.sent),
        told('APIs', [...dialects].join(', ')),
        told('requests that were taken', seen.taken.size),
        count('answers of 500 and above, or an order made of broken JSON', seen.broken),
        ...(await charged(house, seen.taken)),
        count('the server gone afterwards', alive ? 0 : 1),
        told('refusals timed, one at a time', alone.length),
        // Too few say nothing about the hundredth.
        ...(alone.length < 100
          ? []
          : [
              told('median refusal', quantile(alone, 0.5), 'ms'),
              atMost('p99 of refusals, client and server in one process', quantile(alone, 0.99), 20, 'ms'),
            ]),
      ];
    } finally {
      await wire.close();
      await house.close();
    }
  },
};
