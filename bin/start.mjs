// `npm start`: on a fresh clone installs and builds, then is `cantiga serve`.
import { ensure, ensureBuilt, ensureInstalled } from './ensure.mjs';

ensure(ensureInstalled, ensureBuilt);
const { main } = await import('../dist/cli/cantiga.js');
await main(['serve', ...process.argv.slice(2)]);
