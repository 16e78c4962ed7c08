import { part } from '../../proof/parts/callbacks.ts';
import { provesShortly } from './short.ts';

provesShortly('callbacks', part);
