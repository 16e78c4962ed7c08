import { type Import, importsOf, isTest, type Source } from './source.ts';

/** What a room may import of ours beyond itself: paths inside src/, a trailing slash for all that is below. */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  studio: [],
  catalogue: [],
  database: [],
  sdk: [],
  queue: ['database/', 'catalogue/'],
  ledger: ['database/', 'catalogue/'],
  accounts: ['database/', 'catalogue/'],
  webhooks: ['database/', 'catalogue/', 'queue/'],
  moderation: ['catalogue/'],
  storage: [],
  routing: ['engines/engine.ts', 'catalogue/'],
  tasks: [
    'accounts/',
    'catalogue/',
    'database/',
    'engines/engine.ts',
    'ledger/',
    'moderation/',
    'queue/',
    'routing/',
    'storage/storage.ts',
    'webhooks/',
  ],
  engines: ['catalogue/'],
  dialects: ['accounts/', 'catalogue/', 'tasks/'],
  http: ['accounts/', 'catalogue/', 'dialects/dialect.ts', 'dialects/index.ts', 'storage/storage.ts', 'tasks/'],
  console: ['sdk/'],
  mcp: ['catalogue/', 'sdk/'],
  operator: ['accounts/', 'config.ts', 'database/', 'ledger/', 'secrets.ts'],
  cli: ['catalogue/', 'config.ts', 'main.ts', 'mcp/', 'operator/', 'sdk/', 'studio/studio.ts'],
  'config.ts': ['catalogue/', 'engines/engine.ts'],
  'secrets.ts': ['database/', 'webhooks/sign.ts'],
};

/** Small files without a room, for everyone but the two worlds of their own. */
const leaves = ['clock.ts', 'ids.ts', 'log.ts', 'version.ts'];
const worldsOfTheirOwn = ['studio', 'catalogue'];
/** Folders with a contract at their door and one room per folder inside. */
const foldersOfRooms = ['dialects', 'engines'];
/** What every engine that calls an upstream is made of: not a room, but beside the door. */
const common = ['engines/upstream/'];

const topOf = (path: string): string => path.split('/')[0] ?? '';
/** `engines/crun/client.ts` → `crun`; undefined for a file at the door, such as engines/engine.ts. */
const roomOf = (path: string): string | undefined => (path.split('/').length > 2 ? path.split('/')[1] : undefined);
const matches = (path: string, allowed: string): boolean =>
  allowed.endsWith('/') ? path.startsWith(allowed) : path === allowed;

function insideFolderOfRooms(from: string, target: string): string | undefined {
  const top = topOf(from);
  const door = `${top}/${top.replace(/s$/, '')}.ts`;
  const mine = roomOf(from);
  const theirs = roomOf(target);
  if (mine === undefined) {
    if (theirs === undefined || from === `${top}/index.ts`) return undefined;
    return `only ${top}/index.ts lists the rooms; import ${door}`;
  }
  if (common.some((folder) => target.startsWith(folder))) return undefined;
  if (theirs !== undefined && theirs !== mine) return `is another room of ${top}/; move what both need beside ${door}`;
  if (target === `${top}/index.ts`) return `the list of rooms is for main.ts; import ${door}`;
  return undefined;
}

function problemWith(from: string, { target, typeOnly }: Import): string | undefined {
  if (target === undefined || from === 'main.ts') return undefined;
  const top = topOf(from);
  const other = topOf(target);
  if (target.startsWith('..')) return 'lies outside src/; what runs must be built from src/';
  if (leaves.includes(target) && !worldsOfTheirOwn.includes(top)) return undefined;
  if (leaves.includes(from)) return 'a leaf file imports nothing of ours; pass it in';
  if (top === other) return foldersOfRooms.includes(top) ? insideFolderOfRooms(from, target) : undefined;
  const allowed = neighbours[top];
  if (!allowed) return `${top} is a new room; give it a line in test/architecture/rooms.ts`;
  if (from.startsWith('engines/embedded/') && other === 'studio') {
    if (typeOnly || target === 'studio/studio.ts') return undefined;
    return 'the embedded engine enters the studio by its face; import studio/studio.ts';
  }
  if (top === 'sdk' && other === 'catalogue' && typeOnly) return undefined; // orders have the types of the schemas
  if (allowed.some((one) => matches(target, one))) return undefined;
  const reach = [top === from ? [] : [`${top}/`], allowed].flat().join(', ') || 'nothing of ours';
  return `${top} may import ${reach}; take what you need as an argument and let main.ts supply it`;
}

/** The one rule: a neighbour's contract, never a neighbour's room. Tests beside a file may enter more. */
export function checkRooms(sources: readonly Source[]): string[] {
  const problems: string[] = [];
  for (const source of sources) {
    if (isTest(source.path)) continue;
    for (const found of importsOf(source)) {
      const remedy = problemWith(source.path, found);
      if (remedy) problems.push(`src/${source.path}:${found.line}: who may import whom: ${found.specifier}: ${remedy}`);
    }
  }
  return problems;
}

/** Every room has its line in its folder's index.ts, and a test that puts it through its folder's contract. */
export function checkListed(sources: readonly Source[]): string[] {
  const problems: string[] = [];
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const folders: readonly { index: string; contract?: string; rooms: RegExp }[] = [
    { index: 'dialects/index.ts', contract: 'dialects/dialect.contract.ts', rooms: /^dialects\/([^/]+)\/./ },
    { index: 'engines/index.ts', contract: 'engines/engine.contract.ts', rooms: /^engines\/([^/]+)\/./ },
    { index: 'storage/index.ts', contract: 'storage/storage.contract.ts', rooms: /^storage\/drivers\/([^/.]+)\.ts$/ },
    { index: 'catalogue/kinds/index.ts', rooms: /^catalogue\/kinds\/(?!index\.|kind\.)([^/.]+)\.ts$/ },
    { index: 'studio/composer/styles/index.ts', rooms: /^studio\/composer\/styles\/(?!index\.|style\.)([^/.]+)\.ts$/ },
  ];
  for (const { index, contract, rooms } of folders) {
    const names = new Set<string>();
    for (const { path } of sources) {
      const name = rooms.exec(path)?.[1];
      if (name && name !== 'fixtures' && !common.some((folder) => path.startsWith(folder))) names.add(name);
    }
    if (names.size === 0) continue;
    const list = importsOf({ path: index, text: texts.get(index) ?? '' }).map((found) => `${found.target}`);
    const folder = index.slice(0, index.indexOf('/') + 1);
    const tests = sources.filter(
      (one) =>
        one.path.endsWith('.test.ts') &&
        one.path.startsWith(folder) &&
        importsOf(one).some((found) => found.target === contract),
    );
    for (const name of names) {
      if (!list.some((target) => target.split('/').some((part) => part === name || part === `${name}.ts`)))
        problems.push(`src/${index}:1: every room is listed: ${name} has no line here; add it`);
      if (!contract) continue;
      const tested = tests.some((one) => one.path.startsWith(`${folder}${name}/`) || one.text.includes(`'${name}`));
      if (!tested)
        problems.push(`src/${contract}:1: every room passes its contract: no *.test.ts runs it for ${name}; add one`);
    }
  }
  return problems;
}
