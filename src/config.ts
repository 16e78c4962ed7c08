import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { z } from 'zod';
import { type EngineName, engineNames, lyricistName, type UpstreamName, upstreamNames } from './engines/engine.ts';

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const flag = z.stringbool({ truthy: ['1', 'true', 'on', 'yes'], falsy: ['0', 'false', 'off', 'no', ''] });
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

const own: readonly string[] = engineNames;
const upstreams: readonly string[] = upstreamNames;
/** Whatever may be in a list of engines that an account is allowed. */
export const knownEngines: readonly string[] = [...own, ...upstreams, lyricistName];

/** `embedded`, or `crun=https://…`; a key has a setting of its own, so that no address holds a secret. */
const engine = z.string().superRefine((text, context) => {
  const [name = '', ...rest] = text.split('=');
  const address = rest.join('=');
  const refuse = (message: string): void => context.addIssue({ code: 'custom', message: `${name}: ${message}` });
  if (own.includes(name)) {
    if (rest.length > 0) refuse('takes no address');
  } else if (!upstreams.includes(name)) refuse(`is no engine; use one of ${[...own, ...upstreams].join(', ')}`);
  else if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    refuse(`needs its address, as in ${name}=https://api.example.com`);
  else if (new URL(address).username !== '' || new URL(address).search !== '')
    refuse(`the address holds more than a place; a key belongs in ${keySetting(name as UpstreamName)}`);
});

type Setting<Name extends UpstreamName> = `CANTIGA_ENGINE_${Uppercase<Name>}`;
const settingOf = <Name extends UpstreamName>(name: Name): Setting<Name> =>
  `CANTIGA_ENGINE_${name.toUpperCase() as Uppercase<Name>}`;
const keySetting = <Name extends UpstreamName>(name: Name): `${Setting<Name>}_KEY` => `${settingOf(name)}_KEY`;

const key = z.string().max(500).default('');
const cost = z.coerce.number().min(0).max(1_000_000).optional();
const idempotent = flag.default(false);

/** Three settings for each upstream. */
const upstreamSettings = Object.fromEntries(
  upstreamNames.flatMap((name) => [
    [keySetting(name), key],
    [`${settingOf(name)}_COST`, cost],
    [`${settingOf(name)}_IDEMPOTENT`, idempotent],
  ]),
) as { [Name in UpstreamName as `${Setting<Name>}_KEY`]: typeof key } & {
  [Name in UpstreamName as `${Setting<Name>}_COST`]: typeof cost;
} & { [Name in UpstreamName as `${Setting<Name>}_IDEMPOTENT`]: typeof idempotent };

export interface Bucket {
  readonly bucket: string;
  readonly prefix: string;
  readonly endpoint: string;
  readonly region: string;
}

/** What an address such as `s3://bucket/folder?endpoint=https://…&region=…` names. */
function bucketOf(text: string): Bucket | undefined {
  const match = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(\/[\w./-]*)?(?:\?(.*))?$/.exec(text);
  if (!match) return undefined;
  const [, bucket = '', folder = '', query = ''] = match;
  const options = new URLSearchParams(query);
  const region = options.get('region') ?? 'us-east-1';
  const endpoint = options.get('endpoint') ?? `https://s3.${region}.amazonaws.com`;
  const isKnown = [...options.keys()].every((name) => ['endpoint', 'region'].includes(name));
  if (!isKnown || !URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) return undefined;
  return { bucket, prefix: folder.replace(/^\/+|\/+$/g, ''), endpoint, region };
}

export const storageSetting = (config: Config): Bucket | undefined =>
  config.CANTIGA_STORAGE_URL === undefined ? undefined : bucketOf(config.CANTIGA_STORAGE_URL);

