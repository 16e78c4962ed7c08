import { part } from '../../proof/parts/secrets.ts';
import { provesShortly } from './short.ts';

provesShortly('secrets', part);
