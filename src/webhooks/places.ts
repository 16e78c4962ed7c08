import type { AccountId } from '../ids.ts';

/** Deliveries under way at once. */
export const mostPlaces = 100;
/** So many to one account at once: a receiver that stalls holds up its own callbacks, not its neighbours'. */
const perAccount = 10;
/** Accounts whose receivers take longer than this for an answer share half of the places, however many they are. */
const slowMs = 2_000;
const forSlow = mostPlaces / 2;
/** What is taken for an account's time of an answer until one has come. */
const unknownMs = 100;
/** A receiver that stood still for hours may be well again. */
const longestWaitMs = 60_000;

interface Gate {
  busy: number;
  /** How long answers take: the mean of the last few. */
  answerMs: number;
  /** When the last of those that were sent away is to come back. */
  backAt: number;
}

export interface Places {
  /**
   * Takes a place for a delivery to this account, to be left when it is done; or says in how many milliseconds to come
   * back. Those who are sent away come back one after the other at the pace of their own receiver, so that 10,000
   * callbacks for a receiver that stalls are not leased and given back again and again, before everybody else's.
   */
  take(account: AccountId): { readonly leave: () => void } | { readonly backInMs: number };
}

export function createPlaces(clock: () => number): Places {
  const gates = new Map<AccountId, Gate>();
  let taken = 0;
  let takenBySlow = 0;

  const sendAway = (gate: Gate): { readonly backInMs: number } => {
    const now = clock();
    const backInMs = Math.min(Math.max(0, gate.backAt - now) + gate.answerMs / perAccount, longestWaitMs);
    gate.backAt = now + backInMs;
    return { backInMs };
  };

  return {
    take: (account) => {
      const gate = gates.get(account) ?? { busy: 0, answerMs: unknownMs, backAt: 0 };
      gates.set(account, gate);
      const isSlow = gate.answerMs > slowMs;
      if (gate.busy >= perAccount || taken >= mostPlaces || (isSlow && takenBySlow >= forSlow)) return sendAway(gate);
      const began = clock();
      gate.busy++;
      taken++;
      if (isSlow) takenBySlow++;
      return {
        leave: () => {
          gate.busy--;
          taken--;
          if (isSlow) takenBySlow--;
          gate.answerMs += (clock() - began - gate.answerMs) / 4;
          if (gate.busy === 0 && gate.answerMs <= slowMs && gate.backAt <= clock()) gates.delete(account);
        },
      };
    },
  };
}
