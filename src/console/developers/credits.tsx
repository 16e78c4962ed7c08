import type { Entry, TaskState, Usage } from '../../sdk/types.ts';
import { count, date, number, t } from '../language.ts';
import { account, server } from '../server.ts';
import { useStore } from '../store.ts';
import { useLoad } from '../ui/load.ts';
import { Bars } from './bars.tsx';
import { Panel, Table, Waiting } from './panel.tsx';

const days = 30;
const signed = (value: number): string => (value > 0 ? `+${number(value)}` : number(value).replace('-', '−'));
const rounded = (seconds: number): string => `${number(Math.round(seconds * 10) / 10)} s`;

export function Credits() {
  const balance = useStore(account);
  const entries = useLoad(() => server.ledger());
  const usage = useLoad(() => server.usage(days));
  return (
    <>
      <Panel title={t('developers.credits')} lead={t('credits.lead')}>
        {balance && (
          <dl class="figures">
            {(['available', 'held', 'total'] as const).map((name) => (
              <div key={name}>
                <dt>{t(`credits.${name}`)}</dt>
                <dd>{number(balance[name])}</dd>
              </div>
            ))}
            <div>
              <dt>{t('credits.running')}</dt>
              <dd>{number(balance.runningTasks)}</dd>
            </div>
          </dl>
        )}
      </Panel>
      <Panel title={t('usage')} lead={t('usage.lead', { days: number(days) })}>
        <Waiting of={usage} />
        {usage.value && <Used usage={usage.value} />}
      </Panel>
      <Panel title={t('ledger')} lead={t('ledger.lead')}>
        <Waiting of={entries} />
        {entries.value && <Ledger entries={entries.value} />}
      </Panel>
    </>
  );
}

const states: readonly TaskState[] = ['succeeded', 'running', 'queued', 'failed', 'cancelled'];

function Used({ usage }: { usage: Usage }) {
  const charged = usage.days.reduce((sum, day) => sum + day.charged, 0);
  const totalOf = (state: TaskState): number => usage.days.reduce((sum, { tasks }) => sum + (tasks[state] ?? 0), 0);
  return (
    <>
      <Bars
        caption={t('credits.spent', { credits: count('credits', charged), days: number(usage.days.length) })}
        bars={usage.days.map(({ day, charged: value }) => ({ key: day, parts: [{ name: 'charged', value }] }))}
      />
      <Bars
        caption={states
          .filter((state) => totalOf(state) > 0)
          .map((state) => `${t(`state.${state}`)} ${number(totalOf(state))}`)
          .join(' · ')}
        bars={usage.days.map(({ day, tasks }) => ({
          key: day,
          parts: states.map((name) => ({ name, value: tasks[name] ?? 0 })),
        }))}
      />
      <Table
        label={t('usage.took')}
        heads={[t('limits.kind'), t('usage.count'), t('usage.median'), t('usage.p95')]}
        none={t('usage.none')}
        rows={usage.took.map((each) => ({
          key: each.kind,
          cells: [
            <code key="kind">{each.kind}</code>,
            number(each.count),
            rounded(each.p50Seconds),
            rounded(each.p95Seconds),
          ],
        }))}
      />
    </>
  );
}

const Ledger = ({ entries }: { entries: readonly Entry[] }) => (
  <Table
    label={t('ledger')}
    heads={[t('time'), t('ledger.kind'), t('credits.available'), t('credits.held'), t('task')]}
    none={t('ledger.none')}
    rows={entries.map((entry) => ({
      key: entry.id,
      cells: [
        date(entry.createdAt),
        t(`ledger.${entry.kind}`),
        signed(entry.availableChange),
        signed(entry.heldChange),
        entry.taskId ? <code key="task">{entry.taskId.slice(-8)}</code> : '–',
      ],
    }))}
  />
);
