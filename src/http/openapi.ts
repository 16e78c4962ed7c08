import { z } from 'zod';
import type { Dialect, Route } from '../dialects/dialect.ts';

const parametersOf = (route: Route): unknown[] => [
  ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...Object.entries(route.query ?? {}).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  })),
];

const formSchema = (fields: Readonly<Record<string, string>>): unknown => ({
  type: 'object',
  required: ['file'],
  properties: {
    file: { type: 'string', format: 'binary' },
    ...Object.fromEntries(Object.entries(fields).map(([name, description]) => [name, { type: 'string', description }])),
  },
});

const isBytes = (route: Route): boolean => route.bytes !== undefined && !route.body && !route.form;

const operation = (dialect: Dialect, route: Route): unknown => ({
  tags: [dialect.name],
  summary: route.summary,
  parameters: parametersOf(route),
  ...(route.body && {
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: z.toJSONSchema(route.body.schema, { io: 'input' }),
          example: route.body.example,
        },
      },
    },
  }),
  ...(route.form && {
    requestBody: {
      required: true,
      content: { 'multipart/form-data': { schema: formSchema(route.form) } },
    },
  }),
  ...(isBytes(route) && {
    requestBody: {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary', maxLength: route.bytes } } },
    },
  }),
  responses: {
    [route.reply.status]: {
      description: 'Done',
      content: { 'application/json': { example: route.reply.example } },
    },
    default: { description: 'A failure in this API’s own words, naming the field and the remedy' },
  },
});

/** OpenAPI 3.1 of every dialect, from the schemas that validate. */
export function openApi(dialects: readonly Dialect[], publicUrl: string, version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const dialect of dialects)
    for (const route of dialect.routes)
      paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(dialect, route) };
  return {
    openapi: '3.1.0',
    info: { title: 'Cantiga', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: publicUrl }],
    tags: dialects.map(({ name, about }) => ({ name, description: about })),
    security: [{ apiKey: [] }, { bearer: [] }],
    components: {
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
    paths,
  };
}
