import { render } from 'preact';
import './style/fonts.css';
import './style/base.css';
import './style/controls.css';
import './style/shell.css';
import './style/pages.css';
import { App } from './app.tsx';
import { firstLanguage, speak } from './language.ts';
import { openSession, session } from './server.ts';
import { SharedPage, sharedName } from './shared/page.tsx';
import { firstTheme, paint } from './theme.ts';

/** The secret of the link that the server printed; it does not stay in the address. */
function takeLink(): string | undefined {
  const link = /^#open=([0-9a-f]+)$/.exec(location.hash)?.[1];
  if (link !== undefined) history.replaceState(null, '', location.pathname);
  return link;
}

const link = takeLink();
const shared = sharedName(location.pathname);
const root = document.getElementById('root') as HTMLElement;
paint(firstTheme());
await speak(firstLanguage());
// A shared clip is for strangers: no session is opened, and none is asked for.
if (shared !== undefined) render(<SharedPage name={shared} />, root);
else {
  render(<App />, root);
  openSession(link === undefined ? {} : { link })
    // A link that was used up is no reason to lock out whoever needs none.
    .then((open) => open || link === undefined || openSession())
    .catch(() => session.set('closed'));
}
