/** What the database says it is, in milliseconds. */
type AskTime = () => Promise<number>;

/** Drift of a quartz is some 50 millionths: 1.5 ms between two questions. */
const everyMs = 30_000;

export interface SharedClock {
  readonly now: () => number;
  stop(): void;
}

/**
 * The database's time, carried on between questions by a clock that nobody sets (`steady`, in milliseconds). Nodes whose
 * own clocks differ or jump still agree on when a lease ends; what remains is half the time of a question.
 */
export async function followClock(ask: AskTime, steady: () => number): Promise<SharedClock> {
  const measure = async (): Promise<number> => {
    const before = steady();
    const time = await ask();
    return time - (before + steady()) / 2;
  };
  let ahead = await measure();
  const timer = setInterval(() => {
    measure().then(
      (measured) => {
        ahead = measured;
      },
      // Without an answer the steady clock goes on alone.
      () => {},
    );
  }, everyMs);
  timer.unref();
  return { now: () => Math.round(steady() + ahead), stop: () => clearInterval(timer) };
}
