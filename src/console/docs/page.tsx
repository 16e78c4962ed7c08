import { t } from '../language.ts';
import { section } from '../router.ts';
import { useStore } from '../store.ts';
import { Link } from '../ui/link.tsx';
import { useLoad } from '../ui/load.ts';
import { Note } from '../ui/note.tsx';
import { Callbacks } from './callbacks.tsx';
import { Failures } from './failures.tsx';
import { OwnGpu } from './gpu.tsx';
import { Hosting } from './hosting.tsx';
import { type OpenApi, openApi } from './openapi.ts';
import { Reference } from './reference.tsx';
import { Start } from './start.tsx';

const guides = {
  start: Start,
  callbacks: Callbacks,
  failures: Failures,
  hosting: Hosting,
  gpu: OwnGpu,
} as const;
type Guide = keyof typeof guides;
const isGuide = (name: string): name is Guide => name in guides;

export function DocsPage() {
  const api = useLoad(openApi);
  const hash = useStore(section);
  const tags = api.value?.tags ?? [];
  const tag = tags.find(({ name }) => `api-${name}` === hash);
  const guide = isGuide(hash) ? hash : 'start';
  return (
    <div class="aside-page">
      <div>
        <h1>{t('nav.docs')}</h1>
        <nav class="side" aria-label={t('nav.docs')}>
          {(Object.keys(guides) as Guide[]).map((name) => (
            <Link key={name} to="/docs" hash={name} current={!tag && name === guide}>
              {t(`docs.${name}`)}
            </Link>
          ))}
          <span class="side-head">{t('docs.reference')}</span>
          {tags.map(({ name }) => (
            <Link key={name} to="/docs" hash={`api-${name}`} current={tag?.name === name}>
              {name}
            </Link>
          ))}
        </nav>
        <p class="hint side-foot">
          <a href="/openapi.json">openapi.json</a> · <a href="/llms.txt">llms.txt</a>
        </p>
      </div>
      <div class="stack">
        {api.fault && <Note tone="fault">{api.fault}</Note>}
        {api.value && <Shown api={api.value} tag={tag?.name} guide={guide} />}
      </div>
    </div>
  );
}

function Shown({ api, tag, guide }: { api: OpenApi; tag: string | undefined; guide: Guide }) {
  if (tag !== undefined) return <Reference key={tag} api={api} tag={tag} />;
  const Page = guides[guide];
  return <Page />;
}
