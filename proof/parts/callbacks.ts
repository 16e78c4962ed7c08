import { Webhook } from 'standardwebhooks';
import { sql } from '../../src/database/sql.ts';
import { at, openHouse } from '../../test/house.ts';
import { instant } from '../../test/instant.ts';
import { type Call, type Manner, manners, openReceiver } from '../callbacks/receiver.ts';
import { atMost, count, type Part, quantile, told } from '../part.ts';
import { eventually, inParallel, openWire, type Wire } from '../wire.ts';

const answerOf = async (wire: Wire, path: string): Promise<unknown> =>
  JSON.parse((await wire.ask({ method: 'GET', path })).text);

/** Callbacks whose signature the reference library refuses. */
async function unsigned(wire: Wire, calls: readonly Call[]): Promise<string[]> {
  const webhook = new Webhook(String(at(await answerOf(wire, '/v1/webhooks/secret'), 'secret')));
  return calls.flatMap(({ manner, text, headers }) => {
    try {
      webhook.verify(text, headers);
      return [];
    } catch (error) {
      return [`${manner}: ${String(error)}`];
    }
  });
}

export const part: Part = {
  promise: 'every callback is delivered, signed and under one id; a bad receiver harms its own account only',
  /** `each`: callbacks for each receiver; `waiting`: how many wait for the one that stalls before the others order. */
  options: { each: 100, waiting: 10_000 },
  short: { each: 2, waiting: 40 },
  run: async ({ each = 2, waiting = 40 }, say) => {
    let jumpedMs = 0;
    const clock = (): number => Date.now() + jumpedMs;
    const house = await openHouse({ engines: [instant], stages: [], clock, concurrentTasks: waiting + each });
    const receiver = await openReceiver();
    const wires = new Map<Manner, Wire>();
    const missing: string[] = [];
    const toldOf = (manner: Manner) => receiver.calls.filter((call) => call.manner === manner);
    const arrive = (manner: Manner, many: number): Promise<unknown> =>
      eventually(async () => (toldOf(manner).length >= many ? true : undefined), 60_000).catch(() =>
        missing.push(`${manner}: ${toldOf(manner).length} of ${many}`),
      );
    try {
      const ordered = new Map<string, number>();
      const order = (manner: Manner, wire: Wire, many: number): Promise<void> =>
        inParallel(many, 4, async () => {
          const body = { kind: 'song', prompt: 'x', callbackUrl: receiver.url(manner) };
          const { text } = await wire.ask({ method: 'POST', path: '/v1/tasks', body });
          ordered.set(String(at(JSON.parse(text), 'id')), performance.now());
        });
      for (const manner of manners)
        wires.set(manner, openWire(house.url, (await house.newAccount(manner, 1_000_000)).key, 4));
      const stalls = wires.get('stalls');
      if (stalls) await order('stalls', stalls, waiting);
      const due = async (): Promise<number> =>
        Number(
          (await house.database.one<{ n: number }>(sql`select count(*) as n from jobs where lane = 'webhook'`))?.n,
        );
      await eventually(async () => ((await due()) >= waiting ? true : undefined), 120_000);
      say(`${waiting} callbacks wait for a receiver that stalls`);
      // The bad ones first, so that they are in the way of the good.
      for (const [manner, wire] of [...wires].reverse()) await order(manner, wire, each);
      for (const manner of ['fine', 'neighbour', 'fails', 'resets', 'redirects'] as const) await arrive(manner, each);
      const waitsOf = (manner: Manner): number[] =>
        toldOf(manner).map((call) => call.at - (ordered.get(call.task) ?? Number.NaN));
      const waits = waitsOf('fine');
      say(`${receiver.calls.length} calls came; the rest stalls`);
      // The first repetition comes after five seconds, give or take a tenth.
      jumpedMs += 6_000;
      for (const manner of ['fails', 'resets'] as const) await arrive(manner, 2 * each);

      const fine = wires.get('fine');
      const resent = String(fine && at(await answerOf(fine, '/v1/webhooks/deliveries'), 'deliveries', 0, 'id'));
      await fine?.ask({ method: 'POST', path: `/v1/webhooks/deliveries/${resent}/resend` });
      await arrive('fine', each + 1);
      if (toldOf('fine').at(-1)?.id !== resent) missing.push('sent again by hand: another came');

      const idOf = new Map(receiver.calls.map(({ task, id }) => [task, id]));
      const changed = receiver.calls.filter(({ task, id }) => idOf.get(task) !== id).map(({ task }) => task);
      const refused: string[] = [];
      for (const [manner, wire] of wires) refused.push(...(await unsigned(wire, toldOf(manner))));
      return [
        told(`callbacks for each receiver: ${manners.join(', ')}`, each),
        count('callbacks that did not come, or not again', missing),
        count('tasks told of under two ids', changed),
        count('callbacks whose signature the reference library refuses', refused),
        count('redirects that were followed', receiver.followed),
        told('median from order to callback where the receiver is fine', quantile(waits, 0.5), 'ms'),
        atMost('99 % of them', quantile(waits, 0.99), 2_000, 'ms'),
        told('median where it shares a host with the one that stalls', quantile(waitsOf('neighbour'), 0.5), 'ms'),
      ];
    } finally {
      for (const wire of wires.values()) await wire.close();
      receiver.close();
      await house.close();
    }
  },
};
