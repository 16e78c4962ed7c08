import { t } from '../language.ts';
import { catalogue } from '../server.ts';
import { useStore } from '../store.ts';
import { Code } from '../ui/code.tsx';
import { useServed } from '../wire/served.ts';
import { curlOf } from '../wire/text.ts';
import { type View, views } from '../wire/views.ts';

const order = { kind: 'song', prompt: 'a calm folk song about rain', instrumental: true } as const;

/** From nothing to a song: in our own words, and for clients of every other API that is served. */
export function Start() {
  const served = useServed();
  const models = useStore(catalogue)?.models ?? [];
  const base = location.origin;
  const [native, ...others] = views;
  if (!native) return null;
  return (
    <article class="card prose" lang="en">
      <h2>{t('docs.start')}</h2>
      <p>
        A key is made under Developers → Keys. This orders a song, and the answer has the task’s <code>id</code>:
      </p>
      <Code text={curlOf(base, native, native.body(order, models))} label="curl: order a song" />
      <p>
        Ask for the task until its state is succeeded, failed or cancelled; or let it tell you, as server-sent events:
      </p>
      <Code
        text={[
          `curl -s ${base}/v1/tasks/$ID -H "x-api-key: $CANTIGA_KEY"`,
          `curl -sN ${base}/v1/tasks/$ID/events -H "x-api-key: $CANTIGA_KEY"`,
        ].join('\n')}
        label="curl: look at a task"
      />
      <p>
        Two clips are in <code>clips</code>, each with <code>audioUrl</code> and <code>imageUrl</code>; while a task
        runs, those that can be heard already, with the state <code>streaming</code> as long as the file grows. Send an{' '}
        <code>Idempotency-Key</code> header with every order: a repetition then answers the first task instead of making
        another.
      </p>
      <h3>You have a client already: change this one line</h3>
      <p>
        The server speaks the words of other song APIs on the same address. A client of one of them changes its base URL
        and its key, and nothing else.
      </p>
      {others
        .filter(({ path }) => served.has(path))
        .map((view) => (
          <OneLine key={view.id} view={view} base={base} body={view.body(order, models)} />
        ))}
    </article>
  );
}

const OneLine = ({ view, base, body }: { view: View; base: string; body: unknown }) => (
  <details class="story">
    <summary>
      <strong>{view.label}</strong> <code>{view.path}</code>
    </summary>
    <div class="story-inside">
      <Code
        text={`- BASE_URL=${view.oneLine.from}\n+ BASE_URL=${base}${view.oneLine.to}`}
        label={`${view.label}: the line to change`}
      />
      <Code text={curlOf(base, view, body)} label={`${view.label}: an order`} />
    </div>
  </details>
);
