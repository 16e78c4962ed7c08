import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** Between the default (0) and the lowest (19): a request that needs a core gets it at once, and idle cores stay in use. */
const ofSongs = 10;
/** A film takes what songs leave. */
export const ofFilms = 19;

/**
 * Lets other threads of the machine go first, the server's event loop before all. Linux gives every thread a priority
 * of its own (setpriority(2), NOTES), which programs that it starts inherit; where that is not so, nothing is changed.
 */
export function stepBack(niceness = ofSongs): void {
  try {
    // "<pid>/task/<thread>" of whoever reads it.
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), niceness);
  } catch {
    // No such link, or no such right: the thread competes as an equal.
  }
}
