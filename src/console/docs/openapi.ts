import { ask } from '../server.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly description?: string;
}

export interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema?: unknown; example?: unknown }>> };
  readonly responses: Readonly<
    Record<string, { description: string; content?: Readonly<Record<string, { example?: unknown }>> }>
  >;
}

export interface OpenApi {
  readonly info: { readonly version: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let asked: Promise<OpenApi> | undefined;

/** The server's description of itself, asked for once. */
export function openApi(): Promise<OpenApi> {
  asked ??= ask('/openapi.json').then((answer) => answer.json() as Promise<OpenApi>);
  asked.catch(() => {
    asked = undefined;
  });
  return asked;
}
