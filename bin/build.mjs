// `npm run build`: dist/ from src/, whether or not it looks out of date.
import { build, ensure, ensureInstalled } from './ensure.mjs';

ensure(ensureInstalled, () => build());
