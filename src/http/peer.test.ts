import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isOwnProgram, namesLoopback } from './peer.ts';

it('knows which names can only mean this machine', () => {
  for (const host of ['localhost', 'localhost:8787', '127.0.0.1:80', '[::1]:8787', 'LOCALHOST'])
    expect(namesLoopback(host)).toBe(true);
  for (const host of [
    undefined,
    '',
    'localhost.evil.example',
    'evil.example',
    '127.0.0.1.evil.example',
    '0.0.0.0',
    '10.0.0.1',
  ])
    expect(namesLoopback(host)).toBe(false);
});

describe('whose program is at the other end', () => {
  const hex = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');
  const row = (from: number, to: number, user: number): string =>
    ` 1: 0100007F:${hex(from)} 0100007F:${hex(to)} 01 00000000:00000000 00:00000000 00000000  ${user}        0 99`;
  const socket = (address: string): Socket =>
    ({ remoteAddress: address, remotePort: 50_000, localPort: 8787 }) as unknown as Socket;

  it('is ours when the system says so of every such connection', () => {
    expect(isOwnProgram(socket('127.0.0.1'), [row(50_000, 8787, 1000)], 1000)).toBe(true);
    expect(isOwnProgram(socket('::ffff:127.0.0.1'), [row(50_000, 8787, 1000)], 1000)).toBe(true);
    expect(isOwnProgram(socket('127.0.0.1'), [row(50_000, 8787, 33)], 1000)).toBe(false);
    expect(isOwnProgram(socket('127.0.0.1'), [row(50_000, 8787, 1000), row(50_000, 8787, 33)], 1000)).toBe(false);
    // The other direction of the same connection is our own.
    expect(isOwnProgram(socket('127.0.0.1'), [row(8787, 50_000, 1000)], 1000)).toBe(false);
  });
  it('is a stranger from anywhere else, whatever the list says', () => {
    for (const address of ['10.0.0.2', '::2', '', '::ffff:10.0.0.2'])
      expect(isOwnProgram(socket(address), [row(50_000, 8787, 1000)], 1000)).toBe(false);
  });
  it('is believed where the system does not tell', () => {
    expect(isOwnProgram(socket('127.0.0.1'), null, 1000)).toBe(true);
  });
  it('is found in the list of this machine', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address() as { port: number };
    const client = connect(address.port, '127.0.0.1');
    const [accepted] = (await once(server, 'connection')) as [Socket];
    expect(isOwnProgram(accepted)).toBe(true);
    client.destroy();
    accepted.destroy();
    server.close();
  });
});
