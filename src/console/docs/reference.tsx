import { t } from '../language.ts';
import { Code } from '../ui/code.tsx';
import { Marked } from '../ui/marked.tsx';
import { quoted } from '../wire/text.ts';
import type { OpenApi, Operation } from './openapi.ts';
import { Try } from './try.tsx';

interface Placed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const json = 'application/json';
const pretty = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

const operationsOf = ({ paths }: OpenApi, tag: string): Placed[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags?.includes(tag))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

export const exampleOf = (operation: Operation): unknown => operation.requestBody?.content[json]?.example;

/** All operations of one API. */
export function Reference({ api, tag }: { api: OpenApi; tag: string }) {
  const about = api.tags.find(({ name }) => name === tag)?.description;
  return (
    <section class="card" aria-labelledby="reference-title">
      <div>
        <h2 id="reference-title">{tag}</h2>
        <p class="hint" lang="en">
          <Marked text={about} />
        </p>
      </div>
      <div class="stories">
        {operationsOf(api, tag).map((placed) => (
          <Entry key={`${placed.method} ${placed.path}`} {...placed} />
        ))}
      </div>
    </section>
  );
}

function Entry({ method, path, operation }: Placed) {
  const name = `${method} ${path}`;
  const example = exampleOf(operation);
  const schema = operation.requestBody?.content[json]?.schema;
  const [status, reply] = Object.entries(operation.responses)[0] ?? [];
  const answer = reply?.content?.[json]?.example;
  const curl = [
    `curl -s${method === 'GET' ? '' : ` -X ${method}`} ${quoted(`${location.origin}${path}`)} \\`,
    `  -H "x-api-key: $CANTIGA_KEY"${example === undefined ? '' : ' \\'}`,
    ...(example === undefined ? [] : [`  -H 'content-type: application/json' -d ${quoted(JSON.stringify(example))}`]),
  ].join('\n');
  return (
    <details class="story operation">
      <summary>
        <span class={`method ${method.toLowerCase()}`}>{method}</span> <code>{path}</code>
        <span class="hint" lang="en">
          <Marked text={operation.summary} />
        </span>
      </summary>
      <div class="story-inside">
        <Code text={curl} label={`${name}: curl`} />
        {schema !== undefined && (
          <details class="more">
            <summary>{t('docs.schema')}</summary>
            <Code text={pretty(schema)} label={`${name}: ${t('docs.schema')}`} />
          </details>
        )}
        {answer !== undefined && (
          <details class="more">
            <summary>
              {t('docs.answer')} {status}
            </summary>
            <Code text={pretty(answer)} label={`${name}: ${t('docs.answer')}`} />
          </details>
        )}
        <Try method={method} path={path} operation={operation} example={example === undefined ? '' : pretty(example)} />
      </div>
    </details>
  );
}
