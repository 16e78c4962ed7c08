import { useEffect, useState } from 'preact/hooks';
import { date, number, t } from '../language.ts';
import { ask, reasonOf } from '../server.ts';
import { Switch } from '../ui/field.tsx';
import { Note } from '../ui/note.tsx';
import { Panel, Table } from './panel.tsx';

interface Logged {
  readonly id: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly api?: string;
  readonly status: number;
  readonly ms: number;
  readonly refusal?: { readonly code: string; readonly message: string; readonly remedy: string };
}

const everyMs = 2000;

/** The newest requests of this account as they come, and for each that was refused what to do. */
export function Requests() {
  const [requests, setRequests] = useState<readonly Logged[]>([]);
  const [live, setLive] = useState(true);
  const [refusedOnly, setRefusedOnly] = useState(false);
  const [fault, setFault] = useState<string | undefined>();
  useEffect(() => {
    if (!live) return;
    const look = (): void => {
      if (document.hidden) return;
      ask('/console/requests')
        .then((answer) => answer.json() as Promise<{ requests?: readonly Logged[] }>)
        .then(
          (read) => {
            setRequests(read.requests ?? []);
            setFault(undefined);
          },
          (error: unknown) => setFault(reasonOf(error)),
        );
    };
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [live]);
  const shown = refusedOnly ? requests.filter(({ refusal }) => refusal) : requests;
  return (
    <Panel title={t('developers.requests')} lead={t('requests.lead')}>
      <div class="row">
        <Switch label={t('requests.live')} on={live} onFlip={setLive} />
        <Switch label={t('requests.refused')} on={refusedOnly} onFlip={setRefusedOnly} />
      </div>
      {fault && <Note tone="fault">{fault}</Note>}
      <Table
        label={t('developers.requests')}
        heads={[t('time'), t('requests.request'), t('webhooks.answer'), t('requests.took')]}
        none={t('requests.none')}
        rows={shown.map(({ id, at, method, path, api, status, ms, refusal }) => ({
          key: String(id),
          cells: [
            date(at),
            <span key="request">
              <span class={`method ${method.toLowerCase()}`}>{method}</span> <code>{path}</code>
              <br />
              <span class="hint">{api ?? ''}</span>
            </span>,
            refusal ? (
              <span key="answer">
                <span class="state failed">
                  {status} {refusal.code}
                </span>
                <br />
                <span class="hint" lang="en">
                  {refusal.message} {refusal.remedy}.
                </span>
              </span>
            ) : (
              String(status)
            ),
            `${number(ms)} ms`,
          ],
        }))}
      />
    </Panel>
  );
}
