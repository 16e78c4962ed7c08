import { priceOf } from '../../src/catalogue/prices.ts';
import type { ClipId, TaskId } from '../../src/ids.ts';
import type { Job } from '../../src/queue/queue.ts';
import type { Outcome } from '../../src/tasks/finish.ts';
import { rowById, taskOf } from '../../src/tasks/rows.ts';
import type { Submission, Submitted } from '../../src/tasks/submit.ts';
import { freeOf, type Kind, mostOpen, type Purse, pick, remember, type World } from './world.ts';

const failed: Outcome = { state: 'failed', failure: { code: 'generation_failed', message: 'x' } };
const cancelled: Outcome = { state: 'cancelled' };
const succeeded = (clips: number): Outcome => ({
  state: 'succeeded',
  warnings: [],
  product: {
    clips: Array.from({ length: clips }, (_, index) => ({
      ...{ id: `c${index}` as ClipId, title: '', lyrics: '', tags: '', durationSeconds: 1, audioUrl: '', imageUrl: '' },
    })),
    ...{ texts: [], files: [], timing: [], reference: null },
  },
});
const outcomes = [succeeded(2), succeeded(2), succeeded(1), failed];

const purseOf = (world: World, task: string): Purse | undefined => world.purses.find(({ open }) => open.has(task));

/** A song is paid for by the take; words are there or not. */
function chargeOf(kind: Kind, outcome: Outcome): number {
  if (outcome.state !== 'succeeded') return 0;
  return kind === 'song' ? (priceOf('song') * outcome.product.clips.length) / 2 : priceOf(kind);
}

/** Ends a task as a worker would, or without a lease as the sweeper does; the model says whether money may move. */
async function end(world: World, id: string, outcome: Outcome, job?: Job): Promise<void> {
  const { house } = world;
  const hasMoved = await house.database.write(async (transaction) => {
    if (job && !(await house.queue.owns(transaction, job))) return false;
    const row = await rowById(transaction, id as TaskId);
    return row !== undefined && house.finish(transaction, taskOf(row), outcome);
  });
  const purse = purseOf(world, id);
  const kind = purse?.open.get(id);
  if (!hasMoved) return;
  if (!purse || !kind) return void world.faults.push(`${id} ended twice`);
  purse.spent += chargeOf(kind, outcome);
  purse.open.delete(id);
  remember(world.ended, id, 'ended');
}

function newOrder(world: World, purse: Purse): Submission {
  const kind: Kind = world.random() < 0.7 ? 'song' : 'lyrics';
  const number = world.orders++;
  return {
    ...{ accountId: purse.account, dialect: 'native', wire: {}, callbackUrl: null, callbackField: 'callbackUrl' },
    order: kind === 'song' ? { kind, prompt: 'x', instrumental: false, model: 'v5' } : { kind, prompt: 'x' },
    ...(world.random() < 0.3 && { idempotency: { key: `key-${number}`, bodyHash: 'one' } }),
  };
}

/** Whether the model would take it; if so it does. */
function takes(world: World, purse: Purse, submission: Submission, answer: Submitted): void {
  const kind = submission.order.kind as Kind;
  const due =
    freeOf(purse) < priceOf(kind) ? 'insufficient_credits' : purse.open.size < mostOpen ? 'taken' : 'too_many_tasks';
  const seen = 'failure' in answer ? answer.failure.code : answer.replayed ? 'replayed' : 'taken';
  if (seen !== due) world.faults.push(`an order was answered ${seen}, the model: ${due}`);
  if (!('task' in answer) || answer.replayed) return;
  purse.open.set(answer.task.id, kind);
  if (submission.idempotency) remember(world.kept, { submission, task: answer.task.id }, 'kept');
}

/** One to four orders of one account at once. Which of them comes first is left to the house: the taken are judged first. */
async function order(world: World): Promise<void> {
  const purse = pick(world, world.purses);
  if (!purse) return;
  const submissions = Array.from({ length: 1 + Math.floor(world.random() * 4) }, () => newOrder(world, purse));
  const answers = await Promise.all(
    submissions.map(async (submission) => ({ submission, answer: await world.house.submit(submission) })),
  );
  for (const isTaken of [true, false])
    for (const { submission, answer } of answers)
      if ('task' in answer === isTaken) takes(world, purse, submission, answer);
}

