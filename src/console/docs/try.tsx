import { useState } from 'preact/hooks';
import { t } from '../language.ts';
import { ask, reasonOf, refreshAccount } from '../server.ts';
import { Code } from '../ui/code.tsx';
import { Field } from '../ui/field.tsx';
import { Note } from '../ui/note.tsx';
import type { Operation } from './openapi.ts';

interface TryProps {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly example: string;
}

const shownAtMost = 20_000;

const indented = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

/** Sends a real request, with the rights of the session. */
export function Try({ method, path, operation, example }: TryProps) {
  const parameters = operation.parameters ?? [];
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [body, setBody] = useState(example);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ status: number; text: string } | undefined>();
  const [fault, setFault] = useState<string | undefined>();
  const textOf = (name: string): string => values[name]?.trim() ?? '';

  const send = async (): Promise<void> => {
    const place = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(textOf(name)));
    const query = new URLSearchParams(
      parameters
        .filter((each) => each.in === 'query' && textOf(each.name) !== '')
        .map(({ name }) => [name, textOf(name)]),
    ).toString();
    setBusy(true);
    setFault(undefined);
    try {
      const received = await ask(query === '' ? place : `${place}?${query}`, {
        method,
        ...(operation.requestBody && { body, headers: { 'content-type': 'application/json' } }),
      });
      setAnswer({ status: received.status, text: indented((await received.text()).slice(0, shownAtMost)) });
      await refreshAccount();
    } catch (error) {
      setFault(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      class="try"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {parameters.map(({ name, description, in: where }) => (
        <Field key={name} label={name} hint={description}>
          {(control) => (
            <input
              {...control}
              required={where === 'path'}
              autocomplete="off"
              spellcheck={false}
              value={values[name] ?? ''}
              onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      {operation.requestBody && (
        <Field label={t('docs.body')}>
          {(control) => (
            <textarea
              {...control}
              class="mono"
              rows={Math.min(16, body.split('\n').length + 1)}
              spellcheck={false}
              value={body}
              onInput={(event) => setBody(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <div class="row">
        <button type="submit" class="plain" disabled={busy}>
          {busy ? t('docs.sending') : t('docs.try')}
        </button>
        <span class="hint">{t('docs.real')}</span>
      </div>
      {fault && <Note tone="fault">{fault}</Note>}
      {answer && (
        <div role="status">
          <p>
            <strong>{answer.status}</strong>
          </p>
          <Code text={answer.text} label={t('docs.answer')} />
        </div>
      )}
    </form>
  );
}
