import { part } from '../../proof/parts/hostile-audio.ts';
import { provesShortly } from './short.ts';

provesShortly('hostile audio', part);
