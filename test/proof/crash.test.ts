import { part } from '../../proof/parts/crash.ts';
import { provesShortly } from './short.ts';

provesShortly('crash', part, 300_000);