/** Every setting, its default and its reason. A flag beats the environment beats cantiga.config.json. */
const schema = z.strictObject({
  /** Loopback, so that a first start opens nothing to the network. */
  CANTIGA_HOST: z.string().min(1).default('127.0.0.1'),
  /** 0 picks a free port and prints it. */
  CANTIGA_PORT: whole(0, 65_535).default(8787),
  /** Database, files and generated secrets. */
  CANTIGA_DATA_DIR: z.string().min(1).default('./.cantiga'),
  /** Base of the addresses in answers; never taken from the Host header, which a caller can forge. */
  CANTIGA_PUBLIC_URL: z.url().optional(),
  /** The server that the command line speaks to; by default the one of the data directory. */
  CANTIGA_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** A key that exists from the start, for the account `default`. */
  CANTIGA_API_KEY: z.string().min(8).max(200).optional(),
  /** What the account `default` starts with. */
  CANTIGA_CREDITS: whole(0, 1_000_000_000).default(100_000),
  /** `postgres://user:password@host/database`, for several machines; SQLite in the data directory without it. */
  CANTIGA_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host/database' })
    .optional(),
  /** `s3://bucket/folder?endpoint=https://…&region=…`; files in the data directory without it. */
  CANTIGA_STORAGE_URL: z
    .string()
    .refine(
      (text) => bucketOf(text) !== undefined,
      'must look like s3://bucket?endpoint=https://s3.example.com&region=us-east-1',
    )
    .optional(),
  /** The keys of that storage, under the names by which they are known everywhere. */
  AWS_ACCESS_KEY_ID: z.string().max(200).default(''),
  AWS_SECRET_ACCESS_KEY: z.string().max(200).default(''),
  /** `api` takes orders and answers, `worker` makes what was ordered, `all` does both. */
  CANTIGA_ROLE: z.enum(['api', 'worker', 'all']).default('all'),
  /** How many takes are rendered at once. */
  CANTIGA_RENDER_THREADS: whole(1, 256).default(availableParallelism()),
  /** The ffmpeg that encodes music videos and reads M4A: a name on the PATH or a path. Without one, both are refused. */
  CANTIGA_FFMPEG: z.string().default('ffmpeg'),
  /** Engines in order of preference; those of others with their address: `crun=https://…,embedded`. */
  CANTIGA_ENGINES: list
    .pipe(
      z
        .array(engine)
        .min(1)
        .refine(
          (names) => new Set(names.map((name) => name.split('=')[0])).size === names.length,
          'names an engine twice',
        ),
    )
    .default(['embedded']),
  ...upstreamSettings,
  /** The engine that `provider: official` means; by default the first one. */
  CANTIGA_OFFICIAL_ENGINE: z.enum([...engineNames, ...upstreamNames]).optional(),
  /** An OpenAI-compatible API that writes lyrics, with its version: `https://api.example.com/v1`. */
  CANTIGA_LYRICS_URL: z.url({ protocol: /^https?$/ }).optional(),
  CANTIGA_LYRICS_KEY: z.string().max(500).default(''),
  CANTIGA_LYRICS_MODEL: z.string().max(200).default('default'),
  /** How long result files live, as apixo and sunoapi promise; 0 = for ever. */
  CANTIGA_RETENTION_DAYS: whole(0, 36_500).default(15),
  CANTIGA_RATE_LIMIT_PER_MINUTE: whole(1, 10_000_000).default(10_000),
  CANTIGA_CONCURRENT_TASKS: whole(1, 1_000_000).default(1_000),
  /** `loopback` or CIDRs that callbacks may reach although they are private. */
  CANTIGA_ALLOW_PRIVATE_URLS: list.default([]),
  /** `loopback` or CIDRs: who calls from there without a key, through an API that knows none, is the account `default`. */
  CANTIGA_OPEN_TO: list.default([]),
  /** How /v1/chat/completions answers: OpenAI's object, or gcui-art/suno-api's Markdown. */
  CANTIGA_CHAT_REPLY: z.enum(['openai', 'markdown']).default('openai'),
  /** `strict` refuses vulgar words, too, besides what nobody may order. */
  CANTIGA_MODERATION: z.enum(['standard', 'strict']).default('standard'),
  /** Creates are refused, reads go on. */
  CANTIGA_MAINTENANCE: flag.default(false),
  CANTIGA_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

export type Config = z.output<typeof schema>;

export class ConfigError extends Error {}

export type EngineSetting =
  | { readonly name: EngineName }
  | {
      readonly name: UpstreamName;
      readonly url: string;
      readonly key: string;
      readonly cost?: number;
      readonly idempotent: boolean;
    };

/** What CANTIGA_ENGINES lists, with the settings of each. */
export function engineSettings(config: Config): readonly EngineSetting[] {
  return config.CANTIGA_ENGINES.map((text): EngineSetting => {
    const [name = '', ...rest] = text.split('=');
    if (own.includes(name)) return { name: name as EngineName };
    const upstream = name as UpstreamName;
    const cost = config[`${settingOf(upstream)}_COST`];
    return {
      name: upstream,
      url: rest.join('='),
      key: config[keySetting(upstream)],
      idempotent: config[`${settingOf(upstream)}_IDEMPOTENT`],
      ...(cost !== undefined && { cost }),
    };
  });
}

/** Reads flags, environment and file; throws a ConfigError that names the setting. */
export function readConfig(flags: Readonly<Record<string, string>> = {}): Config {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name, value]) => name in schema.shape && value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse({ ...readFile(), ...environment, ...flags });
  if (parsed.success) {
    const missing = missingFor(parsed.data);
    if (missing) throw new ConfigError(missing);
    return { ...parsed.data, CANTIGA_DATA_DIR: resolve(parsed.data.CANTIGA_DATA_DIR) };
  }
  const issue = parsed.error.issues[0];
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  throw new ConfigError(`${name}: ${issue?.message}. Correct the setting and start again`);
}

/** What a role cannot do without. */
function missingFor({
  CANTIGA_ROLE: role,
  CANTIGA_DATABASE_URL: database,
  CANTIGA_PUBLIC_URL: url,
  CANTIGA_STORAGE_URL: storage,
  AWS_ACCESS_KEY_ID: accessKey,
  AWS_SECRET_ACCESS_KEY: secretKey,
}: Config): string | undefined {
  if (storage !== undefined && (accessKey === '' || secretKey === ''))
    return 'CANTIGA_STORAGE_URL: needs the keys of the storage. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
  if (role === 'all') return undefined;
  if (database === undefined)
    return `CANTIGA_ROLE: ${role} needs a database that others can reach. Set CANTIGA_DATABASE_URL, or the role to all`;
  if (url === undefined)
    return `CANTIGA_ROLE: ${role} needs the address of the whole service for its answers. Set CANTIGA_PUBLIC_URL`;
  return undefined;
}

function readFile(): Record<string, unknown> {
  const path = join(process.cwd(), 'cantiga.config.json');
  if (!existsSync(path)) return {};
  try {
    const settings = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    // Values may be written as JSON numbers and booleans; settings are read as text, like the environment's.
    return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]));
  } catch (error) {
    throw new ConfigError(`cantiga.config.json: ${(error as Error).message}. Correct the file`);
  }
}

/** Where the program that encodes films lies; undefined when it is not installed. */
export function findFfmpeg({ CANTIGA_FFMPEG: name }: Pick<Config, 'CANTIGA_FFMPEG'>): string | undefined {
  const folders = /[/\\]/.test(name) ? [''] : (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['', '.exe'] : [''];
  const candidates =
    name === '' ? [] : folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending)));
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
