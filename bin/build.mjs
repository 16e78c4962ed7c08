// `npm run build`: dist/ from src/, whether or not it looks out of date, with the types of `cantiga/sdk`.
import { build, ensure, ensureInstalled } from './ensure.mjs';

ensure(ensureInstalled, () => build({ declares: true }));
