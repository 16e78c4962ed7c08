import { part } from '../../proof/parts/tenants.ts';
import { provesShortly } from './short.ts';

provesShortly('tenants', part);
