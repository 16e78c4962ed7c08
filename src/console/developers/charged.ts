import type { Entry } from '../../sdk/types.ts';

const dayMs = 24 * 60 * 60 * 1000;
export const days = 14;

/** Credits charged on each of the last days, today last. */
export function chargedByDay(entries: readonly Entry[], now: number): { day: number; charged: number }[] {
  const today = new Date(now).setHours(0, 0, 0, 0);
  return Array.from({ length: days }, (_, index) => {
    const day = today - (days - 1 - index) * dayMs;
    const charged = entries
      .filter(({ kind, createdAt }) => kind === 'settle' && createdAt >= day && createdAt < day + dayMs)
      // A settle takes the hold away and gives back what was not charged.
      .reduce((sum, { heldChange, availableChange }) => sum - heldChange - availableChange, 0);
    return { day, charged };
  });
}
