import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { at, openHouse, type TestHouse } from '../../../test/house.ts';

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
    house = await openHouse({ idle: true });
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

  it('gives examples that its own schemas take, and that the house takes', async () => {
    let examples = 0;
    for (const [name, operation] of operations) {
      if (!operation.requestBody) continue;
      const content = at(operation.requestBody, 'content', 'application/json');
      const schema = z.fromJSONSchema(at(content, 'schema') as Parameters<typeof z.fromJSONSchema>[0]);
      expect(schema.safeParse(at(content, 'example')).success, name).toBe(true);
      expect(schema.safeParse({ surprise: 1 }).success, name).toBe(false);
      const [, path = ''] = name.split(' ');
      expect((await house.call('POST', path, { body: at(content, 'example') })).status, name).toBeLessThan(300);
      examples++;
    }
    expect(examples).toBe(3);
  });
});
