import { useEffect, useState } from 'preact/hooks';
import { number, t } from '../language.ts';
import { ask, catalogue, closeSession } from '../server.ts';
import { useStore } from '../store.ts';
import { Panel, Table } from './panel.tsx';

export function Limits() {
  const known = useStore(catalogue);
  const [rate, setRate] = useState<string | null>(null);
  useEffect(() => {
    ask('/v1/account').then(
      (answer) => setRate(answer.headers.get('x-ratelimit-limit')),
      () => undefined,
    );
  }, []);
  return (
    <>
      <Panel title={t('developers.limits')} lead={t('limits.lead')}>
        {rate && (
          <dl class="figures">
            <div>
              <dt>{t('limits.rate')}</dt>
              <dd>{number(Number(rate))}</dd>
            </div>
          </dl>
        )}
        <Table
          label={t('limits.models')}
          heads={[t('model'), t('limits.lyrics'), t('limits.style'), t('limits.title'), t('limits.seconds')]}
          none=""
          rows={(known?.models ?? []).map((model) => ({
            key: model.name,
            cells: [
              <code key="name">{model.name}</code>,
              number(model.maxLyrics),
              number(model.maxStyle),
              number(model.maxTitle),
              number(model.maxSeconds),
            ],
          }))}
        />
      </Panel>
      <Panel title={t('limits.kinds')} lead={t('limits.kindsLead')}>
        <Table
          label={t('limits.kinds')}
          heads={[t('limits.kind'), t('limits.about'), t('limits.price'), t('limits.takes')]}
          none=""
          rows={(known?.kinds ?? []).map((kind) => ({
            key: kind.name,
            cells: [
              <code key="name">{kind.name}</code>,
              <span key="about" lang="en">
                {kind.about}
              </span>,
              number(kind.price),
              number(kind.takes),
            ],
          }))}
        />
      </Panel>
      <Panel title={t('session')} lead={t('session.lead')}>
        <div>
          <button type="button" class="plain" onClick={() => void closeSession()}>
            {t('session.close')}
          </button>
        </div>
      </Panel>
    </>
  );
}
