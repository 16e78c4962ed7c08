// Where the processor's time of one take goes. A virtual machine that stands still counts that as work, but it stands
// still everywhere alike, so shares say more than seconds.
import { Session } from 'node:inspector/promises';

/** Stages by the folder of the studio that began the work: what a library does counts for who called it. */
const STAGES = [
  ['composing', /studio\/(?:brief|composer|theory|score)\//],
  ['writing and reading words', /studio\/words\//],
  ['playing', /studio\/instruments\//],
  ['singing', /studio\/singer\//],
  ['mixing and mastering', /studio\/mixer\/(?!facts|gate)/],
  ['encoding', /studio\/codec\/|wasm-media-encoders/],
  ['measuring', /studio\/mixer\/(?:facts|gate)/],
  ['painting', /studio\/pictures\//],
];
const stageOf = ({ functionName, url }) =>
  functionName === '(garbage collector)' ? 'giving memory back' : STAGES.find(([, folder]) => folder.test(url))?.[0];

/**
 * Makes one take to warm up and a second under the profiler.
 *
 * @returns rows for a table: seconds and share of each stage, the longest first
 */
export async function stagesOf(record, wishes, seed) {
  await record(wishes, seed, 1);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 1000 });
  await session.post('Profiler.start');
  await record(wishes, seed, 2);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return tableOf(profile);
}

/**
 * What a warm take costs where nothing makes it wait: it is made several times, and of every block of 8,192 frames (and of
 * what comes before and after them) the shortest time counts. A machine that stands still now and then rarely does so in the
 * same block each time.
 *
 * @returns seconds until the first block, of all blocks, and after the last
 */
export async function undisturbed(record, wishes, seed, passes) {
  const best = [];
  for (let pass = 0; pass < passes; pass++) {
    const times = [performance.now()];
    await record(wishes, seed, 1, { onProgress: () => times.push(performance.now()) });
    times.push(performance.now());
    for (let i = 1; i < times.length; i++)
      best[i - 1] = Math.min(best[i - 1] ?? Number.POSITIVE_INFINITY, times[i] - times[i - 1]);
  }
  const seconds = (part) => part.reduce((sum, value) => sum + value, 0) / 1000;
  return { before: seconds(best.slice(0, 1)), blocks: seconds(best.slice(1, -1)), after: seconds(best.slice(-1)) };
}

function tableOf({ nodes, samples, timeDeltas }) {
  const stages = new Map();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const visit = (node, above) => {
    const stage = stageOf(node.callFrame) ?? above;
    stages.set(node.id, stage);
    for (const child of node.children ?? []) visit(byId.get(child), stage);
  };
  visit(nodes[0], 'everything else');
  const seconds = new Map();
  samples.forEach((id, index) => {
    const idle = byId.get(id).callFrame.functionName === '(idle)';
    const stage = stages.get(id);
    if (!idle) seconds.set(stage, (seconds.get(stage) ?? 0) + Math.max(0, timeDeltas[index]) / 1e6);
  });
  const whole = [...seconds.values()].reduce((sum, value) => sum + value, 0);
  return Object.fromEntries(
    [...seconds]
      .sort((a, b) => b[1] - a[1])
      .map(([stage, spent]) => [
        stage,
        { seconds: spent.toFixed(1), share: `${((100 * spent) / whole).toFixed(0)} %` },
      ]),
  );
}
