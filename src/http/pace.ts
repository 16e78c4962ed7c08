import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface Pace {
  /** For the whole of a body of JSON. */
  readonly bodyMs: number;
  /** A body of bytes may take longer, as long as this much of it comes in every such time. */
  readonly windowMs: number;
  readonly windowBytes: number;
}

/** 10 kB a second at least, over ten seconds. */
export const usualPace: Pace = { bodyMs: 20_000, windowMs: 10_000, windowBytes: 100_000 };
/** Nobody is listened to for longer than this. */
export const longestRequestMs = 300_000;

const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Cuts off who sends a body too slowly: a request holds a connection and, for bytes, one of few places. `isPatient` says
 * whether a route takes bytes, which on a slow line need minutes.
 */
export function addPace(app: FastifyInstance, isPatient: (request: FastifyRequest) => boolean, pace: Pace): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    if (!raw.complete && hasBody(request.headers)) {
      const stop = isPatient(request) ? keepsUp(request, reply, pace) : within(request, reply, pace.bodyMs);
      raw.once('end', stop).once('close', stop);
    }
    done();
  });
}

function within(request: FastifyRequest, reply: FastifyReply, milliseconds: number): () => void {
  const timer = setTimeout(() => cutOff(request, reply), milliseconds).unref();
  return () => clearTimeout(timer);
}

function keepsUp(request: FastifyRequest, reply: FastifyReply, { windowMs, windowBytes }: Pace): () => void {
  const { socket } = request.raw;
  let before = socket.bytesRead;
  const look = (): void => {
    if (socket.bytesRead - before < windowBytes) cutOff(request, reply);
    before = socket.bytesRead;
  };
  // Not at once: what came while this process was busy is read before it is missed.
  const timer = setInterval(() => setImmediate(look), windowMs).unref();
  return () => clearInterval(timer);
}

/** As Node itself answers requests that are too slow. */
function cutOff({ raw }: FastifyRequest, reply: FastifyReply): void {
  // Requests without a connection, which a test hands in, have nothing to be cut.
  if (raw.complete || raw.socket.destroyed !== false) return;
  if (!reply.raw.headersSent) raw.socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  raw.socket.destroy();
}
