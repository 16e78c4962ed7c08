import { createClient } from '../sdk/client.ts';
import { CantigaError } from '../sdk/error.ts';
import type { Account, Catalogue } from '../sdk/types.ts';
import { createStore } from './store.ts';

/** Tells the server that a page of its own asks; it then takes the session's cookie for a key. */
const pageHeaders = { 'x-cantiga-console': '1' };

export const server = createClient({ baseUrl: '', headers: pageHeaders });
export const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(path, { ...init, headers: { ...pageHeaders, ...(init.headers as Record<string, string> | undefined) } });

export type Session = 'opening' | 'open' | 'closed';
export const session = createStore<Session>('opening');
export const account = createStore<Account | undefined>(undefined);
export const catalogue = createStore<Catalogue | undefined>(undefined);

/** With a key, with the link that the server printed, or, on the machine that serves, with neither. */
export async function openSession(proof: { key?: string; link?: string } = {}): Promise<boolean> {
  const answer = await ask('/console/session', {
    method: 'POST',
    headers: {
      ...(proof.key !== undefined && { 'x-api-key': proof.key }),
      ...(proof.link !== undefined && { 'x-cantiga-link': proof.link }),
    },
  });
  session.set(answer.ok ? 'open' : 'closed');
  if (answer.ok) await Promise.all([refreshAccount(), readCatalogue()]);
  return answer.ok;
}

export async function closeSession(): Promise<void> {
  await ask('/console/session', { method: 'DELETE' });
  session.set('closed');
}

export const refreshAccount = async (): Promise<void> => account.set(await server.account());
const readCatalogue = async (): Promise<void> => catalogue.set(await server.catalogue());

/** What went wrong, in words; a session that has ended shows the door instead. */
export function reasonOf(error: unknown): string {
  if (error instanceof CantigaError && error.status === 401) session.set('closed');
  return error instanceof Error ? error.message : String(error);
}

/** Result files are on this server, under whatever name it was published: the page asks the one it came from. */
export function fileUrl(url: string): string {
  const at = url.indexOf('/files/');
  return at < 0 ? url : url.slice(at);
}
