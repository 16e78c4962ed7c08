import { Panel, Table, Waiting } from '../developers/panel.tsx';
import { readRemedies } from '../developers/remedies.ts';
import { t } from '../language.ts';
import { useLoad } from '../ui/load.ts';

/** Every code of the native API, and what to do about it; the other APIs say the same in numbers of their own. */
export function Failures() {
  const remedies = useLoad(readRemedies);
  return (
    <Panel title={t('docs.failures')} lead={t('failures.lead')}>
      <Waiting of={remedies} />
      <Table
        label={t('docs.failures')}
        heads={[t('failures.code'), t('failures.message'), t('failures.remedy'), t('failures.retry')]}
        none=""
        rows={(remedies.value ?? []).map(({ code, message, remedy, retryable }) => ({
          key: code,
          cells: [
            <code key="code">{code}</code>,
            <span key="message" lang="en">
              {message}.
            </span>,
            <span key="remedy" lang="en">
              {remedy}.
            </span>,
            t(retryable ? 'yes' : 'no'),
          ],
        }))}
      />
    </Panel>
  );
}
