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
  const files = new Map<string, GrowingFile>();
  for (let i = 0; i < cut; i++) {
    const one = happenings[i];
    if (one?.kind === 'remove') files.delete(one.file);
    if (one?.kind !== 'write' && one?.kind !== 'truncate') continue;
    const file = files.get(one.file) ?? new GrowingFile();
    files.set(one.file, file);
    if (one.kind === 'truncate') {
      file.truncate(one.size);
      continue;
    }
    const safe = i < (synced.get(one.file) ?? -1);
    const fate = safe ? 1 : random();
    // Of what was not synced, half is gone and a fifth is torn at a sector.
    if (fate < 0.5) continue;
    const kept = fate < 0.7 ? Math.floor((random() * one.bytes.length) / sector) * sector : one.bytes.length;
    file.write(one.offset, one.bytes.subarray(0, kept));
  }
  return { files: new Map([...files].map(([name, { bytes }]) => [name, bytes])), acknowledged };
}

/** Grows in large steps: thousands of writes each make a log a little longer. */
class GrowingFile {
  private room = Buffer.alloc(1 << 20);
  private length = 0;

  get bytes(): Buffer {
    return this.room.subarray(0, this.length);
  }

  truncate(size: number): void {
    this.reach(size);
    this.room.fill(0, size, Math.max(size, this.length));
    this.length = size;
  }

  write(offset: number, bytes: Buffer): void {
    const end = offset + bytes.length;
    this.reach(end);
    bytes.copy(this.room, offset);
    this.length = Math.max(this.length, end);
  }

  private reach(size: number): void {
    if (size <= this.room.length) return;
    const larger = Buffer.alloc(2 * size);
    this.bytes.copy(larger);
    this.room = larger;
  }
}
