import { part } from '../../proof/parts/money.ts';
import { provesShortly } from './short.ts';

provesShortly('money', part);
