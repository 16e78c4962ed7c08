import { count, date, number, t } from '../language.ts';
import { account, server } from '../server.ts';
import { useStore } from '../store.ts';
import { useLoad } from '../ui/load.ts';
import { chargedByDay, days } from './charged.ts';
import { Panel, Table, Waiting } from './panel.tsx';

const signed = (value: number): string => (value > 0 ? `+${number(value)}` : number(value).replace('-', '−'));

export function Credits() {
  const balance = useStore(account);
  const entries = useLoad(() => server.ledger());
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
        {entries.value && <Chart days={chargedByDay(entries.value, Date.now())} />}
      </Panel>
      <Panel title={t('ledger')} lead={t('ledger.lead')}>
        <Waiting of={entries} />
        {entries.value && (
          <Table
            label={t('ledger')}
            heads={[t('time'), t('ledger.kind'), t('credits.available'), t('credits.held'), t('task')]}
            none={t('ledger.none')}
            rows={entries.value.map((entry) => ({
              key: entry.id,
              cells: [
                date(entry.createdAt),
                t(`ledger.${entry.kind}`),
                signed(entry.availableChange),
                signed(entry.heldChange),
                entry.taskId ? <code key="task">{entry.taskId.slice(0, 8)}</code> : '–',
              ],
            }))}
          />
        )}
      </Panel>
    </>
  );
}

const barHeight = 64;

function Chart({ days: shown }: { days: readonly { day: number; charged: number }[] }) {
  const most = Math.max(1, ...shown.map(({ charged }) => charged));
  const total = shown.reduce((sum, { charged }) => sum + charged, 0);
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${shown.length * 20} ${barHeight}`} preserveAspectRatio="none" aria-hidden="true">
        {shown.map(({ day, charged }, index) => {
          const height = Math.max(2, (charged / most) * barHeight);
          return <rect key={day} x={index * 20 + 3} y={barHeight - height} width={14} height={height} rx={2} />;
        })}
      </svg>
      <figcaption class="hint">
        {t('credits.spent', { credits: count('credits', total), days: number(days) })}
      </figcaption>
    </figure>
  );
}
