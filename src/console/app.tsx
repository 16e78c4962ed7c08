import { useEffect, useRef } from 'preact/hooks';
import { CreatePage } from './create/page.tsx';
import { DevelopersPage } from './developers/page.tsx';
import { DocsPage } from './docs/page.tsx';
import { Door } from './door.tsx';
import { Header } from './header.tsx';
import { language, type Message, t } from './language.ts';
import { LibraryPage } from './library/page.tsx';
import { PlayerBar } from './player/bar.tsx';
import { type Path, place } from './router.ts';
import { session } from './server.ts';
import { useStore } from './store.ts';

const pages = { '/': CreatePage, '/library': LibraryPage, '/developers': DevelopersPage, '/docs': DocsPage } as const;
export const titles = {
  '/': 'nav.create',
  '/library': 'nav.library',
  '/developers': 'nav.developers',
  '/docs': 'nav.docs',
} as const satisfies Record<Path, Message>;

export function App() {
  const spoken = useStore(language);
  const path = useStore(place);
  const state = useStore(session);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  const Page = pages[path];

  useEffect(() => {
    document.title = `${t(titles[path])} · Cantiga`;
    if (shown.current === path) return;
    // A new page begins at its beginning, for the eye and for the keyboard.
    shown.current = path;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path, spoken]);

  return (
    <>
      <a class="skip" href="#main">
        {t('skip')}
      </a>
      <Header key={`header-${spoken}`} />
      <main id="main" ref={main} tabIndex={-1} key={`${path}-${spoken}`}>
        {state === 'opening' ? <p class="hint">{t('opening')}</p> : state === 'closed' ? <Door /> : <Page />}
      </main>
      <PlayerBar />
    </>
  );
}
