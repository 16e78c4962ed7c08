import { readFileSync } from 'node:fs';
import { wires } from '../../test/hostile/wires.ts';
import { openHouse } from '../../test/house.ts';
import { withText } from '../hostile/requests.ts';
import { count, type Part, told } from '../part.ts';
import { openWire } from '../wire.ts';

const { harmless, refused } = JSON.parse(
  readFileSync(new URL('../../src/moderation/fixtures/verdicts.json', import.meta.url), 'utf8'),
) as { readonly harmless: readonly string[]; readonly refused: readonly string[] };

/** The words with which each API says that a text may not be ordered. */
const words: Readonly<Record<string, RegExp>> = {
  crun: /Content violates the usage policy/,
  sunor: /Content violates the usage policy/,
  apixo: /Content violates the usage policy/,
  newapi: /sensitive_words_detected/,
};

export const part: Part = {
  promise: 'what nobody may order is refused by each API in its own words and costs nothing; harmless songs are taken',
  /** `every`: only every so many lines. */
  options: { every: 1 },
  short: { every: 16 },
  run: async ({ every = 1 }) => {
    const house = await openHouse({ idle: true, credits: 1_000_000, concurrentTasks: 100_000 });
    const wire = openWire(house.url, house.key, 4);
    const silent: string[] = [];
    const wrongly: string[] = [];
    let sent = 0;
    let taken = 0;
    try {
      for (const [name, { create, base, fields }] of Object.entries(wires)) {
        const { path, base: ownBase = base } = fields.$TEXT ?? { path: 'prompt' };
        const order = async (line: string) => {
          sent++;
          return wire.ask({ method: 'POST', path: create, body: withText(ownBase, path.split('.'), line) });
        };
        const thinned = (lines: readonly string[]) => lines.filter((_, index) => index % every === 0);
        for (const line of thinned(refused)) {
          const { status, text } = await order(line);
          if (status < 400 || !words[name]?.test(text)) silent.push(`${name}: ${status} ${text} to ${line}`);
        }
        for (const line of thinned(harmless)) {
          const { status, text } = await order(line);
          if (status < 300) taken++;
          else wrongly.push(`${name}: ${status} ${text} to ${line}`);
        }
      }
      const { openHolds } = await house.ledger.balance(house.database, house.account);
      return [
        told('orders over the wire', sent),
        count('lines that an API took, or refused in other words', silent),
        count('harmless lines that an API refused', wrongly),
        count('credits held for other orders than those taken', Math.abs(openHolds - taken)),
      ];
    } finally {
      await wire.close();
      await house.close();
    }
  },
};
