// What the crash test starts: the built server, without the look at the sources that bin/cantiga.mjs takes first.
import { main } from '../../dist/cli/cantiga.js';

await main(['serve']);
