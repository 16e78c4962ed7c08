import type { Dialect } from '../dialects/dialect.ts';

/** What a language model needs to know to use this server (llmstxt.org): how to order, and where everything is. */
export function llmsText(dialects: readonly Dialect[], publicUrl: string): string {
  const apis = dialects.map(({ name, about, routes }) => {
    const lines = routes.map(({ method, path, summary }) => `- ${method} ${path}: ${summary}`);
    return [`## ${name}`, '', about, '', ...lines].join('\n');
  });
  return `# Cantiga

> A self-hosted song server. It makes music from a description or from lyrics, on its own CPU, and speaks several wire
> APIs on one address. Work is a task: it is ordered with a POST, and polled, followed or told of by a callback.

Base URL: ${publicUrl}
Key: header \`x-api-key: KEY\` or \`Authorization: Bearer KEY\`
Machine-readable: ${publicUrl}/openapi.json (OpenAPI 3.1 of everything below)

Order two takes of a song:

    curl -s ${publicUrl}/v1/tasks -H "x-api-key: $KEY" -H "content-type: application/json" \\
      -d '{"kind":"song","prompt":"a calm folk song about rain","instrumental":true}'

The answer is a task with an \`id\`. GET /v1/tasks/{id} until \`state\` is succeeded, failed or cancelled (or read
/v1/tasks/{id}/events). A success has \`clips\`, each with \`audioUrl\` and \`imageUrl\`. GET /v1/catalogue lists every kind
of work with its fields, price and an example. Send an Idempotency-Key header with every order. A refusal is
\`{"error":{"code","message","field"}}\`; the message says what to do.

${apis.join('\n\n')}
`;
}
