/** A circuit breaker for each engine: after three faults in a row it rests, twice as long every time. */
const faultsToOpen = 3;
const firstRestMs = 30_000;
const longestRestMs = 10 * 60_000;

interface Pulse {
  faults: number;
  restsUntil: number;
  /** How long a kind of work took there, lately. */
  readonly tookMs: Map<string, number>;
}

export interface Health {
  /** False while the engine rests; when a rest is over it is tried again. */
  isWell(engine: string): boolean;
  restsUntil(engine: string): number;
  failed(engine: string): void;
  /** `tookMs` from the start of work to its end; without it, that work was taken. */
  worked(engine: string, kind: string, tookMs?: number): void;
  expectedMs(engine: string, kind: string): number | undefined;
  /** Faults in a row. */
  faults(engine: string): number;
}

export function createHealth(clock: () => number): Health {
  const pulses = new Map<string, Pulse>();
  const pulseOf = (engine: string): Pulse => {
    const pulse = pulses.get(engine) ?? { faults: 0, restsUntil: 0, tookMs: new Map<string, number>() };
    pulses.set(engine, pulse);
    return pulse;
  };
  return {
    isWell: (engine) => pulseOf(engine).restsUntil <= clock(),
    restsUntil: (engine) => pulseOf(engine).restsUntil,
    failed: (engine) => {
      const pulse = pulseOf(engine);
      pulse.faults++;
      if (pulse.faults < faultsToOpen) return;
      const rest = Math.min(longestRestMs, firstRestMs * 2 ** (pulse.faults - faultsToOpen));
      pulse.restsUntil = clock() + rest;
    },
    worked: (engine, kind, tookMs) => {
      const pulse = pulseOf(engine);
      pulse.faults = 0;
      pulse.restsUntil = 0;
      if (tookMs === undefined) return;
      // The newest counts a third: five of them tell nearly all.
      const before = pulse.tookMs.get(kind) ?? tookMs;
      pulse.tookMs.set(kind, before + (tookMs - before) / 3);
    },
    faults: (engine) => pulseOf(engine).faults,
    expectedMs: (engine, kind) => pulseOf(engine).tookMs.get(kind),
  };
}
