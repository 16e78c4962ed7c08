const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** serialization_failure and deadlock_detected (PostgreSQL, appendix A): undone whole, and to be tried again. */
export const isUndone = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));

/**
 * The server or the way to it went away: connection exceptions (class 08), shutdown, crash, starting up, and a standby
 * that was told to write.
 */
export function isLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code.startsWith('08') || ['57P01', '57P02', '57P03', '25006'].includes(code)) return true;
  if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EAI_AGAIN'].includes(code)) return true;
  return error instanceof Error && /connection (terminated|error|ended)|not queryable/i.test(error.message);
}

/** What PostgreSQL says of a row that is there already. */
export const isDuplicate = (error: unknown): boolean => codeOf(error) === '23505';
