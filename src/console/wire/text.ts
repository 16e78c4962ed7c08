import type { View } from './views.ts';

const pretty = (body: unknown): string => JSON.stringify(body, null, 2);

/** A text between single quotes, for a POSIX shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const keyHeader = { 'x-api-key': 'x-api-key: $CANTIGA_KEY', bearer: 'Authorization: Bearer $CANTIGA_KEY' } as const;

export function curlOf(base: string, { path, auth }: Pick<View, 'path' | 'auth'>, body: unknown): string {
  return [
    `curl -s ${quoted(`${base}${path}`)} \\`,
    `  -H "${keyHeader[auth]}" \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d ${quoted(pretty(body))}`,
  ].join('\n');
}

export const asTypeScript = (base: string, path: string, body: unknown): string =>
  `const headers = {
  'x-api-key': 'YOUR_API_KEY',
  'content-type': 'application/json',
};
const order = ${pretty(body)};

const created = await fetch('${base}${path}', {
  method: 'POST',
  headers,
  body: JSON.stringify(order),
});
if (!created.ok) throw new Error(await created.text());
let task = await created.json();

while (task.state === 'queued' || task.state === 'running') {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  task = await (await fetch(\`${base}${path}/\${task.id}\`, { headers })).json();
}
console.log(task.clips.map((clip) => clip.audioUrl));
`;
