#!/usr/bin/env node
// `npx cantiga <command>`: in a checkout makes sure that what runs is what the sources say; published, just runs.
import { ensure, ensureBuilt, ensureInstalled } from './ensure.mjs';

ensure(ensureInstalled, ensureBuilt);
const { main } = await import('../dist/cli/cantiga.js');
await main(process.argv.slice(2));
