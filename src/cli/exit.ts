import { ConfigError } from '../config.ts';
import { CantigaError } from '../sdk/error.ts';

/** What scripts hold on to. */
export const exits = { ok: 0, passing: 1, configuration: 2, input: 3, limit: 4, interrupted: 130 } as const;
type Exit = (typeof exits)[keyof typeof exits];

/** Something the person at the keyboard can put right. */
export class CliError extends Error {
  readonly exit: Exit;
  readonly code: string;

  constructor(exit: Exit, code: string, message: string) {
    super(message);
    this.exit = exit;
    this.code = code;
  }
}

export const badInput = (message: string): CliError => new CliError(exits.input, 'invalid_request', message);
export const misconfigured = (message: string): CliError => new CliError(exits.configuration, 'configuration', message);

const exitByCode: Readonly<Record<string, Exit>> = {
  unauthorized: exits.configuration,
  invalid_request: exits.input,
  body_too_large: exits.input,
  not_found: exits.input,
  idempotency_conflict: exits.input,
  content_violation: exits.input,
  feature_disabled: exits.input,
  insufficient_credits: exits.limit,
  rate_limited: exits.limit,
  too_many_tasks: exits.limit,
};

function exitByStatus(status: number): Exit {
  if (status === 401 || status === 403) return exits.configuration;
  if (status === 402 || status === 429) return exits.limit;
  return status >= 400 && status < 500 ? exits.input : exits.passing;
}

export function exitOf(error: unknown): Exit {
  if (error instanceof CliError) return error.exit;
  if (error instanceof ConfigError) return exits.configuration;
  if (error instanceof CantigaError) return exitByCode[error.code] ?? exitByStatus(error.status);
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR' ? exits.input : exits.passing;
}

/** An error as `--json` shows it. */
export function wordsOf(error: unknown): { code: string; message: string; field?: string } {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof CantigaError)
    return { code: error.code, message, ...(error.field !== undefined && { field: error.field }) };
  if (error instanceof CliError) return { code: error.code, message };
  return { code: error instanceof ConfigError ? 'configuration' : 'failed', message };
}
