import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';

const loopbackName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const loopbackAddress = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** Whether a Host header, or the host of a URL, can only mean this machine. */
export const namesLoopback = (host: string | undefined): boolean => loopbackName.test(host ?? '');

/** Linux lists the connections of this machine with the user who has each; elsewhere nothing is known. */
function connections(): string[] | null {
  try {
    return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(1));
  } catch {
    return null;
  }
}

const portOf = (address: string | undefined): number => Number.parseInt(address?.split(':').at(-1) ?? '', 16);

/**
 * Whether the other end of a connection is a program of the user who runs this server, on this machine. A reverse
 * proxy under its own user is not, and neither is another person with a shell here. Where the system does not tell
 * whose a connection is, being on this machine is enough.
 */
export function isOwnProgram(socket: Socket, rows = connections(), user = process.getuid?.()): boolean {
  if (!loopbackAddress.test(socket.remoteAddress ?? '')) return false;
  if (rows === null || user === undefined) return true;
  const users = rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, from, to]) => portOf(from) === socket.remotePort && portOf(to) === socket.localPort)
    .map((fields) => Number(fields[7]));
  return users.length > 0 && users.every((owner) => owner === user);
}
