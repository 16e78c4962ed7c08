import { part } from '../../proof/parts/load.ts';
import { provesShortly } from './short.ts';

provesShortly('load', part);
