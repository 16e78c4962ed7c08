// What the judges of seams and of the listener are told on the command line.
import { setPriority } from 'node:os';
import { parseArgs } from 'node:util';

/** Whoever works on the machine goes first: the process steps back, too. */
export function judgeOptions() {
  setPriority(10);
  const { only, seconds, write } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      seconds: { type: 'string', default: '40' },
      write: { type: 'string' },
    },
  }).values;
  return { isWanted: ({ name }) => name.includes(only), seconds: Number(seconds), write };
}
