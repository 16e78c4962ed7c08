import { date, number, t } from '../language.ts';
import { server } from '../server.ts';
import { useLoad } from '../ui/load.ts';
import { Panel, Table, Waiting } from './panel.tsx';

/** Who makes the music here, and how they are. */
export function Engines() {
  const engines = useLoad(() => server.engines());
  return (
    <Panel
      title={t('developers.engines')}
      lead={t('engines.lead')}
      aside={
        <button type="button" class="plain small" onClick={engines.reload}>
          {t('reload')}
        </button>
      }
    >
      <Waiting of={engines} />
      {engines.value && (
        <Table
          label={t('developers.engines')}
          heads={[t('engines.name'), t('engines.health'), t('engines.expected'), t('limits.kinds')]}
          none={t('engines.none')}
          rows={engines.value.map(({ name, isWell, restsUntil, faults, expectedSeconds, kinds }) => ({
            key: name,
            cells: [
              <code key="name">{name}</code>,
              <span key="health">
                <span class={`state ${isWell ? 'succeeded' : 'failed'}`}>
                  {isWell ? t('engines.well') : t('engines.rests', { time: date(restsUntil ?? 0) })}
                </span>
                {faults > 0 && (
                  <>
                    <br />
                    <span class="hint">{t('engines.faults', { n: number(faults) })}</span>
                  </>
                )}
              </span>,
              <span key="expected">
                {Object.entries(expectedSeconds)
                  .map(([kind, seconds]) => `${kind} ${number(Math.round(seconds * 10) / 10)} s`)
                  .join(', ') || '–'}
              </span>,
              <span key="kinds" class="hint">
                {kinds.join(', ')}
              </span>,
            ],
          }))}
        />
      )}
    </Panel>
  );
}
