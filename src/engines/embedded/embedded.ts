import type { Assignment, Engine, Operation } from '../engine.ts';
import { makers } from './makers/index.ts';
import type { Pool } from './pool.ts';
import { openSession, type Session } from './session.ts';

/** Composes and plays in render threads. Nothing outside the process is paid, so a lost session is simply played again. */
export function createEmbedded(pool: Pool): Engine {
  const sessions = new Map<string, Session>();
  const referenceOf = (operation: Operation): string => String(operation.reference);

  const open = (assignment: Assignment): Session => {
    const make = makers[assignment.order.kind];
    if (!make) throw new Error(`the musician does not make ${assignment.order.kind}`);
    const session = openSession(pool, assignment, make);
    sessions.set(assignment.reference, session);
    return session;
  };

  return {
    name: 'embedded',
    can: (kind) => makers[kind] !== undefined,
    start: async (assignment) => {
      open(assignment);
      return { reference: assignment.reference };
    },
    status: async (operation, assignment) => {
      const status = (sessions.get(referenceOf(operation)) ?? open(assignment)).status();
      if (status.state !== 'pending') sessions.delete(assignment.reference);
      return status;
    },
    news: async (operation, withinMs) => sessions.get(referenceOf(operation))?.news(withinMs),
    cancel: async (operation) => {
      sessions.get(referenceOf(operation))?.cancel();
      sessions.delete(referenceOf(operation));
    },
    close: () => pool.close(),
  };
}
