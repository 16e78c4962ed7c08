import { part } from '../../proof/parts/power.ts';
import { provesShortly } from './short.ts';

provesShortly('power', part, 300_000);
