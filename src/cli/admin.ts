import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { accountName, accountNameRule, engineList, engineListRule } from '../operator/operator.ts';
import { operatorKeyFile } from '../operator/routes.ts';
import type { Scope } from '../sdk/types.ts';
import { asksServer, connect, type ServerOptions } from './connection.ts';
import { badInput, CliError, exits } from './exit.ts';
import { wholeNumber } from './make.ts';
import { atTheOffice } from './operator.ts';
import { answer, plain, table, when } from './output.ts';

type Limited = ServerOptions & { readonly limit: number };

export function addAdmin(program: Command): void {
  addAccounts(program.command('accounts').description('who may order: the operator’s act, as grant and backup are'));
  addKeys(program.command('keys').description('the account’s keys'));
  addCredits(program.command('credits').description('the account’s credits'));
  addWebhooks(program.command('webhooks').description('callbacks: what was told, and how to prove it'));
  asksServer(program.command('backup'))
    .description('database, secrets and files, whether the server runs or not')
    .argument('<folder>', 'a new folder on this machine')
    .option('--no-files', 'without the result files')
    .action(backup);
}

/** Names with commas between them; null for `all`. */
function enginesIn(text: string): readonly string[] | null {
  const names = text.split(',').map((name) => name.trim());
  const engines = engineList(text === 'all' ? null : names);
  if (engines === undefined) throw badInput(`--engines: ${engineListRule}, or be all`);
  return engines;
}

function addAccounts(accounts: Command): void {
  asksServer(accounts.command('list', { isDefault: true }))
    .description('every account with its credits')
    .action(async (options: ServerOptions) => {
      const found = await atTheOffice(options, (office) => office.accounts());
      const rows = found.map(({ name, available, held, engines, createdAt }) => ({
        name: plain(name),
        available,
        held,
        engines: engines?.join(',') ?? 'all',
        opened: when(createdAt),
      }));
      answer(options, { accounts: found }, table(rows, 'no accounts'));
    });
  asksServer(accounts.command('create'))
    .description('a new account with a key of its own, shown this once')
    .argument('<name>')
    .option('--credits <number>', 'to begin with', wholeNumber, 0)
    .option('--engines <names>', 'the only engines to which its orders may go, as crun,embedded', 'all')
    .action(async (name: string, options: ServerOptions & { credits: number; engines: string }) => {
      if (!accountName.test(name)) throw badInput(`name: ${accountNameRule}`);
      const engines = enginesIn(options.engines);
      const opened = await atTheOffice(options, ({ open }) => open(name, options.credits, engines));
      if (!opened) throw badInput(`there is an account ${name} already`);
      answer(options, opened, opened.key);
    });
  asksServer(accounts.command('set'))
    .description('what an account may do from now on')
    .argument('<name>')
    .requiredOption('--engines <names>', 'the only engines to which its orders may go, as crun,embedded; or all')
    .action(async (name: string, options: ServerOptions & { engines: string }) => {
      const engines = enginesIn(options.engines);
      const isKnown = await atTheOffice(options, ({ allow }) => allow(name, engines));
      if (!isKnown) throw new CliError(exits.input, 'not_found', `there is no account ${name}`);
      answer(
        options,
        { account: name, engines },
        `orders of ${name} may go to ${engines?.join(', ') ?? 'all engines'}`,
      );
    });
}

const scopes: readonly Scope[] = ['read', 'make', 'full'];

function addKeys(keys: Command): void {
  asksServer(keys.command('list', { isDefault: true }))
    .description('names and first letters; secrets are not kept')
    .action(async (options: ServerOptions) => {
      const found = await connect(options).client.keys.list();
      const rows = found.map(({ id, name, hint, scope, createdAt, lastUsedAt }) => ({
        id,
        name: plain(name),
        hint,
        scope,
        made: when(createdAt),
        used: lastUsedAt === null ? 'never' : when(lastUsedAt),
      }));
      answer(options, { keys: found }, table(rows, 'no keys'));
    });
  asksServer(keys.command('create'))
    .description('a new key, shown this once')
    .argument('<name>')
    .addOption(new Option('--scope <scope>', 'what it may do').choices(scopes).default('full'))
    .action(async (name: string, options: ServerOptions & { scope: Scope }) => {
      const made = await connect(options).client.keys.create(name, options.scope);
      answer(options, made, made.key);
    });
  asksServer(keys.command('rotate'))
    .description('a new key in the place of one, which works on for a while')
    .argument('<id>')
    .option('--grace <hours>', 'how long the old one works on, up to 168', wholeNumber, 24)
    .action(async (id: string, options: ServerOptions & { grace: number }) => {
      const made = await connect(options).client.keys.rotate(id, options.grace);
      answer(options, made, made.key);
    });
  asksServer(keys.command('revoke'))
    .description('from now on nobody speaks with it')
    .argument('<id>')
    .action(async (id: string, options: ServerOptions) => {
      await connect(options).client.keys.revoke(id);
      answer(options, { revoked: true }, `${id} revoked`);
    });
}

