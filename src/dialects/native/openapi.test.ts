import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { createQuick } from '../../../test/quick.ts';
import { kinds } from '../../catalogue/kinds/index.ts';

interface Operation {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
}

describe('/openapi.json', () => {
  let house: TestHouse;
  let document: unknown;
  let operations: [string, Operation][];
  beforeAll(async () => {
    house = await openHouse({ engines: [createQuick()] });
    document = (await house.call('GET', '/openapi.json', { key: undefined })).body;
    operations = Object.entries(at(document, 'paths') as Record<string, Record<string, Operation>>).flatMap(
      ([path, methods]) =>
        Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
    );
  });
  afterAll(() => house.close());

  it('is OpenAPI 3.1 of both APIs, at this address', () => {
    expect(at(document, 'openapi')).toMatch(/^3\.1\./);
    expect(at(document, 'servers')).toEqual([{ url: house.url }]);
    expect(operations.map(([name]) => name)).toEqual(
      expect.arrayContaining(['post /v1/tasks', 'get /v1/tasks/{id}', 'post /api/v1/client/job/CreateTask']),
    );
  });

  it('names every path parameter and a good answer for every operation', () => {
    for (const [name, { summary, parameters, responses }] of operations) {
      expect(summary, name).not.toBe('');
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
      expect(inPath, name).toEqual([...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter));
      expect(
        Object.keys(responses).some((status) => /^2\d\d$/.test(status)),
        name,
      ).toBe(true);
    }
  });

  /** A clip that is there, and its task. */
  const aClip = async (): Promise<{ clip: string; task: string }> => {
    const { body } = await house.call('POST', '/v1/tasks', { body: kinds.song.example });
    const task = String(at(body, 'id'));
    const clip = await until(async () => at((await house.call('GET', `/v1/tasks/${task}`)).body, 'clips', 0, 'id'));
    return { clip: String(clip), task };
  };

  it('gives examples that its own schemas take, and that the house takes', async () => {
    const { clip, task } = await aClip();
    const url = 'https://example.com/a.mp3';
    const upload = at((await house.call('POST', '/suno/uploads/audio-url', { body: { url } })).body, 'data');
    const key = at((await house.call('GET', '/v1/keys')).body, 'keys', 0, 'id');
    const refused: string[] = [];
    let examples = 0;
    for (const [name, operation] of operations) {
      if (!operation.requestBody) continue;
      const content = at(operation.requestBody, 'content', 'application/json');
      // Bytes have no schema of fields.
      if (content === undefined) continue;
      const schema = z.fromJSONSchema(at(content, 'schema') as Parameters<typeof z.fromJSONSchema>[0]);
      const example = at(content, 'example');
      expect(schema.safeParse(example).success, name).toBe(true);
      // A schema that says itself that it is open takes a field that nobody knows.
      if (at(content, 'schema', 'additionalProperties') === false)
        expect(schema.safeParse({ ...(example as object), surprise: 1 }).success, name).toBe(false);
      // Examples name clips and tasks that nobody has; here are some that are there.
      const body = JSON.stringify(example, (key, value) => {
        if (/^(task_id|taskId)$/.test(key)) return task;
        return /^(audio_id|audioId|suno_id|clip_id|clipId|root_clip_id)$/.test(key) ? clip : value;
      });
      const [, path = ''] = name.split(' ');
      const place = path
        .replace('{action}', 'Music')
        .replace('keys/{id}', `keys/${key}`)
        .replace('audio/{id}', `audio/${upload}`)
        .replace('{id}', clip);
      const answer = await house.call('POST', place, { body });
      if (answer.status >= 300) refused.push(`${name}: ${answer.status} ${answer.text}`);
      examples++;
    }
    expect(refused).toEqual([]);
    expect(examples).toBeGreaterThan(20);
  });
});
