import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../house.ts';
import { folder, missing } from './folder.mjs';

const absent = missing();
const reason = absent.length > 0 ? ` (skipped: ${absent.join(', ')} not installed; npm run clients does it)` : '';

/** A package as its maintainers published it. */
async function load<Exports>(name: string): Promise<Exports> {
  const found = createRequire(join(folder, 'package.json')).resolve(name);
  return (await import(/* @vite-ignore */ pathToFileURL(found).href)) as Exports;
}

interface Completion {
  readonly choices: readonly { readonly message: { readonly content: string }; readonly finish_reason: string }[];
}
interface Chunk {
  readonly choices: readonly { readonly delta: { readonly content?: string }; readonly finish_reason: string | null }[];
}
interface OpenAiClient {
  readonly chat: { readonly completions: { create<Answer>(body: unknown): Promise<Answer> } };
  readonly models: { list(): Promise<{ readonly data: readonly { readonly id: string }[] }> };
}
interface OpenAiPackage {
  readonly OpenAI: new (options: { readonly apiKey: string; readonly baseURL: string }) => OpenAiClient;
}

interface Result {
  readonly text: string;
  readonly reasoningText?: string;
}
interface AiPackage {
  generateText(options: unknown): Promise<Result>;
  streamText(options: unknown): {
    readonly textStream: AsyncIterable<string>;
    readonly reasoningText: PromiseLike<string | undefined>;
  };
}
interface AiProvider {
  createOpenAICompatible(options: unknown): (model: string) => unknown;
}

/** A program that speaks MCP over its standard input and output, as an editor starts it. */
function mcpServer(program: string, env: Readonly<Record<string, string>>) {
  const child: ChildProcess = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH ?? '', HOME: folder, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const waiting = new Map<number, (answer: unknown) => void>();
  let log = '';
  child.stderr?.on('data', (text) => {
    log += text;
  });
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', (line) => {
      const answer = JSON.parse(line) as { id?: number };
      waiting.get(answer.id ?? -1)?.(answer);
    });
  let last = 0;
  const send = (message: object): void => {
    child.stdin?.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  };
  const ask = (method: string, params: object): Promise<unknown> => {
    const id = ++last;
    return new Promise((resolve, reject) => {
      waiting.set(id, resolve);
      child.once('exit', () => reject(new Error(`it ended: ${log}`)));
      send({ id, method, params });
    });
  };
  return {
    open: async () => {
      const clientInfo = { name: 'cantiga', version: '1' };
      await ask('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo });
      send({ method: 'notifications/initialized' });
    },
    /** The JSON text that a tool answers. */
    tool: async (name: string, args: object): Promise<unknown> => {
      const answer = await ask('tools/call', { name, arguments: args });
      const text = String(at(answer, 'result', 'content', 0, 'text') ?? JSON.stringify(answer));
      try {
        return JSON.parse(text);
      } catch {
        throw new Error(text);
      }
    },
    close: () => child.kill(),
  };
}

