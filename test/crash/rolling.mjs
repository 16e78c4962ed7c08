// Replaces the nodes of an older version by those of this one, one by one, under traffic at all of them, and looks for
// what an update may never do: lose an acknowledged task, refuse or cut off a request, leave work undone. The older
// version is built from the history. `npm run crash:rolling -- --from v0.1.0 --orders 200`
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensure, ensureBuilt, ensureInstalled, root } from '../../bin/ensure.mjs';
import { exchange, openCluster, orderOf, quantile } from './cluster.mjs';

const clients = 6;
/** As a balancer does that asks a node whether it is ready. */
const readinessMs = 200;
const steps = 'src/database/migrations.ts';

ensure(ensureInstalled, ensureBuilt);
const { values } = parseArgs({
  options: {
    /** The version before; without it, the last one whose schema had fewer steps. */
    from: { type: 'string' },
    /** So many in each phase of the update. */
    orders: { type: 'string', default: '200' },
  },
});
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
const from = git('rev-parse', '--short', values.from ?? `${git('log', '-1', '--format=%h', '--', steps)}^`);
const folder = mkdtempSync(join(tmpdir(), 'cantiga-older-'));
const cluster = await openCluster();
const world = { balanced: new Set(), acknowledged: new Map(), limit: 0, asking: true, faults: [] };
const seen = { creates: {}, polls: {}, answerMs: [] };
try {
  const result = await update(buildOlder());
  console.log(JSON.stringify(result, null, 2));
  const { answersWrong, lost, doubled, balancesWrong, holdsNotResolvedOnce, unended, failed } = result;
  const faults = answersWrong + lost + doubled + balancesWrong + holdsNotResolvedOnce + unended + failed;
  const { olderThatStartedAgain, unevenStops } = result;
  process.exitCode = faults + unevenStops > 0 || olderThatStartedAgain ? 1 : 0;
} finally {
  world.asking = false;
  await cluster.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The program of the older version, in a folder of its own. */
function buildOlder() {
  const tree = join(folder, 'tree');
  const archive = join(folder, 'tree.tar');
  mkdirSync(tree);
  git('archive', '--format=tar', '-o', archive, from);
  execFileSync('tar', ['-xf', archive, '-C', tree]);
  const lock = (place) => readFileSync(join(place, 'package-lock.json'), 'utf8');
  // With other packages its own build installs them.
  if (lock(tree) === lock(root)) symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  execFileSync(process.execPath, [join(tree, 'bin', 'build.mjs')], { cwd: tree, stdio: ['ignore', 2, 2] });
  const program = join(tree, 'bin', 'cantiga.mjs');
  if (!existsSync(program)) throw new Error(`${from} has no bin/cantiga.mjs`);
  return [program, 'serve'];
}

async function update(older) {
  const stops = [];
  const stepsNow = async () => (await cluster.rows('select done from schema_steps'))[0].done;
  const enter = async (name, program) => {
    const node = { ...(await cluster.begin(name, program)), version: name.split('-')[0] };
    world.balanced.add(node);
    void watchReadiness(node);
    return node;
  };
  const leave = async ({ child, ended }) => {
    const started = performance.now();
    child.kill('SIGTERM');
    const [code] = await ended;
    stops.push({ code, seconds: Math.round((performance.now() - started) / 100) / 10 });
  };
  const phase = async () => {
    world.limit += Number(values.orders);
    while (world.acknowledged.size < world.limit && world.asking) await sleep(20);
  };

  const first = await enter('older-1', older);
  const second = await enter('older-2', older);
  const schema = [await stepsNow()];
  const traffic = Array.from({ length: clients }, (_, number) => ask(number));
  await phase();
  await enter('newer-1');
  schema.push(await stepsNow());
  await phase();
  await Promise.all([leave(first), phase()]);
  await enter('newer-2');
  await phase();
  await Promise.all([leave(second), phase()]);
  const olderThatStartedAgain = await cluster.begin('older-3', older).then(
    () => true,
    (error) => !/newer/.test(error.message),
  );
  await phase();
  world.asking = false;
  await Promise.all(traffic);
  const found = await cluster.judge(new Map([...world.acknowledged].map(([key, { id }]) => [key, id])), 600_000);
  return {
    from,
    schema: schema.map(Number),
    acknowledged: world.acknowledged.size,
    creates: seen.creates,
    polls: seen.polls,
    made: await whoMade(),
    answerMs: { p50: Math.round(quantile(seen.answerMs, 0.5)), max: Math.round(quantile(seen.answerMs, 1)) },
    answersWrong: world.faults.length,
    examples: world.faults.slice(0, 5),
    stops,
    unevenStops: stops.filter(({ code }) => code !== 0).length,
    olderThatStartedAgain,
    ...found,
  };
}

/** Takes a node out of the rotation as soon as it says that it is not ready. */
async function watchReadiness(node) {
  const agent = new Agent({ keepAlive: false });
  while (await exchange(node.address, agent, '/readyz').catch(() => undefined)) await sleep(readinessMs);
  world.balanced.delete(node);
}

/** Which version made what was ordered at which: counts by `ordered at → made at`. */
async function whoMade() {
  const versionOf = new Map([...world.acknowledged.values()].map(({ id, version }) => [id, version]));
  const counts = {};
  const leases = await cluster.rows(
    'select distinct on (subject) subject, node from leases order by subject, epoch desc',
  );
  for (const { subject, node } of leases) count(counts, `${versionOf.get(subject)} → ${node.split('-')[0]}`);
  return counts;
}

/** Orders at one node, asks another for it, and orders it once more at a third; nothing is tried again. */
async function ask(number) {
  const agent = new Agent({ keepAlive: true });
  for (let n = 0; world.asking; n++) {
    while (world.asking && world.acknowledged.size >= world.limit) await sleep(20);
    const key = `client ${number} order ${n}`;
    const body = orderOf(n);
    try {
      const maker = balanced(number + n);
      const { id } = await timed(exchange(maker.address, agent, '/v1/tasks', { body, key }));
      world.acknowledged.set(key, { id, version: maker.version });
      count(seen.creates, maker.version);
      const other = balanced(number + n + 1);
      const polled = await timed(exchange(other.address, agent, `/v1/tasks/${id}`));
      if (polled.id !== id || polled.order?.prompt !== body.prompt) throw new Error(`${other.name} shows another task`);
      count(seen.polls, `${maker.version} → ${other.version}`);
      const third = balanced(number + n + 2);
      const again = await timed(exchange(third.address, agent, '/v1/tasks', { body, key }));
      if (again.id !== id) throw new Error(`${third.name} made a second task of ${key}`);
    } catch (error) {
      world.faults.push(`${key}: ${error.message}`);
      // A fault for each order is enough to see.
      if (world.faults.length > 100) world.asking = false;
    }
  }
  agent.destroy();
}

function balanced(turn) {
  const nodes = [...world.balanced];
  return nodes[turn % nodes.length];
}

async function timed(work) {
  const started = performance.now();
  const answer = await work;
  seen.answerMs.push(performance.now() - started);
  return answer;
}

function count(counts, name) {
  counts[name] = (counts[name] ?? 0) + 1;
}
