import { Failed, type Failure, failure } from '../../catalogue/failures.ts';
import { Refused, Unsure } from '../engine.ts';
import { type Client, type Reply, Unanswered, Unsent } from './client.ts';

/** Words with which upstreams refuse a text. */
const contentWords =
  /content.?violation|sensitive|nsfw|prohibited|moderation|copyright|policy|inappropriate|banned|artist name|SENSITIVE_WORD/i;
const timeWords = /time.?out|timed out/i;

/** Why work failed, in words for the caller; upstreams tell it in texts. */
export function failureOf(said: string, engine: string, clean: (text: string) => string): Failure {
  const reason = clean(said);
  if (contentWords.test(said))
    return failure('content_violation', `${engine} refused the content: ${reason || 'no reason given'}`);
  if (timeWords.test(said)) return failure('timeout', `${engine} was not ready in time. Order it again`);
  return failure('generation_failed', `${engine} failed: ${reason || 'no reason given'}. Order it again`);
}

/** The answer to a create that took nothing. `status` may come from the body: some say 200 with an error inside. */
export function refusal(status: number, said: string, engine: string, client: Pick<Client, 'clean'>): Error {
  const reason = client.clean(said) || `it answered ${status}`;
  const message = `${engine} refused: ${status} ${reason}`;
  if (status !== 401 && status !== 402 && contentWords.test(said))
    return new Failed(failureOf(said, engine, client.clean));
  const isOrders = [400, 404, 405, 409, 413, 415, 422, 505].includes(status);
  // Keys and credits are the operator's, and no caller's business.
  if (isOrders) return new Refused('order', message, failure('generation_failed', `${message}. Change the order`));
  const isRefused = status < 500 || [503, 455].includes(status);
  if (isRefused)
    return new Refused('engine', message, failure('overloaded', `${engine} takes no orders now. Order it again later`));
  return new Unsure(message);
}

/** Sends an order: what never left is refused, what was never answered is unsure. */
export async function ordering(engine: string, send: () => Promise<Reply>): Promise<Reply> {
  try {
    return await send();
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (error instanceof Unsent)
      throw new Refused(
        'engine',
        `${engine} cannot be reached: ${message}`,
        failure('overloaded', `${engine} cannot be reached. Order it again later`),
      );
    if (error instanceof Unanswered) throw new Unsure(`${engine} did not answer an order: ${message}`);
    throw error;
  }
}
