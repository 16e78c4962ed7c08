import { part } from '../../proof/parts/moderation.ts';
import { provesShortly } from './short.ts';

provesShortly('moderation', part);
