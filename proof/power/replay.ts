import { readFileSync } from 'node:fs';

/** What happened to the files, in order, and what was told to the outside meanwhile. */
export type Happening =
  | { readonly kind: 'write'; readonly file: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'sync' | 'remove'; readonly file: string }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  | { readonly kind: 'ack'; readonly number: number };

const bytesOf = (escaped: string): Buffer => Buffer.from(escaped.replaceAll('\\x', ''), 'hex');

/** Reads what `strace -y -xx -s …` wrote about one thread; only files whose name begins with `base`. */
export function readTrace(path: string, base: string): readonly Happening[] {
  const happenings: Happening[] = [];
  const decoded = (text: string): string => (text.includes('\\x') ? bytesOf(text).toString() : text);
  for (const line of readFileSync(path, 'latin1').split('\n')) {
    const call = /^(?:\d+\s+)?(\w+)\((?:(\d+)<([^>]*)>|"((?:\\x[0-9a-f]{2})*)")?(.*)$/.exec(line);
    if (!call || / = -1 /.test(line)) continue;
    const [, name = '', fd = '', opened = '', argument = '', rest = ''] = call;
    const file = decoded(opened || argument);
    const data = /^, "((?:\\x[0-9a-f]{2})*)"/.exec(rest)?.[1] ?? '';
    if (name === 'write' && fd === '1') {
      for (const [, number] of bytesOf(data)
        .toString()
        .matchAll(/ACK (\d+)/g))
        happenings.push({ kind: 'ack', number: Number(number) });
    } else if (file.startsWith(base)) {
      if (name === 'pwrite64')
        happenings.push({ kind: 'write', file, bytes: bytesOf(data), offset: Number(/, (\d+)\) += /.exec(rest)?.[1]) });
      else if (name === 'fsync' || name === 'fdatasync') happenings.push({ kind: 'sync', file });
      else if (name === 'ftruncate')
        happenings.push({ kind: 'truncate', file, size: Number(/^, (\d+)/.exec(rest)?.[1]) });
      else if (name.startsWith('unlink')) happenings.push({ kind: 'remove', file });
    }
  }
  return happenings;
}

const sector = 512;

/** The files as a power loss after `cut` happenings may leave them, and how many commits had been acknowledged. */
export function crashImage(
  happenings: readonly Happening[],
  cut: number,
  random: () => number,
): { readonly files: ReadonlyMap<string, Buffer>; readonly acknowledged: number } {
  const synced = new Map<string, number>();
  let acknowledged = 0;
  for (let i = 0; i < cut; i++) {
    const one = happenings[i];
    if (one?.kind === 'sync') synced.set(one.file, i);
    if (one?.kind === 'ack') acknowledged = Math.max(acknowledged, one.number + 1);
  }
  const files = new Map<string, Buffer>();
  for (let i = 0; i < cut; i++) {
    const one = happenings[i];
    if (one?.kind === 'remove') files.delete(one.file);
    if (one?.kind !== 'write' && one?.kind !== 'truncate') continue;
    const before = files.get(one.file) ?? Buffer.alloc(0);
    if (one.kind === 'truncate') {
      const after = Buffer.alloc(one.size);
      before.copy(after, 0, 0, one.size);
      files.set(one.file, after);
      continue;
    }
    const safe = i < (synced.get(one.file) ?? -1);
    const fate = safe ? 1 : random();
    // Of what was not synced, half is gone and a fifth is torn at a sector.
    if (fate < 0.5) continue;
    const kept = fate < 0.7 ? Math.floor((random() * one.bytes.length) / sector) * sector : one.bytes.length;
    const end = one.offset + kept;
    const after = before.length >= end ? before : Buffer.concat([before, Buffer.alloc(end - before.length)]);
    one.bytes.copy(after, one.offset, 0, kept);
    files.set(one.file, after);
  }
  return { files, acknowledged };
}
