import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { leaseMs } from '../../src/queue/queue.ts';
import { checkDatabase } from '../../test/crash/check.mjs';
import { apiKey, startServer } from '../server.ts';
import { at, eventually, inParallel, openWire } from '../wire.ts';
import { order } from './held.ts';

/** The whole process stands still for longer than two leases, with work under way, and goes on. */
export async function stopped(pauses: number, tasks: number): Promise<string[]> {
  const faults: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-workers-'));
  const server = await startServer(folder, { CANTIGA_LOG: 'silent' });
  const acknowledged: { key: string; id: string }[] = [];
  const wire = openWire(server.url, apiKey, 8);
  try {
    for (let pause = 0; pause < pauses; pause++) {
      await inParallel(tasks, 8, async (index) => {
        const key = `${pause}-${index}`;
        const headers = { 'idempotency-key': key };
        const said = await wire.ask({ method: 'POST', path: '/v1/tasks', body: order, headers });
        acknowledged.push({ key, id: String(at(JSON.parse(said.text), 'id')) });
      });
      server.child.kill('SIGSTOP');
      await sleep(2 * leaseMs + 1_000);
      server.child.kill('SIGCONT');
      for (const { id } of acknowledged.slice(-tasks))
        await eventually(async () => {
          // A connection that stood still for so long may be closed.
          const said = await wire.ask({ method: 'GET', path: `/v1/tasks/${id}` }).catch(() => undefined);
          return said && at(JSON.parse(said.text), 'state') === 'succeeded' ? true : undefined;
        }).catch(() => faults.push(`${id} did not end after the pause`));
    }
    const code = await server.end();
    if (code !== 0) faults.push(`the server ended with ${code}`);
    const { faults: found } = checkDatabase(join(folder, 'cantiga.db'), acknowledged);
    for (const [kind, lines] of Object.entries(found)) for (const line of lines) faults.push(`${kind}: ${line}`);
    return faults;
  } finally {
    await wire.close();
    await server.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}
