import { part } from '../../proof/parts/soak.ts';
import { provesShortly } from './short.ts';

provesShortly('soak', part);
