import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemEntropy } from '../ids.ts';
import { type OpenedAccount, type Operator, openOperator } from '../operator/operator.ts';
import { operatorKeyFile } from '../operator/routes.ts';
import { errorOf } from '../sdk/error.ts';
import { connect, type ServerOptions } from './connection.ts';
import { misconfigured } from './exit.ts';

/** The two ways to what only the operator may do: through the running server, or at its data while it is stopped. */
export interface Office extends Pick<Operator, 'accounts' | 'open' | 'allow'> {
  readonly directory: string;
  grant(account: string, credits: number): Promise<{ available: number } | undefined>;
  /** @returns a new file with the database as it is now; the caller moves it where it belongs */
  snapshot(): Promise<string>;
}

export async function atTheOffice<T>(options: ServerOptions, work: (office: Office) => Promise<T>): Promise<T> {
  const { url, directory } = connect(options);
  if (directory === undefined)
    throw misconfigured(`${url} is another machine: run this on the machine that keeps its data directory`);
  const isHere = existsSync(join(directory, 'cantiga.db'));
  if (!isHere && !existsSync(join(directory, operatorKeyFile)))
    throw misconfigured(`there is no database in ${directory}. Name the data directory with --data-dir`);
  if (await answers(url)) return work(throughServer(url, directory));
  if (!isHere) throw misconfigured(`the database of ${directory} is elsewhere. Start the server and try again`);
  const operator = openOperator(directory, Date.now, systemEntropy);
  try {
    return await work({
      directory,
      accounts: operator.accounts,
      open: operator.open,
      allow: operator.allow,
      grant: operator.grant,
      snapshot: async () => {
        const file = join(directory, `snapshot-${process.pid}.db`);
        await operator.snapshot(file);
        return file;
      },
    });
  } finally {
    await operator.close();
  }
}

/** What may find no account of that name. */
const aboutOneAccount = ['grant', 'allow'];

/** Whether a Cantiga listens there. */
export async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3000) });
    return ((await answer.json()) as { status?: string }).status === 'alive';
  } catch {
    return false;
  }
}

function throughServer(url: string, directory: string): Office {
  const ask = async (path: string, body: unknown): Promise<Response> => {
    const file = join(directory, operatorKeyFile);
    const key = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    const answer = await fetch(`${url}/operator/${path}`, {
      method: 'POST',
      headers: { 'x-operator-key': key, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status === 404 && !aboutOneAccount.includes(path))
      throw misconfigured(
        `the server at ${url} does not take ${directory} for its data directory. Name it with --data-dir`,
      );
    return answer;
  };
  return {
    directory,
    accounts: async () => {
      const answer = await ask('accounts', {});
      if (!answer.ok) throw await errorOf(answer);
      return ((await answer.json()) as { accounts: Awaited<ReturnType<Operator['accounts']>> }).accounts;
    },
    open: async (account, credits, engines) => {
      const answer = await ask('open', { account, credits, engines });
      if (answer.status === 409) return undefined;
      if (!answer.ok) throw await errorOf(answer);
      return (await answer.json()) as OpenedAccount;
    },
    allow: async (account, engines) => {
      const answer = await ask('allow', { account, engines });
      if (answer.status === 404) return false;
      if (!answer.ok) throw await errorOf(answer);
      return true;
    },
    grant: async (account, credits) => {
      const answer = await ask('grant', { account, credits });
      if (!answer.ok) throw await errorOf(answer);
      return (await answer.json()) as { available: number };
    },
    snapshot: async () => {
      const answer = await ask('snapshot', {});
      if (!answer.ok) throw await errorOf(answer);
      return ((await answer.json()) as { file: string }).file;
    },
  };
}