describe.skipIf(absent.length > 0)(`published clients${reason}`, () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());
  const messages = [{ role: 'user', content: 'a calm folk song about rain' }];

  describe('openai', () => {
    const client = async (apiKey = house.key): Promise<OpenAiClient> => {
      const { OpenAI } = await load<OpenAiPackage>('openai');
      return new OpenAI({ apiKey, baseURL: `${house.url}/v1` });
    };

    it('gets both takes in answer to a chat', async () => {
      const openai = await client();
      const answer = await openai.chat.completions.create<Completion>({ model: 'v5', messages });
      expect(answer.choices[0]?.finish_reason).toBe('stop');
      expect(answer.choices[0]?.message.content.match(/http\S+\.mp3/g)).toHaveLength(2);
    });

    it('reads the stream to its end', async () => {
      const openai = await client();
      const stream = await openai.chat.completions.create<AsyncIterable<Chunk>>({
        ...{ model: 'v5', messages, stream: true },
        stream_options: { include_usage: true },
      });
      let text = '';
      let finish: string | null = null;
      for await (const { choices } of stream) {
        text += choices[0]?.delta.content ?? '';
        finish = choices[0]?.finish_reason ?? finish;
      }
      expect([text.match(/http\S+\.mp3/g)?.length, finish]).toEqual([2, 'stop']);
    });

    it('throws its own errors, and orders a song that failed no second time', async () => {
      const openai = await client();
      const fails = (content: string, more: object = {}) =>
        openai.chat.completions.create({ model: 'v5', messages: [{ role: 'user', content }], ...more });
      const before = (await house.tasks.list(house.account, 100)).length;
      await expect(fails('metronome:fail')).rejects.toMatchObject({ status: 500, code: 'generation_failed' });
      expect((await house.tasks.list(house.account, 100)).length).toBe(before + 1);
      await expect(fails(' ')).rejects.toMatchObject({ status: 400, param: 'messages' });
      await expect((await client('wrong-key')).models.list()).rejects.toMatchObject({ status: 401 });
      const stream = (await fails('metronome:fail', { stream: true })) as AsyncIterable<Chunk>;
      await expect(
        (async () => {
          for await (const _ of stream);
        })(),
      ).rejects.toThrow('The metronome failed as it was asked to');
    });

    it('lists the models', async () => {
      expect((await (await client()).models.list()).data.map(({ id }) => id)).toContain('v5');
    });
  });

  describe('ai with @ai-sdk/openai-compatible', () => {
    it('generates and streams, progress as reasoning', async () => {
      const [ai, { createOpenAICompatible }] = await Promise.all([
        load<AiPackage>('ai'),
        load<AiProvider>('@ai-sdk/openai-compatible'),
      ]);
      const model = createOpenAICompatible({ name: 'cantiga', apiKey: house.key, baseURL: `${house.url}/v1` })('v5');
      const { text } = await ai.generateText({ model, messages });
      expect(text.match(/http\S+\.mp3/g)).toHaveLength(2);
      const streamed = ai.streamText({ model, messages });
      let said = '';
      for await (const part of streamed.textStream) said += part;
      expect(said.match(/http\S+\.mp3/g)).toHaveLength(2);
      expect(await streamed.reasoningText).toMatch(/Waiting|Composing/);
    });
  });

  describe('@felores/kie-ai-mcp-server', () => {
    it('orders a song of kie.ai and reads it when it is done', async () => {
      const database = join(mkdtempSync(join(tmpdir(), 'cantiga-kie-')), 'tasks.db');
      const kie = mcpServer(join(folder, 'node_modules/@felores/kie-ai-mcp-server/dist/index.js'), {
        CANTIGA_ROOT: join(import.meta.dirname, '..', '..'),
        KIE_AI_API_KEY: house.key,
        KIE_AI_BASE_URL: `${house.url}/api/v1`,
        KIE_AI_CALLBACK_URL: `${house.url}/nowhere`,
        KIE_AI_ALLOW_DIRECT_GENERATION: 'true',
        KIE_AI_DB_PATH: database,
      });
      try {
        await kie.open();
        const order = { prompt: 'a calm folk song', customMode: false, instrumental: true, model: 'V5' };
        const made = await kie.tool('suno_generate_music', order);
        expect(made, JSON.stringify(made)).toMatchObject({ success: true, task_id: expect.any(String) });
        const done = await until(async () => {
          const now = await kie.tool('get_task_status', { task_id: at(made, 'task_id') });
          return at(now, 'status') === 'SUCCESS' ? now : undefined;
        });
        expect(at(done, 'audio_files')).toHaveLength(2);
        expect(at(done, 'result_urls')).toEqual([expect.stringMatching(/\.mp3$/), expect.stringMatching(/\.mp3$/)]);
      } finally {
        kie.close();
      }
    });
  });
});
