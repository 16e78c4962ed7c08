import { useState } from 'preact/hooks';
import type { Clip } from '../../sdk/types.ts';
import { count, date, t } from '../language.ts';
import { reasonOf, server } from '../server.ts';
import { CopyButton } from '../ui/code.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icons.tsx';
import { useLoad } from '../ui/load.ts';
import { Note } from '../ui/note.tsx';

const lives = [1, 7, 30, 365] as const;

/** Links to one clip that need no key. */
export function Sharing({ clip }: { clip: Clip }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="menu" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="link" /> {t('share')}
      </summary>
      {open && <Links clip={clip} />}
    </details>
  );
}

function Links({ clip }: { clip: Clip }) {
  const shares = useLoad(() => server.shares.list());
  const [days, setDays] = useState(7);
  const [fault, setFault] = useState<string | undefined>();
  const act = async (what: () => Promise<unknown>): Promise<void> => {
    setFault(undefined);
    try {
      await what();
      shares.reload();
    } catch (error) {
      setFault(reasonOf(error));
    }
  };
  const mine = (shares.value ?? []).filter(({ clipId }) => clipId === clip.id);
  return (
    <div class="menu-inside">
      <form
        class="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          void act(() => server.shares.create(clip.id, days));
        }}
      >
        <Field label={t('share.life')}>
          {(control) => (
            <select {...control} value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
              {lives.map((life) => (
                <option key={life} value={life}>
                  {count('days', life)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit" class="plain small">
          {t('share.make')}
        </button>
      </form>
      {fault && <Note tone="fault">{fault}</Note>}
      <ul>
        {mine.map(({ id, url, expiresAt }) => (
          <li key={id}>
            <a href={url}>{t('share.until', { time: date(expiresAt) })}</a>
            <CopyButton text={url} label={t('share.copy')} />
            <button type="button" class="quiet small danger" onClick={() => void act(() => server.shares.revoke(id))}>
              {t('keys.revoke')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
