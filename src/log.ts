import { pino } from 'pino';

export type Report = (event: string, details: Readonly<Record<string, unknown>>) => void;

/** JSON lines on stderr. Only named fields are ever written: no headers, no bodies, no addresses with queries. */
export function createReport(level: string): Report {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  return (event, details) => {
    if (event.endsWith('failed') || event.endsWith('refused')) log.warn(details, event);
    else log.info(details, event);
  };
}
