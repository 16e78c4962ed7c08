import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../test/house.ts';
import { createPaced, type Paced } from '../../test/paced.ts';
import { main } from './cantiga.ts';

const folder = mkdtempSync(join(tmpdir(), 'cantiga-play-test-'));
const heard = join(folder, 'heard');
const path = process.env.PATH;
let house: TestHouse;
let paced: Paced;

/** A player that writes down what it is given: on its input, or as a file. */
const player = `#!/bin/sh
[ "$1" = --version ] && exit 0
for last; do :; done
if [ "$last" = - ]; then cat > "${heard}"; else cat "$last" > "${heard}"; fi
`;

beforeAll(async () => {
  paced = createPaced();
  house = await openHouse({ engines: [paced.engine] });
  writeFileSync(join(folder, 'mpv'), player);
  chmodSync(join(folder, 'mpv'), 0o755);
  process.env.PATH = `${folder}:${path}`;
});
afterAll(async () => {
  process.env.PATH = path;
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

async function play(id: string): Promise<{ out: string; err: string; code: number }> {
  const lines = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      lines[name] += String(text);
      return true;
    }),
  );
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await main(['play', id, '--url', house.url, '--key', house.key]);
    return { out: lines.stdout, err: lines.stderr, code: Number(process.exitCode ?? 0) };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
    process.removeAllListeners('SIGINT');
  }
}

const ordered = async (title: string): Promise<string> =>
  String(at((await house.call('POST', '/v1/tasks', { body: { kind: 'song', title, style: 'folk' } })).body, 'id'));
const audioOf = async (id: string): Promise<Buffer> => {
  const url = await until(async () => {
    const { body } = await house.call('GET', `/v1/tasks/${id}`);
    return at(body, 'state') === 'succeeded' ? String(at(body, 'clips', 0, 'audioUrl')) : undefined;
  });
  return Buffer.from(await (await fetch(url)).arrayBuffer());
};
/** The beginning of a take has reached the player. */
const begun = () =>
  until(async () => {
    try {
      return readFileSync(heard).length > 0 ? true : undefined;
    } catch {
      return undefined;
    }
  });

describe('cantiga play', () => {
  it('plays a take that is being made, to its end', async () => {
    const id = await ordered('Early');
    const playing = play(id);
    await begun();
    paced.finish();
    expect(await playing).toEqual({ out: 'Early\n', err: '', code: 0 });
    expect(readFileSync(heard).equals(await audioOf(id))).toBe(true);
  });

  it('plays what has been made', async () => {
    const id = await ordered('Late');
    const whole = await audioOf(id);
    rmSync(heard);
    expect((await play(id)).code).toBe(0);
    expect(readFileSync(heard).equals(whole)).toBe(true);
  });

  it('says that a take was cut off', async () => {
    rmSync(heard);
    const other = createPaced();
    const second = await openHouse({ engines: [other.engine] });
    const first = house;
    house = second;
    try {
      const id = await ordered('Gone');
      const playing = play(id);
      await begun();
      await house.call('POST', `/v1/tasks/${id}/cancel`);
      expect(await playing).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`cantiga get ${id}`) });
    } finally {
      house = first;
      await second.close();
    }
  });
});
