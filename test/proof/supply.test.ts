import { part } from '../../proof/parts/supply.ts';
import { provesShortly } from './short.ts';

provesShortly('supply', part);
