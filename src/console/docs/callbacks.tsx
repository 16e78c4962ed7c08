import { t } from '../language.ts';
import { Code } from '../ui/code.tsx';
import { Link } from '../ui/link.tsx';

const verify = `import { createHmac, timingSafeEqual } from 'node:crypto';

/** \`body\` is the text as it arrived, before any JSON.parse. */
export function isFromCantiga(headers, body, secret, now = Date.now()) {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  if (Math.abs(now / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const own = createHmac('sha256', key).update(\`\${id}.\${timestamp}.\${body}\`).digest();
  return headers['webhook-signature'].split(' ').some((signature) => {
    const sent = Buffer.from(signature.replace('v1,', ''), 'base64');
    return sent.length === own.length && timingSafeEqual(sent, own);
  });
}`;

export const Callbacks = () => (
  <article class="card prose" lang="en">
    <h2>{t('docs.callbacks')}</h2>
    <p>
      An order with a <code>callbackUrl</code> (each API has its own name for it) is told of its end by a POST with a
      JSON body in the words of the API in which it was ordered. For the native API that is the task as{' '}
      <code>GET /v1/tasks/{'{id}'}</code> answers it.
    </p>
    <h3>What you can rely on</h3>
    <ul>
      <li>A callback is stored in the same transaction as the change it tells of: it is neither lost nor invented.</li>
      <li>
        It is sent at least once. Every repetition has the same <code>webhook-id</code>: remember it, and ignore what
        you have seen.
      </li>
      <li>
        Any answer from 200 to 299 within 15 seconds counts as heard. Everything else is repeated, for three days.
      </li>
      <li>
        Addresses that are not public are refused unless <code>CANTIGA_ALLOW_PRIVATE_URLS</code> names them; use{' '}
        <code>loopback</code> while you develop.
      </li>
    </ul>
    <h3>Verify it</h3>
    <p>
      Every callback is signed as <cite>Standard Webhooks</cite> says: HMAC-SHA256 of <code>id.timestamp.body</code>.
      The secret is under{' '}
      <Link to="/developers" hash="webhooks">
        Developers → Webhooks
      </Link>
      , where a test call can be sent and a delivery repeated. Any library for Standard Webhooks will do; so will this:
    </p>
    <Code text={verify} label="JavaScript: verify a callback" />
  </article>
);
