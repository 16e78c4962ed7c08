import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count, type Part, told } from '../part.ts';
import { apiKey, startServer } from '../server.ts';
import { at, eventually, openWire } from '../wire.ts';

const canary = (name: string): string => `canary-${name}-7f3a9c51`;
/** The program says the place of the key, never the key, but a caller who sends the right one must be let in. */
const keys = { ours: apiKey, upstream: canary('upstream-key') };
const inHeaders = [
  'x-api-key',
  'authorization',
  'cookie',
  'x-forwarded-for',
  'user-agent',
  'referer',
  'x-unheard-of',
  'idempotency-key',
];

/** An upstream that repeats what it was sent and talks of itself, as frameworks do when they fail. */
async function openUpstream() {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (part: Buffer) => chunks.push(part));
    request.on('end', () => {
      response.writeHead(500, { 'content-type': 'application/json', 'x-debug': canary('upstream-header') });
      response.end(
        JSON.stringify({
          ...{ code: 500, message: `${canary('upstream-error')} ${JSON.stringify(request.headers)}` },
          stack: `Error at ${canary('upstream-stack')}`,
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );

export const part: Part = {
  promise: 'no secret stands in logs, answers, metrics or, in clear, in the database',
  options: {},
  short: {},
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cantiga-secrets-'));
    const upstream = await openUpstream();
    const answers: string[] = [];
    const server = await startServer(folder, {
      CANTIGA_LOG: 'debug',
      CANTIGA_ENGINES: `crun=${upstream.url},metronome`,
      CANTIGA_ENGINE_CRUN_KEY: keys.upstream,
      CANTIGA_LYRICS_URL: upstream.url,
      CANTIGA_LYRICS_KEY: canary('lyrics-key'),
    });
    const wire = openWire(server.url, apiKey, 4);
    const stranger = openWire(server.url, undefined, 4);
    try {
      for (const name of inHeaders) {
        for (const path of ['/v1/account', '/nowhere', '/v1/tasks/x', '/files/x', '/metrics', '/mcp']) {
          const said = await stranger.ask({ method: 'GET', path, headers: { [name]: canary(`header-${name}`) } });
          answers.push(said.text, JSON.stringify(said.headers));
        }
      }
      for (const path of [
        `/v1/account?api_key=${canary('query')}`,
        `/nowhere/${canary('path')}?a=${canary('query')}`,
      ]) {
        const said = await stranger.ask({ method: 'GET', path });
        // The path is repeated to who asked for it, without its query.
        answers.push(said.text.replaceAll(canary('path'), ''));
      }
      for (const body of [
        `{"${canary('body')}`,
        { prompt: canary('body'), kind: 'nonsense' },
        { kind: 'song', prompt: canary('body') },
      ])
        await wire.ask({ method: 'POST', path: '/v1/tasks', body });
      const order = {
        kind: 'song',
        prompt: 'a song',
        provider: 'official',
        callbackUrl: `http://127.0.0.1:48151/?token=${canary('callback')}`,
      };
      const made = JSON.parse((await wire.ask({ method: 'POST', path: '/v1/tasks', body: order })).text) as unknown;
      const id = String(at(made, 'id'));
      const ended = await eventually(async () => {
        const said = await wire.ask({ method: 'GET', path: `/v1/tasks/${id}` });
        return /succeeded|failed/.test(String(at(JSON.parse(said.text), 'state'))) ? said.text : undefined;
      });
      // Who asked to be called there may read the address again.
      answers.push(ended.replaceAll(canary('callback'), ''));
      const issued = JSON.parse(
        (await wire.ask({ method: 'POST', path: '/v1/keys', body: { name: 'one' } })).text,
      ) as unknown;
      const key = String(at(issued, 'key'));
      const secret = String(
        at(JSON.parse((await wire.ask({ method: 'GET', path: '/v1/webhooks/secret' })).text), 'secret'),
      );
      for (const path of ['/v1/keys', '/v1/account', '/v1/catalogue', '/openapi.json'])
        answers.push((await wire.ask({ method: 'GET', path })).text);
      const metrics = (await wire.ask({ method: 'GET', path: '/metrics' })).text;
      await wire.close();
      await stranger.close();
      await server.end();

      const log = server
        .written()
        .split('\n')
        .filter((line) => line.startsWith('{'));
      // The operator reads why an upstream failed in its own words, cleaned of our keys; nobody else does.
      const secrets = [apiKey, key, secret, ...Object.values(keys), canary('lyrics-key')];
      const everywhere = (text: string): string[] => [
        ...secrets.filter((one) => text.includes(one)),
        ...(text.match(/canary-[a-z-]+-7f3a9c51/g) ?? []),
      ];
      const kept = filesBelow(folder).filter((file) => !/\/(?:api-key|webhook-master|operator-key)[^/]*$/.test(file));
      const inFiles = kept.flatMap((file) => {
        const text = readFileSync(file).toString('latin1');
        return secrets.filter((one) => text.includes(one)).map(() => file);
      });
      const unparsable = log.filter((line) => {
        try {
          JSON.parse(line);
          return false;
        } catch {
          return true;
        }
      });
      return [
        told('places where secrets and canaries were put', inHeaders.length * 6 + 13),
        told('lines of log, answers, files read', `${log.length}, ${answers.length}, ${kept.length}`),
        count('secrets or canaries in the log', everywhere(log.join('\n').replaceAll(canary('upstream-error'), ''))),
        count('secrets or canaries in answers', everywhere(answers.join('\n'))),
        count('secrets or canaries in metrics', everywhere(metrics)),
        count('secrets in clear in database, log of writes or files', inFiles),
        count('lines of log that are no JSON', unparsable),
      ];
    } finally {
      await server.end('SIGKILL');
      upstream.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
