import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkListed, checkRooms } from './architecture/rooms.ts';
import { codeOnly, importsOf, readSources, type Source, withoutComments } from './architecture/source.ts';
import {
  checkAny,
  checkContractsExist,
  checkCredits,
  checkDatabase,
  checkSizes,
  checkStudioIsPure,
  checkSurroundings,
  checkWireWords,
} from './architecture/words.ts';

const src = join(import.meta.dirname, '..', 'src');
const sources = [...readSources(src), ...readSources(src, '.tsx')];
const only = (pattern: RegExp) => (problem: string) => pattern.test(problem);
const rooms = checkRooms(sources);

describe('the house', () => {
  it('has been read', () => {
    expect(sources.length).toBeGreaterThan(50);
  });
  it('1. studio/ and catalogue/ import nothing of ours outside themselves', () => {
    expect(rooms.filter(only(/^src\/(studio|catalogue)\//))).toEqual([]);
  });
  it('2. no dialect imports another dialect, an engine, the queue, the ledger or the database', () => {
    expect(rooms.filter(only(/^src\/dialects\//))).toEqual([]);
  });
  it('3. no engine imports tasks, ledger, dialects or another engine', () => {
    expect(rooms.filter(only(/^src\/engines\//))).toEqual([]);
  });
  it('everyone else imports a neighbour’s contract, never a neighbour’s room', () => {
    expect(rooms.filter((problem) => !/^src\/(studio|catalogue|dialects|engines)\//.test(problem))).toEqual([]);
  });
  it('4. wire words occur only in dialects/ and engines/<upstream>/', () => {
    expect(checkWireWords(sources)).toEqual([]);
  });
  it('5. numbers of credits occur only in catalogue/prices.ts', () => {
    expect(checkCredits(sources)).toEqual([]);
  });
  it('6. only database/ opens a connection; the ledger and the queue write their own tables', () => {
    expect(checkDatabase(sources)).toEqual([]);
  });
  it('7. only config.ts reads process.env; only main.ts supplies the real clock and randomness', () => {
    expect(checkSurroundings(sources)).toEqual([]);
  });
  it('8. no clock and no unseeded randomness in studio/', () => {
    expect(checkStudioIsPure(sources)).toEqual([]);
  });
  it('9. every room is listed in its index.ts and passes its contract', () => {
    expect(checkListed(sources)).toEqual([]);
  });
  it('contracts exist and are short; files have one subject', () => {
    expect([...checkContractsExist(sources), ...checkSizes(sources)]).toEqual([]);
  });
  it('says `any` nowhere', () => {
    expect(checkAny(sources)).toEqual([]);
  });
});

/** Each rule must be able to fail: what it must refuse, and beside it what it must let through. */
describe('the rules themselves', () => {
  const file = (path: string, text: string): Source => ({ path, text });
  const one = (check: (sources: readonly Source[]) => string[], path: string, text: string) =>
    check([file(path, text)]);

  it('finds every form of import, with its line', () => {
    const text = [
      "import type { A } from './a.ts';",
      'import {',
      '  b,',
      "} from '../b/b.ts';",
      "export * from './c.ts';",
      "import './d.ts';",
      "const e = await import('./e.ts');",
      "const w = new Worker(new URL('./f.worker.js', import.meta.url));",
      "// import './comment.ts'",
      "import fastify from 'fastify';",
    ].join('\n');
    expect(importsOf(file('x/y.ts', text)).map(({ line, target, typeOnly }) => [line, target, typeOnly])).toEqual([
      [1, 'x/a.ts', true],
      [2, 'b/b.ts', false],
      [5, 'x/c.ts', false],
      [6, 'x/d.ts', false],
      [7, 'x/e.ts', false],
      [8, 'x/f.worker.ts', false],
      [10, undefined, false],
    ]);
  });

  it('tells comments and strings from code', () => {
    const text = `const a = 'http://b'; // c\nconst d = /['"\`]/; /* e\n */ const f = \`g \${Date.now()} h\`;`;
    expect(withoutComments(text)).toBe(
      `const a = 'http://b';     \nconst d = /['"\`]/;     \n    const f = \`g \${Date.now()} h\`;`,
    );
    expect(codeOnly(text)).toContain('Date.now()');
    expect(codeOnly(text)).not.toMatch(/http|[cegh] /);
    expect(codeOnly(text).split('\n')).toHaveLength(3);
  });

  it.each([
    ['studio/studio.ts', '../ids.ts'],
    ['studio/mixer/bus.ts', '../../catalogue/models.ts'],
    ['catalogue/models.ts', '../config.ts'],
    ['database/sqlite.ts', '../catalogue/models.ts'],
    ['dialects/crun/routes.ts', '../sunor/reply.ts'],
    ['dialects/crun/routes.ts', '../../engines/engine.ts'],
    ['dialects/crun/routes.ts', '../../queue/queue.ts'],
    ['dialects/crun/routes.ts', '../../ledger/ledger.ts'],
    ['dialects/crun/routes.ts', '../../database/database.ts'],
    ['dialects/crun/routes.ts', '../index.ts'],
    ['dialects/shared.ts', './crun/order.ts'],
    ['engines/crun/client.ts', '../../tasks/task.ts'],
    ['engines/crun/client.ts', '../../ledger/ledger.ts'],
    ['engines/crun/client.ts', '../../dialects/dialect.ts'],
    ['engines/crun/client.ts', '../sunor/client.ts'],
    ['engines/crun/client.ts', '../../studio/studio.ts'],
    ['engines/embedded/embedded.ts', '../../studio/mixer/bus.ts'],
    ['tasks/run.ts', '../storage/drivers/files.ts'],
    ['tasks/run.ts', '../engines/embedded/embedded.ts'],
    ['routing/route.ts', '../tasks/task.ts'],
    ['ledger/ledger.ts', '../queue/queue.ts'],
    ['http/server.ts', '../dialects/crun/routes.ts'],
    ['cli/get.ts', '../tasks/read.ts'],
    ['clock.ts', './config.ts'],
    ['attic/box.ts', '../tasks/task.ts'],
  ])('%s may not import %s', (path, specifier) => {
    const found = one(checkRooms, path, `\nimport { x } from '${specifier}';`);
    expect(found).toEqual([expect.stringMatching(new RegExp(`^src/${path}:2: .*: .+`))]);
  });

  it.each([
    ['main.ts', './dialects/crun/routes.ts'],
    ['tasks/run.ts', '../storage/storage.ts'],
    ['tasks/run.ts', '../engines/engine.ts'],
    ['tasks/run.ts', '../clock.ts'],
    ['dialects/index.ts', './crun/index.ts'],
    ['dialects/crun/routes.ts', '../dialect.ts'],
    ['dialects/crun/routes.ts', '../../tasks/task.ts'],
    ['engines/embedded/embedded.ts', '../../studio/studio.ts'],
    ['studio/composer/compose.ts', '../score/score.ts'],
    ['cli/render.ts', '../studio/studio.ts'],
    ['engines/crun/client.test.ts', '../../tasks/task.ts'],
  ])('%s may import %s', (path, specifier) => {
    expect(one(checkRooms, path, `import { x } from '${specifier}';`)).toEqual([]);
  });

  it.each([
    [checkWireWords, 'tasks/a.ts', "row['mv']", 'dialects/crun/a.ts'],
    [checkWireWords, 'engines/embedded/a.ts', '`chirp-v4`', 'engines/sunor/a.ts'],
    [checkWireWords, 'catalogue/order.ts', 'x.gpt_description_prompt', 'catalogue/models.ts'],
    [checkCredits, 'tasks/a.ts', 'const price = 10;', 'catalogue/prices.ts'],
    [checkCredits, 'dialects/crun/a.ts', 'return { credits: 10 };', 'config.ts'],
    [checkDatabase, 'tasks/a.ts', 'sql`insert into\n ledger_entries values (1)`', 'ledger/a.ts'],
    [checkDatabase, 'tasks/a.ts', "run('update jobs set x = 1')", 'queue/a.ts'],
    [checkDatabase, 'ledger/a.ts', "import sqlite from 'node-sqlite3-wasm';", 'database/a.ts'],
    [checkSurroundings, 'tasks/a.ts', 'process.env.HOME', 'config.ts'],
    [checkSurroundings, 'tasks/a.ts', 'new Date()', 'main.ts'],
    [checkSurroundings, 'queue/a.ts', 'Math.random()', 'clock.ts'],
    [checkSurroundings, 'queue/a.ts', 'id(systemEntropy)', 'main.ts'],
    [checkStudioIsPure, 'studio/a.ts', 'Math.random()', 'main.ts'],
    [checkStudioIsPure, 'studio/mixer/a.ts', '`$' + '{Date.now()}`', 'cli/a.ts'],
    [checkAny, 'tasks/a.ts', 'let x: any;', undefined],
    [checkAny, 'tasks/a.test.ts', '(x as any).y', undefined],
    [checkAny, 'tasks/a.ts', 'Record<string, any>', undefined],
    [checkSizes, 'tasks/a.ts', 'x\n'.repeat(501), 'studio/composer/styles/a.ts'],
    [checkSizes, 'engines/engine.ts', 'x\n'.repeat(100), 'engines/crun/engine.ts'],
  ])('%o refuses it in %s', (check, path, text, allowed) => {
    expect(one(check, path, `\n${text}`)).toEqual([expect.stringMatching(new RegExp(`^src/${path}:\\d+: .+: .+`))]);
    if (allowed) expect(one(check, allowed, `\n${text}`)).toEqual([]);
  });

  it('lets comments and harmless code through', () => {
    const text =
      "// Math.random(), process.env, any\nconst price = 0; const moved = 'removed'; const many: Company = f(Promise.any, any);";
    for (const check of [checkWireWords, checkCredits, checkDatabase, checkSurroundings, checkStudioIsPure, checkAny])
      expect(one(check, 'tasks/a.ts', text)).toEqual([]);
  });

  it('misses no room that is not listed or not tested', () => {
    const room = file('engines/flute/engine.ts', '');
    const index = file('engines/index.ts', "export { flute } from './flute/engine.ts';");
    const test = file('engines/flute/flute.test.ts', "import { c } from '../engine.contract.ts';");
    expect(checkListed([room])).toHaveLength(2);
    expect(checkListed([room, index])).toEqual([expect.stringContaining('no *.test.ts runs it for flute')]);
    expect(checkListed([room, index, test])).toEqual([]);
    expect(checkListed([file('catalogue/kinds/song.ts', '')])).toHaveLength(1);
    expect(checkContractsExist([])).toHaveLength(5);
  });
});
