export interface Check {
  readonly faults: Readonly<
    Record<'lost' | 'mismatched' | 'money' | 'resolutions' | 'states' | 'work' | 'corrupt', readonly string[]>
  >;
  readonly tasks: number;
  readonly open: number;
  readonly held: number;
  readonly jobs: number;
  readonly undelivered: number;
}

export function checkDatabase(database: string, acknowledged: readonly { key: string; id: string }[]): Check;
