import { type Message, t } from '../language.ts';
import { section } from '../router.ts';
import { useStore } from '../store.ts';
import { Link } from '../ui/link.tsx';
import { Credits } from './credits.tsx';
import { Engines } from './engines.tsx';
import { Keys } from './keys.tsx';
import { Limits } from './limits.tsx';
import { Requests } from './requests.tsx';
import { Tasks } from './tasks.tsx';
import { Webhooks } from './webhooks.tsx';

const parts = {
  keys: Keys,
  credits: Credits,
  webhooks: Webhooks,
  tasks: Tasks,
  requests: Requests,
  engines: Engines,
  limits: Limits,
} as const;
type Part = keyof typeof parts;
const isPart = (name: string): name is Part => name in parts;

export function DevelopersPage() {
  const hash = useStore(section);
  const part = isPart(hash) ? hash : 'keys';
  const Shown = parts[part];
  return (
    <div class="aside-page">
      <div>
        <h1>{t('nav.developers')}</h1>
        <nav class="side" aria-label={t('nav.developers')}>
          {Object.keys(parts).map((name) => (
            <Link key={name} to="/developers" hash={name} current={name === part}>
              {t(`developers.${name}` as Message)}
            </Link>
          ))}
        </nav>
      </div>
      <div class="stack">
        <Shown />
      </div>
    </div>
  );
}
