import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../test/databases.ts';
import { createAccounts } from '../accounts/accounts.ts';
import type { Database } from '../database/database.ts';
import { type AccountId, systemEntropy, type TaskId } from '../ids.ts';
import { createLedger } from './ledger.ts';

const ledger = createLedger(() => 1, systemEntropy);
let database: Database;
const newAccount = (credits: number): Promise<AccountId> =>
  database.write(async (transaction) => {
    const account = await createAccounts(database, () => 1, systemEntropy).create(transaction, 'a');
    await ledger.open(transaction, account);
    if (credits > 0) await ledger.grant(transaction, account, credits);
    return account;
  });
const newTask = (): TaskId => systemEntropy.uuid() as TaskId;
const maxHolds = 3;

type Move =
  | { readonly do: 'grant'; readonly amount: number }
  | { readonly do: 'hold'; readonly amount: number }
  | { readonly do: 'settle'; readonly which: number; readonly share: number }
  | { readonly do: 'release'; readonly which: number };

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ do: fc.constant('grant' as const), amount: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ do: fc.constant('hold' as const), amount: fc.integer({ min: 1, max: 20 }) }),
  // Shares above 1 try to charge more than was held.
  fc.record({
    do: fc.constant('settle' as const),
    which: fc.nat(9),
    share: fc.constantFrom(0, 0.5, 1, 1.5),
  }),
  fc.record({ do: fc.constant('release' as const), which: fc.nat(9) }),
);

/** What a ledger is, in ten lines. */
interface Model {
  available: number;
  readonly tasks: { readonly id: TaskId; readonly amount: number; open: boolean }[];
}
const heldIn = (model: Model): number => model.tasks.reduce((sum, task) => sum + (task.open ? task.amount : 0), 0);
const openIn = (model: Model): number => model.tasks.filter(({ open }) => open).length;

async function play(account: AccountId, model: Model, step: Move): Promise<void> {
  if (step.do === 'grant') {
    await database.write((transaction) => ledger.grant(transaction, account, step.amount));
    model.available += step.amount;
  } else if (step.do === 'hold') {
    const id = newTask();
    const refusal = await database.write((transaction) => ledger.hold(transaction, account, id, step.amount, maxHolds));
    if (model.available < step.amount) expect(refusal).toEqual({ reason: 'credits', available: model.available });
    else if (openIn(model) >= maxHolds) expect(refusal).toEqual({ reason: 'concurrency' });
    else {
      expect(refusal).toBeUndefined();
      model.available -= step.amount;
      model.tasks.push({ id, amount: step.amount, open: true });
    }
  } else {
    const task = model.tasks[step.which % Math.max(1, model.tasks.length)];
    if (!task) return;
    const charged = step.do === 'settle' ? Math.ceil(task.amount * step.share) : 0;
    const done = database.write((transaction) =>
      step.do === 'settle'
        ? ledger.settle(transaction, account, task.id, charged)
        : ledger.release(transaction, account, task.id),
    );
    if (!task.open || charged > task.amount) return void (await expect(done).rejects.toThrow());
    await done;
    task.open = false;
    model.available += task.amount - charged;
  }
}

onEveryDatabase('the ledger', (open) => {
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('does what a plain model does, whatever the order of moves, and its sums agree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 25 }), async (moves) => {
        const account = await newAccount(20);
        const model: Model = { available: 20, tasks: [] };
        for (const step of moves) {
          await play(account, model, step);
          expect(await ledger.balance(database, account)).toEqual({
            available: model.available,
            held: heldIn(model),
            openHolds: openIn(model),
          });
        }
        expect(await ledger.audit(database)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('grants ten of a hundred simultaneous holds when there are credits for ten', async () => {
    const account = await newAccount(100);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        database.write((transaction) => ledger.hold(transaction, account, newTask(), 10, 1000)),
      ),
    );
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(10);
    expect(await ledger.balance(database, account)).toEqual({ available: 0, held: 100, openHolds: 10 });
    expect(await ledger.audit(database)).toEqual([]);
  });

  it('resolves a hold once, however many try at the same time', async () => {
    const account = await newAccount(10);
    const task = newTask();
    await database.write((transaction) => ledger.hold(transaction, account, task, 10, 1));
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        database.write((transaction) =>
          index % 2 === 0 ? ledger.settle(transaction, account, task, 10) : ledger.release(transaction, account, task),
        ),
      ),
    );
    const done = tries.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []));
    expect(done).toHaveLength(1);
    // Whoever came first: those with even numbers settle, the others release.
    const available = (done[0] as number) % 2 === 0 ? 0 : 10;
    expect(await ledger.balance(database, account)).toEqual({ available, held: 0, openHolds: 0 });
    expect(await ledger.audit(database)).toEqual([]);
  });

  it('refuses a second hold for one task, another account’s hold, and grants that are no amounts', async () => {
    const account = await newAccount(100);
    const stranger = await newAccount(100);
    const task = newTask();
    await database.write((transaction) => ledger.hold(transaction, account, task, 10, 5));
    const refused = [
      database.write((transaction) => ledger.hold(transaction, account, task, 10, 5)),
      database.write((transaction) => ledger.release(transaction, stranger, task)),
      database.write((transaction) => ledger.settle(transaction, account, task, -1)),
      ...[0, -5, 0.5, Number.NaN, 2 ** 60].map((amount) =>
        database.write((transaction) => ledger.grant(transaction, account, amount)),
      ),
    ];
    for (const each of refused) await expect(each).rejects.toThrow();
    expect(await ledger.balance(database, account)).toEqual({ available: 90, held: 10, openHolds: 1 });
    expect(await ledger.audit(database)).toEqual([]);
  });

  it('tells its entries, which explain the balance', async () => {
    const account = await newAccount(30);
    const task = newTask();
    await database.write((transaction) => ledger.hold(transaction, account, task, 10, 5));
    await database.write((transaction) => ledger.settle(transaction, account, task, 4));
    const entries = await ledger.entries(database, account, 10);
    expect(entries.map(({ kind, availableChange, heldChange }) => [kind, availableChange, heldChange]).sort()).toEqual([
      ['grant', 30, 0],
      ['hold', -10, 10],
      ['settle', 6, -10],
    ]);
  });

  it('holds for many at once as if they came one after the other', async () => {
    const [rich, poor] = [await newAccount(100), await newAccount(25)];
    const hold = (account: AccountId) => ({ account, task: newTask(), amount: 10 });
    const refusals = await database.write(async (transaction) => {
      const holding = await ledger.holdAll(transaction, [poor, rich, poor, poor, rich].map(hold), 9);
      await holding.write();
      return holding.refusals;
    });
    expect(refusals).toEqual([undefined, undefined, undefined, { reason: 'credits', available: 5 }, undefined]);
    expect(await ledger.balance(database, poor)).toEqual({ available: 5, held: 20, openHolds: 2 });
    expect(await ledger.balance(database, rich)).toEqual({ available: 80, held: 20, openHolds: 2 });
    expect(await ledger.audit(database)).toEqual([]);
  });
});
