/**
 * As much of WASI preview 1 as a program needs that reads its arguments and files, prints, and writes files: all in
 * memory, with a clock that stands still, so that a run depends on what it is given alone.
 */

const SUCCESS = 0;
const BAD_DESCRIPTOR = 8;
const STDOUT = 1;
const STDERR = 2;
/** The one directory of the program; descriptors from the next on are files. */
const ROOT = 3;
const DIRECTORY_TYPE = 3;
const REGULAR_FILE_TYPE = 4;
const CHARACTER_DEVICE_TYPE = 2;
const ALL_RIGHTS = 0xffffffffffffffffn;

export interface ProgramResult {
  readonly stdout: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Texts of files that a run finds, by name. */
export type Given = Readonly<Record<string, string>>;

/** A file that grows as it is written. */
class MemoryFile {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;
  position = 0;

  write(chunk: Uint8Array): void {
    const end = this.position + chunk.length;
    if (end > this.bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.bytes.length * 2));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes.set(chunk, this.position);
    this.position = end;
    this.length = Math.max(this.length, end);
  }

  read(into: Uint8Array): number {
    const chunk = this.contents.subarray(this.position, this.position + into.length);
    into.set(chunk);
    this.position += chunk.length;
    return chunk.length;
  }

  seek(offset: number, whence: number): void {
    const from = whence === 0 ? 0 : whence === 1 ? this.position : this.length;
    this.position = Math.max(0, from + offset);
  }

