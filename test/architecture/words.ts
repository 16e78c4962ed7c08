import { codeOnly, importsOf, isTable, isTest, lineAt, type Source, withoutComments } from './source.ts';

interface Ban {
  readonly rule: string;
  readonly remedy: string;
  readonly pattern: RegExp;
  /** Where the pattern may occur. */
  readonly allowed: RegExp;
  /** Only look there; everywhere when absent. */
  readonly within?: RegExp;
  /** Strings count too; otherwise only code does. */
  readonly inStrings?: boolean;
}

/** Finds each occurrence of a ban's pattern outside the places where it is allowed. */
function findBanned(sources: readonly Source[], bans: readonly Ban[]): string[] {
  const problems: string[] = [];
  for (const { path, text } of sources) {
    if (isTest(path)) continue;
    for (const ban of bans) {
      if (ban.allowed.test(path) || (ban.within && !ban.within.test(path))) continue;
      const readable = ban.inStrings ? withoutComments(text) : codeOnly(text);
      for (const match of readable.matchAll(ban.pattern))
        problems.push(
          `src/${path}:${lineAt(readable, match.index)}: ${ban.rule}: ${match[0].replace(/\s+/g, ' ').trim()}: ${ban.remedy}`,
        );
    }
  }
  return problems;
}

const nowhere = /^$/;

export const checkWireWords = (sources: readonly Source[]): string[] =>
  findBanned(sources, [
    {
      rule: 'wire words stay at the border',
      remedy: 'translate it in dialects/<name>/order.ts or reply.ts, and use the word of GLOSSARY.md here',
      pattern:
        /\b(?:gpt_description_prompt|chirp-[a-z0-9-]*|callBackUrl|notify_hook|vocal_gender|make_instrumental|continue_clip_id|continue_at|task_type|customMode|custom_mode|negative_tags|weirdness_constraint|weirdnessConstraint|style_weight|audio_weight|persona_id)\b|['"]mv['"]|\bmv\??:|\.mv\b/g,
      // The console shows every order in the words of each API.
      allowed: /^(dialects\/|console\/wire\/|engines\/(?!embedded\/|metronome\/)[^/]+\/|catalogue\/models\.ts$)/,
      inStrings: true,
    },
  ]);

export const checkCredits = (sources: readonly Source[]): string[] =>
  findBanned(sources, [
    {
      rule: 'numbers of credits occur only in catalogue/prices.ts',
      remedy: 'call priceOf() or shareOf()',
      pattern:
        /\b(?!insufficient)\w*(?:credits?|prices?|cost)\w*['"]?\s*(?::|===?|!==?|\?\?|[+\-*<>]?=|[<>*])\s*[1-9][\d_]*\b/gi,
      // config.ts has what an account starts with; the studio knows no money (its costs are of voice leading).
      allowed: /^(catalogue\/prices\.ts|config\.ts|studio\/.*)$/,
    },
  ]);

const writes = (tables: string): RegExp =>
  new RegExp(
    `\\b(?:insert\\s+(?:or\\s+\\w+\\s+)?into|update|delete\\s+from|replace\\s+into)\\s+["\`]?(?:${tables})\\b`,
    'gi',
  );

export const checkDatabase = (sources: readonly Source[]): string[] => [
  ...findBanned(sources, [
    {
      rule: 'only ledger/ writes its tables',
      remedy: 'call the ledger: hold, settle, release, grant',
      pattern: writes('ledger_entries|balances|holds'),
      allowed: /^(ledger|database)\//,
      inStrings: true,
    },
    {
      rule: 'only queue/ writes its tables',
      remedy: 'call the queue: enqueue, lease, heartbeat, finish',
      pattern: writes('jobs'),
      allowed: /^(queue|database)\//,
      inStrings: true,
    },
  ]),
  ...sources
    .filter(({ path }) => !isTest(path) && !path.startsWith('database/'))
    .flatMap((source) =>
      importsOf(source)
        .filter(({ specifier }) =>
          /^(node:sqlite|node-sqlite3-wasm|better-sqlite3|pg|postgres|kysely)$/.test(specifier),
        )
        .map(
          ({ line, specifier }) =>
            `src/${source.path}:${line}: only database/ opens a connection: ${specifier}: take a Database as an argument`,
        ),
    ),
];

export const checkSurroundings = (sources: readonly Source[]): string[] =>
  findBanned(sources, [
    {
      rule: 'only config.ts reads process.env',
      remedy: 'add a setting to config.ts and take its value as an argument',
      pattern: /\bprocess\s*\.\s*env\b|\bprocess\s*\[|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/g,
      allowed: /^config\.ts$/,
    },
    {
      rule: 'only main.ts supplies the real clock and the real randomness',
      remedy: 'take a Clock (clock.ts) or an Entropy (ids.ts) as an argument',
      pattern:
        /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bhrtime\b|\bMath\.random\b|\b(?:randomUUID|randomBytes|randomInt|getRandomValues)\s*\(/g,
      // The clock and the entropy are defined in the leaves; clients wait and draw in real time; pages run in a browser.
      allowed: /^(main\.ts|clock\.ts|ids\.ts|log\.ts|(cli|sdk|console|studio)\/.*)$/,
    },
    {
      rule: 'only main.ts supplies the real clock and the real randomness',
      remedy: 'take it as an argument',
      pattern: /\bsystem(?:Clock|Entropy)\b/g,
      allowed: /^(main\.ts|clock\.ts|ids\.ts|cli\/.*)$/,
    },
  ]);

export const checkStudioIsPure = (sources: readonly Source[]): string[] =>
  findBanned(sources, [
    {
      rule: 'the same order and seed give the same bytes',
      remedy: 'draw from the seeded generator (studio/random.ts); time does not exist in the studio',
      pattern:
        /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bhrtime\b|\brandom(?:UUID|Bytes|Int)\s*\(|\bgetRandomValues\b/g,
      allowed: nowhere,
      within: /^studio\//,
    },
  ]);

export const checkAny = (sources: readonly Source[]): string[] =>
  findBanned(
    // Test code is held to it too.
    sources.map(({ path, text }) => ({ path: path.replace(/\.(test|contract)\.ts$/, '.$1_.ts'), text })),
    [
      {
        rule: '`any` nowhere',
        remedy: 'use unknown and narrow it, or name the type',
        pattern: /(?::|\bas|[<|&]|\bextends)\s*any\b(?!\s*[(:.])|,\s*any(?=\s*>)/g,
        allowed: nowhere,
      },
    ],
  ).map((problem) => problem.replace(/\.(test|contract)_\.ts:/, '.$1.ts:'));

const contracts = [
  'dialects/dialect.ts',
  'engines/engine.ts',
  'storage/storage.ts',
  'catalogue/kinds/kind.ts',
  'studio/instruments/instrument.ts',
];

export function checkSizes(sources: readonly Source[]): string[] {
  const problems: string[] = [];
  for (const { path, text } of sources) {
    const lines = text.replace(/\n$/, '').split('\n').length;
    const contract = contracts.includes(path);
    if (contract && lines >= 100)
      problems.push(
        `src/${path}:100: a contract is read at one sitting: ${lines} lines, fewer than 100 wanted; split it`,
      );
    else if (lines > 500 && !isTable(path))
      problems.push(`src/${path}:501: a file has one subject: ${lines} lines, at most 500 wanted; split it by noun`);
  }
  return problems;
}

export const checkContractsExist = (sources: readonly Source[]): string[] =>
  contracts
    .filter((path) => !sources.some((source) => source.path === path))
    .map((path) => `src/${path}:1: every folder of rooms has its contract: missing; write it`);
