import { useState } from 'preact/hooks';
import type { Delivery, TestCall } from '../../sdk/types.ts';
import { count, date, t } from '../language.ts';
import { reasonOf, server } from '../server.ts';
import { Code } from '../ui/code.tsx';
import { Field } from '../ui/field.tsx';
import { useLoad } from '../ui/load.ts';
import { Note } from '../ui/note.tsx';
import { Panel, Table, Waiting } from './panel.tsx';

export function Webhooks() {
  const deliveries = useLoad(() => server.webhooks.deliveries());
  const [fault, setFault] = useState<string | undefined>();
  const resend = async (id: string): Promise<void> => {
    setFault(undefined);
    try {
      await server.webhooks.resend(id);
      deliveries.reload();
    } catch (error) {
      setFault(reasonOf(error));
    }
  };
  return (
    <>
      <Panel
        title={t('webhooks.deliveries')}
        lead={t('webhooks.lead')}
        aside={
          <button type="button" class="plain small" onClick={deliveries.reload}>
            {t('reload')}
          </button>
        }
      >
        {fault && <Note tone="fault">{fault}</Note>}
        <Waiting of={deliveries} />
        {deliveries.value && (
          <Table
            label={t('webhooks.deliveries')}
            heads={[t('time'), t('webhooks.event'), t('webhooks.state'), t('webhooks.answer'), t('actions')]}
            none={t('webhooks.none')}
            rows={deliveries.value.map((delivery) => ({
              key: delivery.id,
              cells: [
                date(delivery.createdAt),
                <span key="event">
                  <code>{delivery.event}</code>
                  <br />
                  <span class="hint">{delivery.url}</span>
                </span>,
                <State key="state" delivery={delivery} />,
                <span key="answer" class="hint">
                  {[delivery.lastStatus, delivery.lastAnswer?.slice(0, 160)].filter(Boolean).join(' · ') || '–'}
                </span>,
                <span key="actions" class="row tight">
                  <Body id={delivery.id} />
                  <button
                    type="button"
                    class="quiet small"
                    aria-label={t('webhooks.resendNamed', { id: delivery.id })}
                    onClick={() => void resend(delivery.id)}
                  >
                    {t('webhooks.resend')}
                  </button>
                </span>,
              ],
            }))}
          />
        )}
      </Panel>
      <Secret />
      <Test />
    </>
  );
}

/** What a delivery says, asked for when somebody wants to read it. */
function Body({ id }: { id: string }) {
  const [text, setText] = useState<string | undefined>();
  const read = (open: boolean): void => {
    if (!open || text !== undefined) return;
    server.webhooks.delivery(id).then(
      ({ body }) => setText(JSON.stringify(body, null, 2)),
      (error: unknown) => setText(reasonOf(error)),
    );
  };
  return (
    <details class="more" onToggle={(event) => read(event.currentTarget.open)}>
      <summary aria-label={t('webhooks.bodyNamed', { id })}>{t('docs.body')}</summary>
      {text !== undefined && <Code text={text} label={t('webhooks.bodyNamed', { id })} />}
    </details>
  );
}

const State = ({ delivery: { state, attempts, nextTryAt } }: { delivery: Delivery }) => (
  <span>
    <span class={`state ${state}`}>{t(`webhooks.${state}`)}</span>
    <br />
    <span class="hint">
      {count('attempts', attempts)}
      {nextTryAt !== null && `, ${t('webhooks.next', { time: date(nextTryAt) })}`}
    </span>
  </span>
);

function Secret() {
  const [secret, setSecret] = useState<string | undefined>();
  const [fault, setFault] = useState<string | undefined>();
  return (
    <Panel title={t('webhooks.secret')} lead={t('webhooks.secretLead')}>
      {fault && <Note tone="fault">{fault}</Note>}
      {secret ? (
        <Code text={secret} label={t('webhooks.secret')} />
      ) : (
        <div>
          <button
            type="button"
            class="plain"
            onClick={() => server.webhooks.secret().then(setSecret, (error: unknown) => setFault(reasonOf(error)))}
          >
            {t('webhooks.show')}
          </button>
        </div>
      )}
    </Panel>
  );
}

function Test() {
  const [url, setUrl] = useState('');
  const [result, setResult] = useState<TestCall | undefined>();
  const [fault, setFault] = useState<string | undefined>();
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    setResult(undefined);
    setFault(undefined);
    try {
      setResult(await server.webhooks.test(url));
    } catch (error) {
      setFault(reasonOf(error));
    }
  };
  return (
    <Panel title={t('webhooks.test')} lead={t('webhooks.testLead')}>
      <form class="inline-form" onSubmit={(event) => void send(event)}>
        <Field label={t('webhooks.url')} fault={fault}>
          {(control) => (
            <input
              {...control}
              type="url"
              required
              placeholder="https://example.com/hook"
              value={url}
              onInput={(event) => setUrl(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="main">
          {t('webhooks.send')}
        </button>
      </form>
      {result && (
        <Note tone={result.delivered ? 'calm' : 'fault'}>
          {t(result.delivered ? 'webhooks.heard' : 'webhooks.unheard')}{' '}
          {[result.status, result.answer].filter(Boolean).join(' · ')}
        </Note>
      )}
    </Panel>
  );
}
