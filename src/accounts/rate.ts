export interface RateVerdict {
  readonly allowed: boolean;
  readonly limit: number;
  /** Requests left in the burst. */
  readonly remaining: number;
  /** Seconds until the burst is whole again. */
  readonly resetSeconds: number;
  /** Seconds until the next request is allowed; 0 when this one was. */
  readonly retryAfterSeconds: number;
}

/**
 * Generic cell rate algorithm (ITU-T I.371): one number per caller, the time at which its bucket is empty again.
 * `perMinute` requests are spread evenly, a burst of a tenth of them may come at once, so that no sliding minute sees
 * more than 110 % of the limit.
 */
export function createRateLimit(perMinute: number, clock: () => number): (caller: string) => RateVerdict {
  const intervalMs = 60_000 / perMinute;
  const burst = Math.max(1, Math.floor(perMinute / 10));
  const emptyAt = new Map<string, number>();
  let sweepAt = 0;
  return (caller) => {
    const now = clock();
    if (now >= sweepAt) {
      for (const [name, at] of emptyAt) if (at <= now) emptyAt.delete(name);
      sweepAt = now + 60_000;
    }
    const kept = emptyAt.get(caller) ?? 0;
    // Further ahead than a whole burst is only who saw the clock set back: that must not shut him out until it has
    // caught up.
    const start = kept > now + burst * intervalMs + 1 ? now : Math.max(kept, now);
    const wait = start + intervalMs - now - burst * intervalMs;
    // Sums of fractions of milliseconds are inexact: who waited as long as he was told is not refused for the rest.
    const allowed = wait < 0.001;
    const next = allowed ? start + intervalMs : start;
    if (allowed) emptyAt.set(caller, next);
    return {
      allowed,
      limit: perMinute,
      remaining: Math.max(0, Math.floor((burst * intervalMs - (next - now)) / intervalMs)),
      resetSeconds: Math.ceil(Math.max(0, next - now) / 1000),
      retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil(wait / 1000)),
    };
  };
}
