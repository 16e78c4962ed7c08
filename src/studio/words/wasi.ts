/**
 * As much of WASI preview 1 as a program needs that reads its arguments, prints, and writes a file: all in memory, with
 * a clock that stands still, so that a run depends on its arguments alone.
 */

const SUCCESS = 0;
const BAD_DESCRIPTOR = 8;
const STDOUT = 1;
const STDERR = 2;
/** The one directory that the program may write to; descriptors from the next on are its files. */
const ROOT = 3;
const DIRECTORY_TYPE = 3;
const REGULAR_FILE_TYPE = 4;
const CHARACTER_DEVICE_TYPE = 2;
const ALL_RIGHTS = 0xffffffffffffffffn;

export interface ProgramResult {
  readonly stdout: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

class Exit extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`the program ended with ${code}`);
    this.code = code;
  }
}

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

  seek(offset: number, whence: number): void {
    const from = whence === 0 ? 0 : whence === 1 ? this.position : this.length;
    this.position = Math.max(0, from + offset);
  }

  get contents(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

/** Runs a command module to its end. */
export function runProgram(module: WebAssembly.Module, args: readonly string[]): ProgramResult {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const argv = args.map((arg) => encoder.encode(`${arg}\0`));
  const files = new Map<number, MemoryFile>([
    [STDOUT, new MemoryFile()],
    [STDERR, new MemoryFile()],
  ]);
  const names = new Map<string, MemoryFile>();
  let memory = new WebAssembly.Memory({ initial: 0 });
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
    fd_read: (_descriptor: number, _vectors: number, _count: number, read: number): number => {
      view().setUint32(read, 0, true);
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
      const file = new MemoryFile();
      files.set(descriptor, file);
      names.set(name, file);
      view().setUint32(opened, descriptor, true);
      return SUCCESS;
    },
    proc_exit: (code: number): never => {
      throw new Exit(code);
    },
  };

  const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: imports });
  const start = exports._start;
  if (!(exports.memory instanceof WebAssembly.Memory) || typeof start !== 'function')
    throw new Error('not a WASI command');
  memory = exports.memory;
  try {
    start();
  } catch (error) {
    if (!(error instanceof Exit) || error.code !== 0) throw error;
  }
  const stdout = decoder.decode(files.get(STDOUT)?.contents);
  return { stdout, files: new Map([...names].map(([name, file]) => [name, file.contents])) };
}
