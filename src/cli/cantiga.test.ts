import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { at, openHouse, type TestHouse } from '../../test/house.ts';
import { openReceiver } from '../../test/receiver.ts';
import { readConfig } from '../config.ts';
import { systemEntropy } from '../ids.ts';
import { openOperator } from '../operator/operator.ts';
import { main } from './cantiga.ts';
import { open } from './serve.ts';

interface Said {
  readonly out: string;
  readonly err: string;
  readonly code: number;
  /** What `--json` printed. */
  readonly json: unknown;
}

/** Runs the command line in this process and writes down what it says. */
async function cantiga(...argv: string[]): Promise<Said> {
  const [out, err] = (['stdout', 'stderr'] as const).map((name) => {
    const lines: string[] = [];
    const spy = vi.spyOn(process[name], 'write').mockImplementation((text) => {
      lines.push(String(text));
      return true;
    });
    return { lines, spy };
  });
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await main(argv);
    const said = {
      out: out?.lines.join('') ?? '',
      err: err?.lines.join('') ?? '',
      code: Number(process.exitCode ?? 0),
    };
    return { ...said, json: argv.includes('--json') && said.out !== '' ? JSON.parse(said.out) : undefined };
  } finally {
    process.exitCode = before;
    for (const each of [out, err]) each?.spy.mockRestore();
    process.removeAllListeners('SIGINT');
  }
}

