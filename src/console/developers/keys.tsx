import { useState } from 'preact/hooks';
import type { Scope } from '../../sdk/types.ts';
import { date, t } from '../language.ts';
import { reasonOf, server } from '../server.ts';
import { Code } from '../ui/code.tsx';
import { Field } from '../ui/field.tsx';
import { useLoad } from '../ui/load.ts';
import { Note } from '../ui/note.tsx';
import { Panel, Table, Waiting } from './panel.tsx';

export function Keys() {
  const keys = useLoad(() => server.keys.list());
  const [fresh, setFresh] = useState<string | undefined>();
  const [fault, setFault] = useState<string | undefined>();

  const act = async (what: () => Promise<void>): Promise<void> => {
    setFault(undefined);
    try {
      await what();
      keys.reload();
    } catch (error) {
      setFault(reasonOf(error));
    }
  };

  return (
    <Panel title={t('developers.keys')} lead={t('keys.lead')}>
      <NewKey onMake={(name, scope) => act(async () => setFresh((await server.keys.create(name, scope)).key))} />
      {fresh && (
        <Note tone="calm">
          <p>{t('keys.once')}</p>
          <Code text={fresh} label={t('keys.new')} />
          <button type="button" class="quiet small" onClick={() => setFresh(undefined)}>
            {t('keys.kept')}
          </button>
        </Note>
      )}
      {fault && <Note tone="fault">{fault}</Note>}
      <Waiting of={keys} />
      {keys.value && (
        <Table
          label={t('developers.keys')}
          heads={[t('keys.name'), t('keys.hint'), t('keys.scope'), t('created'), t('keys.used'), t('actions')]}
          none={t('keys.none')}
          rows={keys.value.map((key) => ({
            key: key.id,
            cells: [
              <span key="name" dir="auto">
                {key.name}
              </span>,
              <code key="hint">{key.hint}</code>,
              t(`keys.scope.${key.scope}`),
              date(key.createdAt),
              key.lastUsedAt === null ? t('keys.unused') : date(key.lastUsedAt),
              <span key="actions" class="row tight">
                {key.endsAt === null ? (
                  <button
                    type="button"
                    class="quiet small"
                    aria-label={t('keys.rotateNamed', { name: key.name })}
                    onClick={() => void act(async () => setFresh((await server.keys.rotate(key.id)).key))}
                  >
                    {t('keys.rotate')}
                  </button>
                ) : (
                  <span class="hint">{t('keys.ends', { time: date(key.endsAt) })}</span>
                )}
                <Revoke name={key.name} onRevoke={() => void act(() => server.keys.revoke(key.id))} />
              </span>,
            ],
          }))}
        />
      )}
    </Panel>
  );
}

const scopes = ['full', 'make', 'read'] as const satisfies readonly Scope[];

function NewKey({ onMake }: { onMake: (name: string, scope: Scope) => Promise<void> }) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('full');
  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        void onMake(name.trim(), scope).then(() => setName(''));
      }}
    >
      <Field label={t('keys.name')}>
        {(control) => (
          <input
            {...control}
            required
            maxLength={100}
            autocomplete="off"
            placeholder={t('keys.example')}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('keys.scope')}>
        {(control) => (
          <select {...control} value={scope} onChange={(event) => setScope(event.currentTarget.value as Scope)}>
            {scopes.map((each) => (
              <option key={each} value={each}>
                {t(`keys.scope.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" class="main" disabled={name.trim() === ''}>
        {t('keys.make')}
      </button>
    </form>
  );
}

/** Asks once more, in place: a revoked key does not come back. */
function Revoke({ name, onRevoke }: { name: string; onRevoke: () => void }) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <button
        type="button"
        class="quiet small danger"
        aria-label={t('keys.revokeNamed', { name })}
        onClick={() => setAsked(true)}
      >
        {t('keys.revoke')}
      </button>
    );
  return (
    <span class="row tight">
      <button type="button" class="plain small danger" onClick={onRevoke}>
        {t('keys.sure')}
      </button>
      <button type="button" class="quiet small" onClick={() => setAsked(false)}>
        {t('keys.keep')}
      </button>
    </span>
  );
}
