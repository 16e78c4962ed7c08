import type { FastifyReply } from 'fastify';
import { type Failure, failure } from '../catalogue/failures.ts';

/** Bodies of bytes are held in memory until they are stored. */
const mostAtOnce = 4;
const mostOfOne = 2;

export interface Intake {
  /** A place for a body of bytes until the answer has gone, or why there is none. `sender` is who takes the place. */
  enter(sender: string, reply: FastifyReply): Failure | undefined;
}

export function createIntake(): Intake {
  const senders: string[] = [];
  return {
    enter: (sender, reply) => {
      const ofOne = senders.filter((each) => each === sender).length;
      if (senders.length >= mostAtOnce || ofOne >= mostOfOne) {
        const message = 'Too many files are being received. Send this one again in a few seconds';
        return failure('overloaded', message, { retryAfterSeconds: 5 });
      }
      senders.push(sender);
      reply.raw.once('close', () => senders.splice(senders.indexOf(sender), 1));
      return undefined;
    },
  };
}
