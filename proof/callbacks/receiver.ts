import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { at } from '../wire.ts';

/**
 * How a receiver behaves; `fails` and `resets` are fine the second time. Each has a host and port of its own, but for the
 * neighbour, which is fine as well and has those of the one that stalls.
 */
export const manners = ['fine', 'neighbour', 'fails', 'resets', 'stalls', 'redirects', 'drips', 'endless'] as const;
export type Manner = (typeof manners)[number];

export interface Call {
  readonly manner: string;
  readonly id: string;
  readonly task: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly at: number;
}

/** Receivers, one for each manner; what is redirected would come to `followed`. */
export async function openReceiver() {
  const calls: Call[] = [];
  const followed: string[] = [];
  const answer = (manner: string, isRepeated: boolean, response: ServerResponse): unknown => {
    switch (manner) {
      case 'fails':
        return response.writeHead(isRepeated ? 204 : 500).end();
      case 'resets':
        return isRepeated ? response.writeHead(204).end() : response.socket?.resetAndDestroy();
      case 'redirects':
        return response.writeHead(302, { location: '/followed' }).end();
      case 'stalls':
        return undefined;
      case 'drips':
      case 'endless': {
        response.writeHead(200);
        const part = manner === 'endless' ? 'x'.repeat(65_536) : 'x';
        const drip = setInterval(() => response.write(part), 50);
        return response.on('close', () => clearInterval(drip));
      }
      default:
        return response.writeHead(204).end();
    }
  };
  const open = async (): Promise<Server> => {
    const server = createServer((request, response) => {
      const manner = (request.url ?? '').slice(1);
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (manner === 'followed') followed.push(text);
        const headers = request.headers as Record<string, string>;
        const id = String(headers['webhook-id']);
        const isRepeated = calls.some((call) => call.id === id);
        calls.push({ manner, id, text, headers, task: String(at(JSON.parse(text), 'id')), at: performance.now() });
        answer(manner, isRepeated, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server;
  };
  const servers: Server[] = [];
  const ports = new Map<Manner, number>();
  for (const manner of manners) {
    if (manner === 'neighbour') continue;
    const server = await open();
    servers.push(server);
    ports.set(manner, (server.address() as AddressInfo).port);
  }
  return {
    calls,
    followed,
    url: (manner: Manner) => `http://127.0.0.1:${ports.get(manner === 'neighbour' ? 'stalls' : manner)}/${manner}`,
    close: () => {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}
