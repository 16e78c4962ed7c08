import { at, openHouse } from '../../test/house.ts';
import { instant } from '../../test/instant.ts';
import { count, type Part, quantile, told } from '../part.ts';
import { type Asked, eventually, openWire } from '../wire.ts';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  /** Bytes have no example. */
  readonly requestBody?: { readonly content: { readonly 'application/json'?: { readonly example: unknown } } };
}

/** As long and as made as the real one, and nobody’s. */
const unknownLike = (id: string): string =>
  id.replace(/[0-9a-f]/g, (digit) => ((Number.parseInt(digit, 16) + 7) % 16).toString(16));

/** Every text in an example that may name something is replaced by the id. */
function withId(value: unknown, id: string, name = ''): unknown {
  if (Array.isArray(value)) return value.map((inner) => withId(inner, id, name));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withId(inner, id, key)]));
  return typeof value === 'string' && /id$|ids$|clip|task/i.test(name) && !/type/i.test(name) ? id : value;
}

export const part: Part = {
  promise: 'another account’s task, clip, key or callback is answered like one that never was, byte by byte',
  /** `every`: only every so many routes. */
  options: { timings: 2_000, every: 1 },
  short: { timings: 20, every: 8 },
  run: async ({ timings = 30, every = 1 }) => {
    const house = await openHouse({ engines: [instant], credits: 1_000_000 });
    const stranger = await house.newAccount('stranger', 1_000);
    const mine = openWire(house.url, house.key, 4);
    const theirs = openWire(house.url, stranger.key, 4);
    try {
      const read = async (path: string): Promise<unknown> =>
        JSON.parse((await theirs.ask({ method: 'GET', path })).text);
      const order = { kind: 'song', prompt: 'x', callbackUrl: 'http://127.0.0.1:48151/' };
      const task = String(
        at(JSON.parse((await theirs.ask({ method: 'POST', path: '/v1/tasks', body: order })).text), 'id'),
      );
      const clip = String(await eventually(async () => at(await read(`/v1/tasks/${task}`), 'clips', 0, 'id')));
      const delivery = String(
        await eventually(async () => at(await read('/v1/webhooks/deliveries'), 'deliveries', 0, 'id')),
      );
      const key = String(at(await read('/v1/keys'), 'keys', 0, 'id'));
      const world = async (): Promise<string> =>
        JSON.stringify([await read(`/v1/tasks/${task}`), await read('/v1/keys'), await read('/v1/account')]);
      const before = await world();

      const ids = { task, clip, delivery, key, account: stranger.account as string };
      const { paths } = JSON.parse((await mine.ask({ method: 'GET', path: '/openapi.json' })).text) as {
        paths: Record<string, Record<string, Operation>>;
      };
      const differing: string[] = [];
      const found: string[] = [];
      let routes = 0;
      let candidates = 0;
      let asked = 0;
      const compare = async (what: string, foreign: string, request: (id: string) => Asked): Promise<void> => {
        const none = unknownLike(foreign);
        const seen = await mine.ask(request(foreign));
        const never = await mine.ask(request(none));
        asked += 2;
        // What a fresh order is called and when it was made differs each time.
        const plain = (text: string, id: string): string =>
          text
            .replaceAll(id, '<id>')
            .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}|\d{10,13}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<new>');
        if (seen.status !== never.status || plain(seen.text, foreign) !== plain(never.text, none))
          differing.push(
            `${what}: ${seen.status} ${seen.text.slice(0, 120)} | ${never.status} ${never.text.slice(0, 120)}`,
          );
        for (const [name, id] of Object.entries(ids))
          if (id !== foreign && seen.text.includes(id)) found.push(`${what} shows the ${name}`);
      };
      for (const [path, methods] of Object.entries(paths))
        for (const [verb, operation] of Object.entries(methods)) {
          const method = verb.toUpperCase() as Asked['method'];
          const query = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
          const example = operation.requestBody?.content['application/json']?.example;
          const hasId = path.includes('{') || query.some((name) => /id/i.test(name));
          const inBody = example !== undefined && JSON.stringify(withId(example, '\u0001')) !== JSON.stringify(example);
          if ((!hasId && !inBody) || candidates++ % every !== 0) continue;
          routes++;
          for (const [name, id] of Object.entries(ids))
            await compare(`${method} ${path} with the ${name}`, id, (of) => {
              const search = query.filter((one) => /id/i.test(one)).map((one) => `${one}=${of}`);
              const filled = path.replace(/\{\w+\}/g, of) + (search.length > 0 ? `?${search.join('&')}` : '');
              return { method, path: filled, ...(example !== undefined && { body: withId(example, of) }) };
            });
        }
      const after = await world();

      const times = { foreign: [] as number[], unknown: [] as number[] };
      for (let i = 0; i < timings; i++)
        for (const [name, id] of [
          ['foreign', task],
          ['unknown', unknownLike(task)],
        ] as const)
          times[name].push((await mine.ask({ method: 'GET', path: `/v1/tasks/${id}` })).ms);
      const difference = Math.abs(quantile(times.foreign, 0.5) - quantile(times.unknown, 0.5));
      const spread = quantile(times.unknown, 0.75) - quantile(times.unknown, 0.25);
      return [
        told('routes that take an id', routes),
        told('pairs of requests compared', asked / 2),
        count('answers that differ', differing),
        count('answers that show something of the other account', found),
        count('the other account changed', before === after ? 0 : 1),
        told(
          'median time, foreign against unknown',
          `${difference.toFixed(3)} ms apart, quartiles ${spread.toFixed(3)} ms apart`,
        ),
      ];
    } finally {
      await Promise.all([mine.close(), theirs.close()]);
      await house.close();
    }
  },
};
