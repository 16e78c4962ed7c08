import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Assignment, Engine, Operation, SoFar, Status } from './engine.ts';

export const assignment = (prompt: string, more: Partial<Assignment> = {}): Assignment => ({
  reference: `task-${prompt}`,
  order: { kind: 'song', prompt, instrumental: true, model: 'v5' },
  seed: 7,
  takes: 2,
  sources: [],
  ...more,
});

/** Checks as the core does, until the work has ended or has come as far as is wanted. */
export async function ended(
  engine: Engine,
  operation: Operation,
  work: Assignment,
  enough: (soFar: SoFar) => boolean = () => false,
): Promise<Status> {
  for (let check = 0; check < 200; check++) {
    const status = await engine.status(operation, work);
    if (status.state !== 'pending' || enough(status)) return status;
    expect(status.progress).toBeGreaterThanOrEqual(0);
    expect(status.progress).toBeLessThanOrEqual(1);
    await (engine.news?.(operation, 50) ?? sleep(10));
  }
  throw new Error('the engine did not end');
}

/** What the core expects of every engine. `make` gives a new one, as a new process would have it. */
export function engineContract(name: string, make: () => Engine): void {
  it(`${name} bears its name and makes songs`, () => {
    const engine = make();
    expect(engine.name).toBe(name);
    expect(engine.can('song')).toBe(true);
  });

  it(`${name} delivers as many takes as are wanted: whole, named and different`, async () => {
    const engine = make();
    const work = assignment('a song');
    const status = await ended(engine, await engine.start(work), work);
    if (status.state !== 'done') throw new Error(`it ended as ${status.state}`);
    expect(status.takes).toHaveLength(2);
    for (const take of status.takes ?? []) {
      expect(take.title).not.toBe('');
      expect(take.durationSeconds).toBeGreaterThan(0);
      expect(take.audio.length).toBeGreaterThan(0);
      expect([...take.artwork.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    }
    expect(Buffer.from(status.takes?.[0]?.audio ?? [])).not.toEqual(Buffer.from(status.takes?.[1]?.audio ?? []));
  });

  it(`${name} tells of a take's sound, where it does, how the take begins`, async () => {
    const told = [0, 1].map((): Uint8Array[] => []);
    const work = assignment('a song to hear', {
      onAudio: (take, piece) => {
        if (piece) told[take]?.push(Uint8Array.from(piece));
        else told[take]?.splice(0);
      },
    });
    const engine = make();
    const status = await ended(engine, await engine.start(work), work);
    if (status.state !== 'done') throw new Error(`it ended as ${status.state}`);
    const heard = told.map((pieces) => Buffer.concat(pieces));
    expect(heard).toEqual(
      status.takes?.map(({ audio }, index) => Buffer.from(audio).subarray(0, heard[index]?.length)),
    );
  });

  it(`${name} notes its work so that a new process can take it up`, async () => {
    const work = assignment('a song to resume');
    const operation = await make().start(work);
    const revived = JSON.parse(JSON.stringify(operation)) as Operation;
    expect(revived).toEqual(operation);
    expect((await ended(make(), revived, work)).state).toBe('done');
  });

  it(`${name} may be cancelled at any time, even what it does not know`, async () => {
    const engine = make();
    const work = assignment('metronome:stall');
    await engine.cancel?.(await engine.start(work));
    await engine.cancel?.({ reference: 'never heard of' });
    await engine.close?.();
  });
}
