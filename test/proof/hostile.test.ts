import { part } from '../../proof/parts/hostile.ts';
import { provesShortly } from './short.ts';

provesShortly('hostile', part);
