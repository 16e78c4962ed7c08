import { useState } from 'preact/hooks';
import { t } from './language.ts';
import { openSession } from './server.ts';
import { Field } from './ui/field.tsx';

/** Shown to whoever has no session: the printed link opens one, and so does a key. */
export function Door() {
  const [key, setKey] = useState('');
  const [fault, setFault] = useState('');
  const open = async (event: Event) => {
    event.preventDefault();
    const opened = await openSession({ key: key.trim() }).catch(() => false);
    if (!opened) setFault(t('door.refused'));
  };
  return (
    <div class="door card">
      <h1>{t('door.title')}</h1>
      <p>{t('door.link')}</p>
      <form onSubmit={(event) => void open(event)}>
        <Field label={t('door.key')} hint={t('door.hint')} fault={fault}>
          {(control) => (
            <input
              {...control}
              type="password"
              autocomplete="off"
              spellcheck={false}
              required
              value={key}
              onInput={(event) => setKey(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="main">
          {t('door.open')}
        </button>
      </form>
    </div>
  );
}