function addCredits(credits: Command): void {
  asksServer(credits.command('show', { isDefault: true }))
    .description('available and held')
    .action(async (options: ServerOptions) => {
      const account = await connect(options).client.account();
      const { available, held, runningTasks } = account;
      answer(options, account, `${available} available, ${held} held by ${runningTasks} tasks`);
    });
  asksServer(credits.command('ledger'))
    .description('the newest movements')
    .option('--limit <number>', 'at most so many, up to 100', wholeNumber, 20)
    .action(async (options: Limited) => {
      const entries = await connect(options).client.ledger(options.limit);
      const rows = entries.map((entry) => ({
        when: when(entry.createdAt),
        kind: entry.kind,
        available: entry.availableChange,
        held: entry.heldChange,
        task: entry.taskId ?? '',
      }));
      answer(options, { entries }, table(rows, 'no movements'));
    });
  asksServer(credits.command('grant'))
    .description('give an account credits: the operator’s act, on the machine that keeps the data directory')
    .argument('<credits>', 'how many', wholeNumber)
    .option('--account <name>', 'to whom', 'default')
    .action(async (amount: number, options: ServerOptions & { account: string }) => {
      if (amount < 1) throw badInput('credits: must be 1 or more');
      const balance = await atTheOffice(options, ({ grant }) => grant(options.account, amount));
      if (!balance) throw new CliError(exits.input, 'not_found', `there is no account ${options.account}`);
      answer(options, balance, `${amount} granted to ${options.account}: ${balance.available} available`);
    });
}

function addWebhooks(webhooks: Command): void {
  asksServer(webhooks.command('list', { isDefault: true }))
    .description('the newest deliveries')
    .option('--limit <number>', 'at most so many, up to 100', wholeNumber, 20)
    .action(async (options: Limited) => {
      const deliveries = await connect(options).client.webhooks.deliveries(options.limit);
      const rows = deliveries.map((each) => ({
        id: each.id,
        event: each.event,
        state: each.state,
        attempts: each.attempts,
        status: each.lastStatus ?? '',
        'next try': each.nextTryAt === null ? '' : when(each.nextTryAt),
        url: plain(each.url),
      }));
      answer(options, { deliveries }, table(rows, 'no deliveries'));
    });
  asksServer(webhooks.command('resend'))
    .description('deliver once more, under the same id')
    .argument('<id>', 'of the delivery')
    .action(async (id: string, options: ServerOptions) => {
      await connect(options).client.webhooks.resend(id);
      answer(options, { resent: true }, `${id} is due again`);
    });
  asksServer(webhooks.command('test'))
    .description('send a signed test to an address')
    .argument('<url>')
    .action(async (url: string, options: ServerOptions) => {
      const call = await connect(options).client.webhooks.test(url);
      const words = `${call.delivered ? 'delivered' : 'not delivered'}: ${call.status ?? 'no answer'} ${plain(call.answer)}`;
      answer(options, call, words);
      if (!call.delivered) process.exitCode = exits.passing;
    });
  asksServer(webhooks.command('secret'))
    .description('what callbacks are signed with (Standard Webhooks)')
    .action(async (options: ServerOptions) => {
      const secret = await connect(options).client.webhooks.secret();
      answer(options, { secret }, secret);
    });
}

const secrets = ['api-key', 'webhook-master', operatorKeyFile];

/** The database first: files are never changed after they were written, so those that it names are there. */
async function backup(folder: string, options: ServerOptions & { files: boolean }): Promise<void> {
  const target = resolve(folder);
  if (existsSync(target) && readdirSync(target).length > 0)
    throw badInput(`${target} is not empty. Name a new folder, so that no backup is overwritten`);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  await atTheOffice(options, async ({ directory, snapshot }) => {
    const file = await snapshot();
    move(file, join(target, 'cantiga.db'));
    for (const name of secrets) {
      if (!existsSync(join(directory, name))) continue;
      copyFileSync(join(directory, name), join(target, name));
      chmodSync(join(target, name), 0o600);
    }
    const files = join(directory, 'files');
    if (options.files && existsSync(files))
      cpSync(files, join(target, 'files'), { recursive: true, filter: (path) => !path.endsWith('.unfinished') });
  });
  answer(
    options,
    { folder: target },
    `${target}\nTo go back to it: stop the server and start it with --data-dir on a copy.`,
  );
}

/** A rename cannot cross file systems. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    copyFileSync(from, to);
    rmSync(from);
  }
}
