const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** The wait before each delivery: the schedule of Standard Webhooks and one step at 30 s, as callers wait for their song. */
const waits = [
  0,
  5 * second,
  30 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
] as const;

const longestWait = 24 * hour;

/** Deliveries of one event before giving up, some 75 hours after the first. */
export const deliveryLimit = waits.length;

/**
 * Milliseconds to wait before the given delivery (the first is 1); undefined when it is time to give up.
 * `random` in [0, 1) spreads the wait by ±10 %. A receiver may ask for a longer wait, never for a shorter one. An API
 * that promises its receivers rest before the first retry has the shorter steps left out.
 */
export function waitBeforeDelivery(
  delivery: number,
  random: number,
  retryAfterSeconds = 0,
  firstRetrySeconds = 0,
): number | undefined {
  const rest = delivery === 1 ? 0 : firstRetrySeconds * second;
  const wait = waits.filter((step, index) => index === 0 || step >= firstRetrySeconds * second)[delivery - 1];
  if (wait === undefined) return undefined;
  const asked = Number.isFinite(retryAfterSeconds) ? Math.min(retryAfterSeconds * second, longestWait) : 0;
  return Math.max(Math.round(wait * (0.9 + 0.2 * random)), rest, asked);
}

/** Retry-After (RFC 9110 §10.2.3): seconds or a date. `now` in milliseconds since 1970, undefined if unknown. */
export function retryAfterSeconds(header: string | undefined, now: number | undefined): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,15}$/.test(text)) return Math.min(Number(text), longestWait / second);
  // Only the HTTP date forms, all of which begin with a weekday; Date.parse alone would take nearly anything.
  if (now === undefined || !/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text)) return undefined;
  const date = Date.parse(text);
  if (Number.isNaN(date)) return undefined;
  return Math.min(Math.max(0, Math.ceil((date - now) / second)), longestWait / second);
}
