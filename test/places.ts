import { randomUUID } from 'node:crypto';
import type { Database } from '../src/database/database.ts';
import { openSqlite } from '../src/database/sqlite.ts';
import { memoryStorage, s3Storage } from '../src/storage/index.ts';
import type { Storage } from '../src/storage/storage.ts';

/** `npm test -- --on postgres,s3`: what the houses of tests stand on instead of memory. */
const grounds = ['postgres', 's3'] as const;
type Ground = (typeof grounds)[number];
const isGround = (name: string): name is Ground => (grounds as readonly string[]).includes(name);

const wanted = (process.env.CANTIGA_TEST_ON ?? '').split(',').filter((name) => name !== '');
const unknown = wanted.filter((name) => !isGround(name));
if (unknown.length > 0) throw new Error(`CANTIGA_TEST_ON: ${unknown.join(', ')} is none of ${grounds.join(', ')}`);
const standsOn = (ground: Ground): boolean => wanted.includes(ground);

/** An empty database of a house's own. */
export async function emptyDatabase(onFailure: (error: unknown) => void): Promise<Database> {
  if (!standsOn('postgres')) return openSqlite(':memory:', onFailure);
  const { openPlace } = await import('./databases.ts');
  return openPlace();
}

const credentials = { accessKey: 'KEY', secretKey: 'a secret', region: 'eu-central-1' };
let bucket: Promise<{ readonly endpoint: string }> | undefined;

/** An empty storage of a house's own. */
export async function emptyStorage(): Promise<Storage> {
  if (!standsOn('s3')) return memoryStorage();
  const { startS3 } = await import('./s3.ts');
  bucket ??= startS3('houses', credentials);
  const { endpoint } = await bucket;
  return s3Storage({ ...credentials, endpoint, bucket: 'houses', prefix: randomUUID(), clock: Date.now });
}
