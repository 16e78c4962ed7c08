import { t } from '../language.ts';
import { Code } from '../ui/code.tsx';

const service = `git clone <this repository> cantiga && cd cantiga
npm start                       # http://127.0.0.1:8787, the key in .cantiga/api-key
docker compose up --build       # or in a container: compose.yaml
# systemd and Kubernetes: deploy/`;

const proxy = `CANTIGA_PUBLIC_URL=https://songs.example.com
CANTIGA_HOST=127.0.0.1          # the proxy on this machine speaks to it
CANTIGA_API_KEY=…               # or the one that is made at the first start`;

const settings: readonly (readonly [string, string])[] = [
  ['CANTIGA_DATA_DIR', 'The database, the files and the keys. Back it up with `cantiga backup`.'],
  ['CANTIGA_PUBLIC_URL', 'The address that callers use. It stands in every link to a file.'],
  ['CANTIGA_RENDER_THREADS', 'How many songs are rendered at a time; as many as there are cores by default.'],
  ['CANTIGA_RETENTION_DAYS', 'After so many days files are removed: 15 by default, 0 keeps them.'],
  ['CANTIGA_RATE_LIMIT_PER_MINUTE', 'Requests of one account.'],
  ['CANTIGA_CONCURRENT_TASKS', 'Tasks of one account that have not ended.'],
  ['CANTIGA_CREDITS', 'What a new server’s first account starts with. More: `cantiga credits grant`.'],
  ['CANTIGA_ALLOW_PRIVATE_URLS', 'Networks that callbacks and source audio may lead into.'],
];

const spoken = (text: string) =>
  text.split('`').map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part));

/** For whoever runs a server. */
export const Hosting = () => (
  <article class="card prose" lang="en">
    <h2>{t('docs.hosting')}</h2>
    <p>One process, one data directory, Node 20.19 or newer. Nothing else is needed.</p>
    <Code text={service} label="Shell: start a server" />
    <h3>Under a name of its own</h3>
    <p>
      Put a proxy with TLS in front, and tell the server its public address. The console then opens with the link that
      the server prints at its start, or with a key; without a key it opens on the machine itself only.
    </p>
    <Code text={proxy} label="Settings behind a proxy" />
    <h3>Settings that are changed most</h3>
    <dl class="facts">
      {settings.map(([name, about]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{spoken(about)}</dd>
        </div>
      ))}
    </dl>
    <h3>Look after it</h3>
    <ul>
      <li>
        <code>/healthz</code> says that the process is alive, <code>/readyz</code> that it takes orders,{' '}
        <code>/metrics</code> has its figures for Prometheus.
      </li>
      <li>
        <code>cantiga doctor</code> looks at Node, disk, port, database, storage, engines and clock, and says what to
        mend.
      </li>
      <li>A kill at any moment loses nothing that was acknowledged: what was under way goes on at the next start.</li>
    </ul>
  </article>
);
