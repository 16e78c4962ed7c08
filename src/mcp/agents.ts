import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { type Client, createClient } from '../sdk/client.ts';
import { CantigaError } from '../sdk/error.ts';
import { tools } from './tools.ts';

const instructions = `Cantiga makes songs. Order with generate_music and the like: the answer is a task. Call
wait_for_task with its id until the state is succeeded, failed or cancelled. A success has clips with audioUrl and
imageUrl. extend_music, cover_music, separate_stems and create_video start from a clip's id. check_credits and
get_catalogue cost nothing.`;

/** The protocol's server over a client of our own API: one tool each, the same words in and out. */
function createAgentServer(client: Client, version: string, gone?: AbortSignal): McpServer {
  const server = new McpServer({ name: 'cantiga', title: 'Cantiga', version }, { instructions });
  for (const { name, title, description, input, output, readOnly, run } of tools) {
    const annotations = { readOnlyHint: readOnly, destructiveHint: name === 'cancel_task', openWorldHint: false };
    server.registerTool(
      name,
      { title, description, inputSchema: input, outputSchema: output, annotations },
      async (args, { mcpReq }) => {
        const token = mcpReq._meta?.progressToken;
        const onProgress = (progress: number, message: string): void => {
          if (token === undefined) return;
          const params = { progressToken: token, progress, total: 1, message };
          void mcpReq.notify({ method: 'notifications/progress', params }).catch(() => {});
        };
        const signal = gone ? AbortSignal.any([gone, mcpReq.signal]) : mcpReq.signal;
        try {
          const { value, links = [] } = await run(args, { client, signal, onProgress });
          return {
            structuredContent: value,
            // The text is for clients that read no structured content.
            content: [
              { type: 'text', text: JSON.stringify(value) },
              ...links.map((link) => ({ type: 'resource_link' as const, ...link })),
            ],
          };
        } catch (error) {
          if (!(error instanceof CantigaError)) throw error;
          return { isError: true, content: [{ type: 'text', text: `${error.code}: ${error.message}` }] };
        }
      },
    );
  }
  return server;
}

/** Speaks with the agent that started this process, on its standard input and output. */
export const serveAgentHere = (client: Client, version: string): { close(): Promise<void> } =>
  serveStdio(() => createAgentServer(client, version));

const credentials = ['x-api-key', 'authorization'];

/**
 * Answers agents over HTTP without keeping anything between two requests. What a tool does is asked of our own API in
 * the caller's name, so that keys, limits and refusals are the same by whichever way one comes.
 */
export function createAgents(baseUrl: () => string, version: string) {
  const handler = createMcpHandler(({ requestInfo }) => {
    const headers: Record<string, string> = {};
    for (const name of credentials) {
      const value = requestInfo?.headers.get(name);
      if (value) headers[name] = value;
    }
    const client = createClient({ baseUrl: baseUrl(), headers, retry: { times: 0 } });
    return createAgentServer(client, version, requestInfo?.signal);
  });
  return {
    answer: (request: Request, body: unknown): Promise<Response> => handler.fetch(request, { parsedBody: body }),
    close: (): Promise<void> => handler.close(),
  };
}
