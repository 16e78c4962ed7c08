import { Panel, Table, Waiting } from '../developers/panel.tsx';
import { readRemedies } from '../developers/remedies.ts';
import { t } from '../language.ts';
import { Link } from '../ui/link.tsx';
import { useLoad } from '../ui/load.ts';

/** Every code of the native API, and what to do about it; the other APIs say the same in numbers of their own. */
export function Failures() {
  const remedies = useLoad(readRemedies);
  return (
    <>
      <Rules />
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
    </>
  );
}

const Rules = () => (
  <article class="card prose" lang="en">
    <h2>{t('docs.limits')}</h2>
    <ul>
      <li>
        Every answer has <code>x-ratelimit-limit</code>, <code>-remaining</code> and <code>-reset</code>. After 429 or
        503 wait for <code>Retry-After</code>, then send the same again.
      </li>
      <li>
        A body is at most 256 KiB of JSON; a recording sent to <code>/v1/uploads</code> at most 64 MiB, within 20
        seconds.
      </li>
      <li>
        Send an <code>Idempotency-Key</code> with every order: a repetition answers the first task instead of making and
        charging another.
      </li>
      <li>
        A key with the scope <code>read</code> looks, <code>make</code> orders work too, <code>full</code> manages keys,
        webhooks and files too.
      </li>
      <li>
        Your own limits are under{' '}
        <Link to="/developers" hash="limits">
          Developers → Limits
        </Link>
        ; what was refused lately, and what to do about it, under{' '}
        <Link to="/developers" hash="requests">
          Developers → Requests
        </Link>
        .
      </li>
    </ul>
  </article>
);
