import type { KindName } from '../../catalogue/kinds/index.ts';
import type { Assignment, Engine, Operation } from '../engine.ts';
import { makers } from './makers/index.ts';
import { makeVideo } from './makers/video.ts';
import { createOpener } from './opener.ts';
import type { Pool } from './pool.ts';
import { type Maker, openSession, type Session } from './session.ts';

/** Where films are made, and recordings opened that only ffmpeg reads. */
export interface FilmRoom {
  /** Threads of their own, so that no song waits for a film. */
  readonly pool: Pool;
  /** The command that starts ffmpeg. */
  readonly encoder: string;
}

/** Composes and plays in render threads. Nothing outside the process is paid, so a lost session is simply played again. */
export function createEmbedded(pool: Pool, films?: FilmRoom): Engine {
  const sessions = new Map<string, Session>();
  let video =
    films &&
    makeVideo(films.encoder, () => {
      video = undefined;
    });
  const opener = createOpener(films?.encoder);
  const makerOf = (kind: KindName): Maker | undefined => (kind === 'video' ? video : makers[kind]);
  const referenceOf = (operation: Operation): string => String(operation.reference);

  const open = (assignment: Assignment): Session => {
    const { kind } = assignment.order;
    const make = makerOf(kind);
    if (!make) throw new Error(`the musician does not make ${kind}`);
    const session = openSession(kind === 'video' && films ? films.pool : pool, assignment, make, opener);
    sessions.set(assignment.reference, session);
    return session;
  };

  return {
    name: 'embedded',
    prepare: () => pool.warm(),
    can: (kind) => makerOf(kind) !== undefined,
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
    close: async () => {
      await Promise.all([pool.close(), films?.pool.close()]);
    },
  };
}
