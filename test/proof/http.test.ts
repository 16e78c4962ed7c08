import { part } from '../../proof/parts/http.ts';
import { provesShortly } from './short.ts';

provesShortly('http', part);
