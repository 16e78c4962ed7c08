import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { engineNames } from './engines/engine.ts';

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const flag = z.stringbool({ truthy: ['1', 'true', 'on', 'yes'], falsy: ['0', 'false', 'off', 'no', ''] });
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

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
  /** A key that exists from the start, for the account `default`. */
  CANTIGA_API_KEY: z.string().min(8).max(200).optional(),
  /** What the account `default` starts with. */
  CANTIGA_CREDITS: whole(0, 1_000_000_000).default(100_000),
  /** How many takes are rendered at once. */
  CANTIGA_RENDER_THREADS: whole(1, 256).default(availableParallelism()),
  /** Engines in order of preference. */
  CANTIGA_ENGINES: list.pipe(z.array(z.enum(engineNames)).min(1)).default(['embedded']),
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
  /** Creates are refused, reads go on. */
  CANTIGA_MAINTENANCE: flag.default(false),
  CANTIGA_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

export type Config = z.output<typeof schema>;

export class ConfigError extends Error {}

/** Reads flags, environment and file; throws a ConfigError that names the setting. */
export function readConfig(flags: Readonly<Record<string, string>> = {}): Config {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name, value]) => name in schema.shape && value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse({ ...readFile(), ...environment, ...flags });
  if (parsed.success) return { ...parsed.data, CANTIGA_DATA_DIR: resolve(parsed.data.CANTIGA_DATA_DIR) };
  const issue = parsed.error.issues[0];
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  throw new ConfigError(`${name}: ${issue?.message}. Correct the setting and start again`);
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