/** The same order three times at once: one is taken, or none, and the others are told of it. */
async function duplicates(world: World): Promise<void> {
  const purse = pick(world, world.purses);
  if (!purse) return;
  const submission = { ...newOrder(world, purse), idempotency: { key: `same-${world.orders}`, bodyHash: 'one' } };
  const answers = await Promise.all([1, 2, 3].map(() => world.house.submit(submission)));
  const fresh = answers.filter((answer) => 'failure' in answer || !answer.replayed);
  const [first] = fresh;
  if (!first) return void world.faults.push('three answers, each of an earlier order');
  const ids = new Set(answers.map((answer) => ('task' in answer ? answer.task.id : answer.failure.code)));
  if (ids.size > 1 || ('task' in first && fresh.length > 1)) world.faults.push(`one order, answered ${[...ids]}`);
  takes(world, purse, submission, first);
}

/** An order of before, whatever became of it; or its key on another body. */
async function repeat(world: World): Promise<void> {
  const known = pick(world, world.kept);
  if (!known?.submission.idempotency) return;
  const bodyHash = world.random() < 0.5 ? 'one' : 'other';
  const { key } = known.submission.idempotency;
  const answer = await world.house.submit({ ...known.submission, idempotency: { key, bodyHash } });
  const seen = 'failure' in answer ? answer.failure.code : answer.replayed ? answer.task.id : 'taken again';
  const due = bodyHash === 'one' ? known.task : 'idempotency_conflict';
  if (seen !== due) world.faults.push(`a key used again was answered ${seen}, the model: ${due}`);
}

async function lease(world: World): Promise<void> {
  for (const job of await world.house.queue.lease('task', 3)) remember(world.leases, job, 'leases');
}

async function work(world: World): Promise<void> {
  const job = pick(world, world.leases);
  if (job) await end(world, job.subject, pick(world, outcomes) ?? failed, job);
}

async function giveBack(world: World): Promise<void> {
  const job = pick(world, world.leases);
  if (job) await world.house.database.write((transaction) => world.house.queue.postpone(transaction, job, world.now));
}

const someTask = (world: World): string | undefined =>
  pick(world, world.random() < 0.6 ? world.purses.flatMap(({ open }) => [...open.keys()]) : world.ended);

async function cancel(world: World): Promise<void> {
  const id = someTask(world);
  if (id) await end(world, id, cancelled);
}

/** Answer, failure and cancellation at once, with and without a lease: only the first may win. */
async function race(world: World): Promise<void> {
  const id = someTask(world);
  if (!id) return;
  const job = world.leases.findLast(({ subject }) => subject === id);
  await Promise.all([end(world, id, succeeded(2), job), end(world, id, failed), end(world, id, cancelled)]);
}

/** The process died in the middle of a write, and another began: what it had leased is free again. */
async function crash(world: World): Promise<void> {
  const { house } = world;
  const id = someTask(world);
  const died = new Error('the process died');
  const broken = house.database.write(async (transaction) => {
    const row = id === undefined ? undefined : await rowById(transaction, id);
    if (row) await house.finish(transaction, taskOf(row), succeeded(2));
    await house.ledger.grant(transaction, house.account, 1_000);
    throw died;
  });
  await broken.catch((error: unknown) => {
    if (error !== died) throw error;
  });
  await house.queue.reclaimAll();
}

async function grant(world: World): Promise<void> {
  const purse = pick(world, world.purses);
  if (!purse) return;
  const amount = 1 + Math.floor(world.random() * 80);
  await world.house.database.write((transaction) => world.house.ledger.grant(transaction, purse.account, amount));
  purse.granted += amount;
}

/** Up to two thirds of a lease goes by. */
async function wait(world: World): Promise<void> {
  world.now += Math.floor(world.random() * 10_000);
}

const steps = { order, duplicates, repeat, lease, work, giveBack, cancel, race, crash, grant, wait };
/** In a hundred. */
const shares: Readonly<Record<keyof typeof steps, number>> = {
  ...{ order: 20, duplicates: 5, repeat: 5, lease: 15, work: 25, giveBack: 2 },
  ...{ cancel: 7, race: 8, crash: 3, grant: 5, wait: 5 },
};
const wheel = Object.entries(shares).flatMap(([name, share]) => Array<keyof typeof steps>(share).fill(name as never));

/** One random step; its name. */
export async function step(world: World): Promise<string> {
  const name = pick(world, wheel) ?? 'wait';
  world.taken.set(name, (world.taken.get(name) ?? 0) + 1);
  await steps[name](world);
  return name;
}
