import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
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
