import type { Engine } from '../../src/engines/engine.ts';
import { at, openHouse, type TestHouse } from '../../test/house.ts';
import { instant } from '../../test/instant.ts';
import { eventually } from '../wire.ts';

export const order = { kind: 'song', prompt: 'x' };

/** An engine that is busy until it is let go. */
function heldEngine(): { readonly engine: Engine; readonly letGo: () => void } {
  let held = true;
  return {
    letGo: () => {
      held = false;
    },
    engine: {
      ...instant,
      status: async (operation, assignment) =>
        held ? { state: 'pending', progress: 0.1 } : instant.status(operation, assignment),
    },
  };
}

export interface Stage {
  readonly house: TestHouse;
  readonly ids: readonly string[];
  readonly letGo: () => void;
  /** Moves the clock of the house. */
  readonly jump: (ms: number) => void;
}

export async function place(house: TestHouse, tasks: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < tasks; i++)
    ids.push(String(at((await house.call('POST', '/v1/tasks', { body: order })).body, 'id')));
  return ids;
}

const stateOf = async (house: TestHouse, id: string): Promise<unknown> =>
  at((await house.call('GET', `/v1/tasks/${id}`)).body, 'state');

/** How a task ended, or that it did not. */
export const endOf = (house: TestHouse, id: string, nudge: () => void = () => {}): Promise<unknown> =>
  eventually(async () => {
    nudge();
    const state = await stateOf(house, id);
    return state === 'succeeded' || state === 'failed' || state === 'cancelled' ? state : undefined;
  }, 30_000).catch(() => 'still open');

/** Plays `scene` when every task is running, in a house whose engine is held and whose clock is the scene’s. */
export async function withRunning(tasks: number, scene: (stage: Stage) => Promise<void>): Promise<void> {
  let now = Date.now();
  const { engine, letGo } = heldEngine();
  // As many as the house has places for: none may wait in line.
  const house = await openHouse({ engines: [engine], clock: () => now });
  try {
    const ids = await place(house, Math.min(tasks, house.runnerRoom.slots));
    for (const id of ids) await eventually(async () => ((await stateOf(house, id)) === 'running' ? true : undefined));
    const jump = (ms: number): void => {
      now += ms;
    };
    await scene({ house, ids, letGo, jump });
  } finally {
    await house.close();
  }
}
