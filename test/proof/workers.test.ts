import { part } from '../../proof/parts/workers.ts';
import { provesShortly } from './short.ts';

provesShortly('workers', part);
