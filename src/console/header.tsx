import { titles } from './app.tsx';
import icon from './icon.svg';
import { count, type Language, language, languages, speak, t } from './language.ts';
import { paths, place } from './router.ts';
import { account } from './server.ts';
import { useStore } from './store.ts';
import { paint, type Theme, theme, themes } from './theme.ts';
import { Link } from './ui/link.tsx';

export function Header() {
  const path = useStore(place);
  const credits = useStore(account);
  return (
    <header class="top">
      <Link to="/" class="brand">
        <img src={icon} alt="" width="28" height="28" />
        <span>Cantiga</span>
      </Link>
      <nav aria-label={t('nav.label')}>
        {paths.map((each) => (
          <Link key={each} to={each} current={each === path}>
            {t(titles[each])}
          </Link>
        ))}
      </nav>
      <div class="top-end">
        {credits && (
          <Link class="credits" to="/developers" hash="credits">
            {count('credits', credits.available)}
          </Link>
        )}
        <ThemeChoice />
        <LanguageChoice />
      </div>
    </header>
  );
}

function ThemeChoice() {
  const chosen = useStore(theme);
  return (
    <select aria-label={t('theme')} value={chosen} onChange={(event) => paint(event.currentTarget.value as Theme)}>
      {themes.map((name) => (
        <option key={name} value={name}>
          {t(`theme.${name}`)}
        </option>
      ))}
    </select>
  );
}

function LanguageChoice() {
  const chosen = useStore(language);
  return (
    <select
      aria-label={t('language')}
      value={chosen}
      onChange={(event) => void speak(event.currentTarget.value as Language)}
    >
      {Object.entries(languages).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