  get contents(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

/** A run that took more memory than this leaves it to be collected. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * A command module that is run again and again. What costs most of a short run is fresh memory for it (15 of 20 ms, 17 MB);
 * so it is kept, and put back before each run to what it was when the program was loaded: no run knows of those before it.
 */
export class Program {
  private readonly module: WebAssembly.Module;
  private loaded: Loaded | undefined;

  constructor(module: WebAssembly.Module) {
    this.module = module;
  }

  /** Runs it to its end. */
  run(args: readonly string[], given: Given = {}): ProgramResult {
    const loaded = this.loaded ?? load(this.module);
    // Only what ended well is used again: a program that is left in its middle does not clear its stack.
    this.loaded = undefined;
    const result = loaded.run(args, given);
    if (loaded.memory.buffer.byteLength < MOST_BYTES) this.loaded = loaded;
    return result;
  }
}

interface Loaded {
  readonly memory: WebAssembly.Memory;
  readonly run: (args: readonly string[], given: Given) => ProgramResult;
}

function load(module: WebAssembly.Module): Loaded {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let argv: readonly Uint8Array[] = [];
  const files = new Map<number, MemoryFile>();
  const names = new Map<string, MemoryFile>();
  let memory: WebAssembly.Memory;
  const view = (): DataView => new DataView(memory.buffer);
  const bytesAt = (at: number, length: number): Uint8Array => new Uint8Array(memory.buffer, at, length);

  const imports = {
    args_sizes_get: (count: number, size: number): number => {
      view().setUint32(count, argv.length, true);
      view().setUint32(
        size,
        argv.reduce((sum, arg) => sum + arg.length, 0),
        true,
      );
      return SUCCESS;
    },
    args_get: (pointers: number, text: number): number => {
      let at = text;
      argv.forEach((arg, index) => {
        view().setUint32(pointers + 4 * index, at, true);
        bytesAt(at, arg.length).set(arg);
        at += arg.length;
      });
      return SUCCESS;
    },
    clock_time_get: (_clock: number, _precision: bigint, at: number): number => {
      view().setBigUint64(at, 0n, true);
      return SUCCESS;
    },
    fd_close: (): number => SUCCESS,
    fd_fdstat_get: (descriptor: number, at: number): number => {
      if (descriptor !== ROOT && descriptor > 0 && !files.has(descriptor)) return BAD_DESCRIPTOR;
      const type = descriptor === ROOT ? DIRECTORY_TYPE : descriptor > ROOT ? REGULAR_FILE_TYPE : CHARACTER_DEVICE_TYPE;
      view().setUint8(at, type);
      view().setUint16(at + 2, 0, true);
      view().setBigUint64(at + 8, ALL_RIGHTS, true);
      view().setBigUint64(at + 16, ALL_RIGHTS, true);
      return SUCCESS;
    },
    fd_fdstat_set_flags: (): number => SUCCESS,
    fd_prestat_get: (descriptor: number, at: number): number => {
      if (descriptor !== ROOT) return BAD_DESCRIPTOR;
      view().setUint32(at, 0, true);
      view().setUint32(at + 4, 1, true);
      return SUCCESS;
    },
    fd_prestat_dir_name: (_descriptor: number, at: number): number => {
      bytesAt(at, 1).set(encoder.encode('/'));
      return SUCCESS;
    },
    fd_read: (descriptor: number, vectors: number, count: number, read: number): number => {
      const file = files.get(descriptor);
      if (!file) return BAD_DESCRIPTOR;
      let total = 0;
      for (let i = 0; i < count; i++) {
        const length = view().getUint32(vectors + 8 * i + 4, true);
        total += file.read(bytesAt(view().getUint32(vectors + 8 * i, true), length));
      }
      view().setUint32(read, total, true);
      return SUCCESS;
    },
    fd_seek: (descriptor: number, offset: bigint, whence: number, at: number): number => {
      const file = files.get(descriptor);
      if (!file || descriptor <= STDERR) return BAD_DESCRIPTOR;
      file.seek(Number(offset), whence);
      view().setBigUint64(at, BigInt(file.position), true);
      return SUCCESS;
    },
    fd_write: (descriptor: number, vectors: number, count: number, written: number): number => {
      const file = files.get(descriptor);
      if (!file) return BAD_DESCRIPTOR;
      let total = 0;
      for (let i = 0; i < count; i++) {
        const length = view().getUint32(vectors + 8 * i + 4, true);
        file.write(bytesAt(view().getUint32(vectors + 8 * i, true), length));
        total += length;
      }
      view().setUint32(written, total, true);
      return SUCCESS;
    },
    path_open: (
      _directory: number,
      _lookup: number,
      path: number,
      length: number,
      _create: number,
      _rights: bigint,
      _inherited: bigint,
      _flags: number,
      opened: number,
    ): number => {
      const name = decoder.decode(bytesAt(path, length).slice());
      const descriptor = ROOT + files.size;
      const file = names.get(name) ?? new MemoryFile();
      files.set(descriptor, file);
      names.set(name, file);
      view().setUint32(opened, descriptor, true);
      return SUCCESS;
    },
    proc_exit: (code: number): never => {
      throw new Error(`the program ended with ${code}`);
    },
  };

  const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: imports });
  const start = exports._start;
  if (!(exports.memory instanceof WebAssembly.Memory) || typeof start !== 'function')
    throw new Error('not a WASI command');
  memory = exports.memory;
  const fresh = new Uint8Array(memory.buffer).slice();
  const run = (args: readonly string[], given: Given): ProgramResult => {
    const bytes = new Uint8Array(memory.buffer);
    bytes.set(fresh);
    bytes.fill(0, fresh.length);
    argv = args.map((arg) => encoder.encode(`${arg}\0`));
    names.clear();
    files.clear();
    for (const descriptor of [STDOUT, STDERR]) files.set(descriptor, new MemoryFile());
    for (const [name, text] of Object.entries(given)) {
      const file = new MemoryFile();
      file.write(encoder.encode(text));
      file.seek(0, 0);
      names.set(name, file);
    }
    start();
    const stdout = decoder.decode(files.get(STDOUT)?.contents);
    return { stdout, files: new Map([...names].map(([name, file]) => [name, file.contents])) };
  };
  return { memory, run };
}