const folder = mkdtempSync(join(tmpdir(), 'cantiga-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

describe('the command line at a server', () => {
  let house: TestHouse;
  let clip = '';
  let task = '';
  const here = (): string[] => ['--url', house.url, '--key', house.key];
  const ask = (...argv: string[]): Promise<Said> => cantiga(...argv, ...here());
  beforeAll(async () => {
    house = await openHouse();
    task = String(
      at((await house.call('POST', '/v1/tasks', { body: { kind: 'song', title: 'Rain', style: 'folk' } })).body, 'id'),
    );
  });
  afterAll(() => house.close());

  it('waits for a task and shows it', async () => {
    const waited = await ask('wait', task, '--json');
    expect([waited.code, at(waited.json, 'state')]).toEqual([0, 'succeeded']);
    clip = String(at(waited.json, 'clips', 0, 'id'));
    expect((await ask('get', task)).out).toContain(`${clip}  “Rain”`);
    expect((await ask('tasks')).out).toMatch(/^ID +KIND +STATE .*\n.*song +succeeded .* Rain\n$/);
    expect((await ask('tasks', '--state', 'failed', '--json')).json).toEqual({ tasks: [] });
  });

  it('saves what was made', async () => {
    const into = join(folder, 'saved');
    expect((await ask('download', task, '-o', into)).code).toBe(0);
    expect(readdirSync(into)).toHaveLength(2);
    const one = join(folder, 'one', 'song.jpg');
    expect((await ask('download', clip, '--as', 'jpg', '-o', one, '--json')).json).toEqual({ saved: [one] });
    expect(readFileSync(one).subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect((await ask('download', clip, '--as', 'wav', '-o', join(folder, 'wav'), '--json')).code).toBe(0);
    expect(readdirSync(join(folder, 'wav'))[0]).toMatch(/\.wav$/);
  });

  it('orders what is made from a clip', async () => {
    const cover = join(folder, 'cover.mp3');
    const covered = await ask('cover', clip, '--style', 'bossa nova', '-o', cover, '--json');
    expect(at(covered.json, 'saved')).toEqual([cover, join(folder, 'cover-2.mp3')]);
    expect(statSync(cover).size).toBeGreaterThan(1000);
    const extended = await ask('extend', clip, '--at', '3', '--whole', '--no-wait', '--json');
    expect(at(extended.json, 'order')).toMatchObject({ kind: 'extend', continueAt: 3, span: 'whole' });
    for (const kind of ['stems', 'video']) {
      const made = await ask(kind, clip, '-o', join(folder, kind), '--json');
      expect([made.code, at(made.json, 'kind')], made.err).toEqual([0, kind]);
      expect(readdirSync(join(folder, kind))).not.toEqual([]);
    }
    expect((await ask('lyrics', 'a lighthouse', '--json')).json).toMatchObject({ kind: 'lyrics', state: 'succeeded' });
  });

  it('looks after keys, credits and webhooks', async () => {
    const made = await ask('keys', 'create', 'guest', '--json');
    const { id, key } = made.json as { id: string; key: string };
    expect((await ask('keys')).out).toContain('guest');
    expect((await cantiga('credits', '--url', house.url, '--key', key)).out).toMatch(/^\d+ available, \d+ held/);
    await ask('keys', 'revoke', id);
    expect((await cantiga('credits', '--url', house.url, '--key', key)).code).toBe(2);
    expect((await ask('credits', 'ledger', '--limit', '2')).out).toMatch(/^WHEN +KIND/);
    expect((await ask('webhooks')).out).toBe('no deliveries\n');
    expect((await ask('webhooks', 'secret')).out).toMatch(/^whsec_/);
    const receiver = await openReceiver(() => 500);
    expect(await ask('webhooks', 'test', receiver.url)).toMatchObject({ code: 1, out: 'not delivered: 500 heard\n' });
    receiver.close();
  });

  it('ends with the code that says what to do', async () => {
    const { key } = await house.newAccount('poor', 0);
    const endless = await ask('lyrics', 'metronome:stall', '--no-wait', '--json');
    const stalled = String(at(endless.json, 'id'));
    const cases: readonly (readonly [number, string, readonly string[]])[] = [
      [3, 'not_found', ['get', 'none', ...here()]],
      [3, 'not_found', ['cover', 'none', '--style', 'jazz', ...here()]],
      [3, 'invalid_request', ['extend', clip, '--title', 'x'.repeat(500), ...here()]],
      [2, 'unauthorized', ['tasks', '--url', house.url, '--key', 'wrong-key']],
      [2, 'unauthorized', ['tasks', '--url', 'http://127.0.0.1:1', '--data-dir', join(folder, 'none')]],
      [2, 'unauthorized', ['tasks', '--url', 'http://192.0.2.1', '--data-dir', folder]],
      [2, 'configuration', ['tasks', '--url', 'nowhere']],
      [4, 'insufficient_credits', ['lyrics', 'rain', '--url', house.url, '--key', key]],
      [1, 'unreachable', ['tasks', '--url', 'http://127.0.0.1:1', '--key', 'some-key']],
      [1, 'generation_failed', ['lyrics', 'metronome:fail', ...here()]],
      [1, 'timeout', ['wait', stalled, '--timeout', '2', ...here()]],
    ];
    for (const [code, word, argv] of cases) {
      const said = await cantiga(...argv, '--json');
      const { error } = JSON.parse(said.err.trim().split('\n').at(-1) ?? '{}') as { error?: { code?: string } };
      expect([said.code, error?.code, said.out], argv.join(' ')).toEqual([code, word, '']);
    }
    for (const argv of [['sing', 'rain', '--model', 'v9'], ['tasks', '--limit', 'many'], ['nothing'], ['get']])
      expect((await cantiga(...argv)).code, argv.join(' ')).toBe(3);
  });

  it('says where a feature is missing', async () => {
    const lame = await openHouse({ engines: [{ name: 'none', can: () => false, start: refuse, status: refuse }] });
    const said = await cantiga('lyrics', 'rain', '--url', lame.url, '--key', lame.key);
    expect([said.code, said.err]).toEqual([3, 'cantiga: lyrics: is not available here\n']);
    await lame.close();
  });
  const refuse = async (): Promise<never> => {
    throw new Error('asked in vain');
  };
});

describe('the command line at its data directory', () => {
  const directory = join(folder, 'data');
  const at_ = ['--data-dir', directory];

  it('grants and backs up while the server runs, and while it is stopped', async () => {
    const config = {
      CANTIGA_PORT: '0',
      CANTIGA_DATA_DIR: directory,
      CANTIGA_LOG: 'silent',
      CANTIGA_ENGINES: 'metronome',
    };
    const house = await open(readConfig({ ...config, CANTIGA_CREDITS: '100', CANTIGA_RENDER_THREADS: '1' }));
    try {
      // The address and the key are found in the directory.
      expect((await cantiga('credits', ...at_)).out).toBe('100 available, 0 held by 0 tasks\n');
      expect((await cantiga('credits', 'grant', '7', ...at_, '--json')).json).toMatchObject({ available: 107 });
      expect((await cantiga('credits', 'grant', '7', '--account', 'nobody', ...at_)).code).toBe(3);
      const opened = (await cantiga('accounts', 'create', 'reseller-1', '--credits', '40', ...at_, '--json')).json;
      expect(opened).toMatchObject({ account: 'reseller-1', available: 40 });
      const { key } = opened as { key: string };
      expect((await cantiga('credits', '--url', house.url, '--key', key)).out).toBe(
        '40 available, 0 held by 0 tasks\n',
      );
      expect((await cantiga('credits', 'grant', '2', '--account', 'reseller-1', ...at_)).code).toBe(0);
      expect((await cantiga('accounts', 'create', 'reseller-1', ...at_)).code).toBe(3);
      expect((await cantiga('accounts', 'create', 'Not a name', ...at_)).code).toBe(3);
      expect((await cantiga('accounts', 'set', 'reseller-1', '--engines', 'crun,embedded', ...at_)).out).toBe(
        'orders of reseller-1 may go to crun, embedded\n',
      );
      expect((await cantiga('accounts', 'set', 'nobody', '--engines', 'crun', ...at_)).code).toBe(3);
      expect((await cantiga('accounts', 'set', 'reseller-1', '--engines', 'sumo', ...at_)).code).toBe(3);
      expect((await cantiga('accounts', ...at_, '--json')).json).toMatchObject({
        accounts: [
          { name: 'default', available: 107, engines: null },
          { name: 'reseller-1', available: 42, held: 0, engines: ['crun', 'embedded'] },
        ],
      });
      const stranger = await fetch(`${house.url}/operator/accounts`, { method: 'POST', body: '{}' });
      expect(stranger.status).toBe(404);
      const spoken = await fetch(`${house.url}/operator/grant`, {
        method: 'POST',
        body: '{"account":"default","credits":1}',
      });
      expect(spoken.status).toBe(404);
      expect((await cantiga('backup', join(folder, 'running'), ...at_)).code).toBe(0);
      expect((await cantiga('backup', join(folder, 'running'), ...at_)).code).toBe(3);
    } finally {
      await house.stop();
    }
    expect(readdirSync(directory)).not.toContain('address');
    expect((await cantiga('credits', 'grant', '3', ...at_, '--json')).json).toMatchObject({ available: 110 });
    expect((await cantiga('accounts', 'create', 'second', ...at_)).out).toMatch(/^\S{20,}\n$/);
    expect(
      (await cantiga('accounts', 'create', 'third', '--engines', 'crun,crun', ...at_, '--json')).json,
    ).toMatchObject({ account: 'third', engines: ['crun'] });
    expect((await cantiga('accounts', 'set', 'reseller-1', '--engines', 'all', ...at_, '--json')).json).toEqual({
      account: 'reseller-1',
      engines: null,
    });
    expect((await cantiga('accounts', 'create', 'fourth', '--engines', 'sumo', ...at_)).code).toBe(3);
    expect((await cantiga('backup', join(folder, 'stopped'), ...at_)).code).toBe(0);
    for (const [name, available] of [
      ['running', 107],
      ['stopped', 110],
    ] as const) {
      expect(readdirSync(join(folder, name))).toEqual(
        expect.arrayContaining(['api-key', 'cantiga.db', 'webhook-master']),
      );
      const restored = openOperator(join(folder, name), Date.now, systemEntropy);
      expect(await restored.audit()).toEqual([]);
      expect(await restored.grant('default', 1)).toMatchObject({ available: available + 1 });
      await restored.close();
    }
    expect(readdirSync(directory).filter((name) => name.startsWith('snapshot-'))).toEqual([]);
  });

  it('is looked over by the doctor', async () => {
    const { findings } = (await cantiga('doctor', ...at_, '--json')).json as {
      findings: { name: string; state: string }[];
    };
    expect(findings.map(({ name }) => name)).toEqual([
      'node',
      'disk',
      'port',
      'database',
      'storage',
      'engines',
      'clock',
    ]);
    const sound = findings.filter(({ name }) => ['node', 'database', 'storage', 'engines', 'clock'].includes(name));
    expect(sound.filter(({ state }) => state !== 'ok')).toEqual([]);
  });

  it('writes words without a server', async () => {
    const file = join(folder, 'words.txt');
    const ask = ['lyrics', 'a lighthouse', '--seed', '4', '--offline'];
    expect((await cantiga(...ask, '-o', file)).out).toBe(`${file}\n`);
    expect(readFileSync(file, 'utf8')).toBe((await cantiga(...ask)).out);
    expect(readFileSync(file, 'utf8')).toContain('[Chorus]');
    const nobody = await cantiga('lyrics', 'a lighthouse', '--seed', '4', ...at_);
    expect(nobody.out).toBe(readFileSync(file, 'utf8'));
    expect(nobody.err).toContain('no server answers');
  });
});

describe('the command line by itself', () => {
  it('has every command, each with its help', async () => {
    const { out, code } = await cantiga('--help');
    expect(code).toBe(0);
    const commands =
      'serve init doctor sing lyrics extend cover stems video tasks get wait download play keys credits webhooks backup mcp completion';
    for (const name of commands.split(' ')) expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    expect(out).toMatch(/START:.*MAKE:.*SEE:.*ADMIN:.*AGENTS:/s);
    expect((await cantiga('extend', '--help')).out).toContain('--at <seconds>');
  });

  it('writes settings that the server reads, once', async () => {
    const before = process.cwd();
    const place = mkdtempSync(join(folder, 'init-'));
    process.chdir(place);
    try {
      expect((await cantiga('init', '--port', '99999')).code).toBe(2);
      expect((await cantiga('init', '--port', '9123')).code).toBe(0);
      expect(readConfig().CANTIGA_PORT).toBe(9123);
      expect((await cantiga('init')).code).toBe(3);
      expect((await cantiga('init', '--force', '--json')).json).toMatchObject({ settings: { CANTIGA_PORT: '8787' } });
    } finally {
      process.chdir(before);
    }
  });

  it('completes commands and options in bash', async () => {
    const script = (await cantiga('completion', 'bash')).out;
    const complete = (...words: string[]): string[] => {
      const typed = words.map((word) => `'${word}'`).join(' ');
      const ask = `${script}\nCOMP_WORDS=(cantiga ${typed}); COMP_CWORD=${words.length}; _cantiga; echo "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', ask], { encoding: 'utf8' }).stdout.trim().split(' ');
    };
    expect(complete('ta')).toEqual(['tasks']);
    expect(complete('keys', 'cr')).toEqual(['create']);
    expect(complete('extend', '--whole', '--at')).toEqual(['--at']);
    for (const shell of ['zsh', 'fish']) expect((await cantiga('completion', shell)).out).toContain('stems');
    expect((await cantiga('completion', 'tcsh')).code).toBe(3);
  });
});
