import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  request(route: string, status: number, seconds: number): void;
  event(name: string): void;
  /** The audit of the ledger found so many accounts whose balance is not the sum of their entries. */
  audited(wrong: number, atMs: number): void;
}

/** Prometheus metrics; labels come from closed sets, never from what a caller sent. */
export function createMetrics(queueDepth: () => Promise<number>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'cantiga_http_request_seconds',
    help: 'Time per request',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  const events = new Counter({
    name: 'cantiga_events_total',
    help: 'What happened in the house, by name',
    labelNames: ['event'],
    registers: [registry],
  });
  new Gauge({
    name: 'cantiga_jobs',
    help: 'Jobs that wait or run',
    registers: [registry],
    async collect() {
      this.set(await queueDepth());
    },
  });
  const wrongBalances = new Gauge({
    name: 'cantiga_ledger_wrong_balances',
    help: 'Accounts whose balance is not the sum of their entries; must be 0',
    registers: [registry],
  });
  const audit = new Gauge({
    name: 'cantiga_ledger_audit_timestamp_seconds',
    help: 'When the ledger was last audited',
    registers: [registry],
  });
  return {
    registry,
    audited: (wrong, atMs) => {
      wrongBalances.set(wrong);
      audit.set(Math.floor(atMs / 1000));
    },
    request: (route, status, seconds) => requests.labels(route, String(status)).observe(seconds),
    event: (name) => events.labels(name).inc(),
  };
}
