interface Spread {
  readonly median: number;
  readonly p99: number;
  readonly max: number;
}

export interface CrashSummary {
  readonly kills: number;
  readonly callbacks: number;
  readonly restartMs: Spread;
  /** Tasks that were being made at a kill. */
  readonly adopted: number;
  /** From when a server listens again to their end. */
  readonly adoptedMs: Spread;
  readonly examples: readonly string[];
  readonly acknowledged: number;
  readonly lost: number;
  readonly mismatched: number;
  readonly money: number;
  readonly resolutions: number;
  readonly states: number;
  readonly work: number;
  readonly corrupt: number;
  readonly answeredTwice: number;
  readonly answeredWrongly: number;
  readonly tasks: number;
  readonly unended: number;
  readonly held: number;
  readonly jobsLeft: number;
  readonly callbacksMissing: number;
  readonly callbacksUndelivered: number;
  readonly callbackIdsChanged: number;
  readonly quiet: boolean;
  readonly exitCode: number | null;
}

interface Options {
  readonly rounds?: number;
  readonly seed?: number;
  readonly clients?: number;
}

/** `early`: the control, a server that answers before it has committed; what it lost is not waited for. */
export function crash(
  options: Options & { readonly early: true },
): Promise<Pick<CrashSummary, 'kills' | 'acknowledged' | 'lost' | 'mismatched'>>;
export function crash(options?: Options): Promise<CrashSummary>;
