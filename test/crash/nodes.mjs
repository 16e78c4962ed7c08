// Kills one of several nodes at one PostgreSQL again and again under traffic, and looks for what a kill may never do:
// lose an acknowledged task, make two of one key, move money twice, leave a task that nobody takes up. Says how soon
// others had what a killed node had begun. `npm run crash:nodes -- --kills 300 --nodes 4 --seed 7`
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensure, ensureBuilt, ensureInstalled } from '../../bin/ensure.mjs';
import { exchange, openCluster, orderOf, quantile } from './cluster.mjs';

const clients = 8;
/** So many orders for each kill, that the backlog stays small. */
const ordersPerKill = 10;

ensure(ensureInstalled, ensureBuilt);
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '12' },
    nodes: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    /** No further kill after so many. */
    minutes: { type: 'string', default: 'Infinity' },
  },
});
const [kills, nodes, seed, minutes] = [values.kills, values.nodes, values.seed, values.minutes].map(Number);
const began = performance.now();
const cluster = await openCluster();
const world = { up: new Map(), acknowledged: new Map(), limit: 0, asking: true, differently: 0 };
try {
  const { faults, ...seen } = await killAgainAndAgain();
  console.log(JSON.stringify({ nodes, seed, ...seen, ...faults, seconds: secondsSince(began) }, null, 2));
  process.exitCode = Object.values(faults).some((count) => count > 0) ? 1 : 0;
} finally {
  world.asking = false;
  await cluster.close();
}

async function killAgainAndAgain() {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const lives = new Map();
  const begin = async (place) => {
    const life = (lives.get(place) ?? 0) + 1;
    lives.set(place, life);
    world.up.set(place, await cluster.begin(`node${place}.${life}`));
  };
  for (let place = 0; place < nodes; place++) await begin(place);
  const killed = [];
  const traffic = Array.from({ length: clients }, (_, number) => ask(number));
  while (killed.length < kills && secondsSince(began) < minutes * 60) {
    world.limit += ordersPerKill;
    const due = Math.min(world.limit, world.acknowledged.size + 1 + Math.floor(random() * ordersPerKill));
    while (world.acknowledged.size < due) await sleep(20);
    const place = Math.floor(random() * nodes);
    const { name, child, ended } = world.up.get(place);
    child.kill('SIGKILL');
    killed.push({ name, at: Date.now() });
    await ended;
    world.up.delete(place);
    await begin(place);
  }
  world.asking = false;
  await Promise.all(traffic);
  const found = await cluster.judge(world.acknowledged, 60_000 + killed.length * 20_000);
  const { failed, ...faults } = found;
  return {
    kills: killed.length,
    acknowledged: world.acknowledged.size,
    failed,
    takenUpSeconds: await takenUp(killed),
    faults: { ...faults, answeredDifferently: world.differently },
  };
}

/** What killed nodes held: seconds from the kill until another lease of it. */
async function takenUp(killed) {
  const waits = await cluster.rows(
    `select (following.at - killed.at) / 1000 as seconds
    from unnest($1::text[], $2::float8[]) as killed (node, at)
    join leases held on held.node = killed.node
    join leases following on following.subject = held.subject and following.epoch = held.epoch + 1
    where following.at > killed.at`,
    [killed.map(({ name }) => name), killed.map(({ at }) => at)],
  );
  const seconds = waits.map((row) => row.seconds);
  if (seconds.length === 0) return { orphans: 0 };
  const rounded = (of) => Math.round(quantile(seconds, of) * 10) / 10;
  return { orphans: seconds.length, median: rounded(0.5), p99: rounded(0.99), max: rounded(1) };
}

/** Orders again and again, each under a key of its own, at any node, until one has acknowledged it. */
async function ask(number) {
  for (let n = 0; world.asking; n++) {
    while (world.asking && world.acknowledged.size >= world.limit) await sleep(20);
    const key = `client ${number} order ${n}`;
    let tries = 0;
    while (world.asking || tries > 0) {
      const up = [...world.up.values()];
      const node = up[(number + n + tries++) % Math.max(1, up.length)];
      const answer = node && (await order(node, n, key).catch(() => undefined));
      if (!answer) {
        await sleep(20);
        continue;
      }
      world.acknowledged.set(key, answer);
      // Asked once more elsewhere, it must be the same task.
      const other = up[(number + n + tries) % up.length];
      const again = await order(other, n, key).catch(() => answer);
      if (again !== answer) world.differently++;
      break;
    }
  }
}

async function order(node, n, key) {
  return (await exchange(node.address, undefined, '/v1/tasks', { body: orderOf(n), key })).id;
}

function secondsSince(start) {
  return Math.round((performance.now() - start) / 1000);
}
