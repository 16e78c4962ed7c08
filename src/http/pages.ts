import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256 } from '../ids.ts';

/** A built file of the console, ready to be sent. */
export interface Page {
  readonly name: string;
  readonly contentType: string;
  readonly etag: string;
  readonly bytes: Buffer;
  readonly gzip: Buffer | undefined;
}

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

export type SendPage = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Where the build puts the console, seen from src/ as well as from dist/. */
const folder = fileURLToPath(new URL('../../dist/console/', import.meta.url));

/** The console is small: it is read once and kept. */
export function readPages(): Map<string, Page> {
  const pages = new Map<string, Page>();
  if (!existsSync(folder)) return pages;
  for (const name of readdirSync(folder)) {
    const extension = name.slice(name.lastIndexOf('.') + 1);
    const contentType = contentTypes[extension];
    if (contentType === undefined) continue;
    const bytes = readFileSync(join(folder, name));
    const gzip = extension === 'woff2' ? undefined : gzipSync(bytes, { level: 9 });
    pages.set(name, { name, contentType, bytes, gzip, etag: `"${sha256(bytes.toString('latin1')).slice(0, 32)}"` });
  }
  return pages;
}
