export interface CrashSummary {
  readonly kills: number;
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

export function crash(options?: { rounds?: number; seed?: number; clients?: number }): Promise<CrashSummary>;
