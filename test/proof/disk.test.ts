import { part } from '../../proof/parts/disk.ts';
import { provesShortly } from './short.ts';

provesShortly('disk', part);
