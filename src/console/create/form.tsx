import type { CantigaError } from '../../sdk/error.ts';
import { count, number, t } from '../language.ts';
import { catalogue } from '../server.ts';
import { useStore } from '../store.ts';
import { Choice, Field, Switch } from '../ui/field.tsx';
import { change, type Draft, draft, emptyDraft } from './draft.ts';
import { LyricsField } from './lyrics-field.tsx';
import { More } from './more.tsx';
import { TagsField } from './tags-field.tsx';

const maxPrompt = 500;

interface FormProps {
  readonly busy: boolean;
  readonly fault: CantigaError | undefined;
  readonly onOrder: () => void;
}

/** Whether there is anything to order: the server says the rest. */
const saysSomething = (said: Draft): boolean =>
  said.mode === 'simple'
    ? said.prompt.trim() !== ''
    : said.style.length > 0 || (!said.instrumental && said.lyrics.trim() !== '');

export function Form({ busy, fault, onOrder }: FormProps) {
  const said = useStore(draft);
  const known = useStore(catalogue);
  const model = known?.models.find(({ name }) => name === said.model) ?? known?.models.at(-1);
  const price = known?.kinds.find(({ name }) => name === 'song')?.price ?? 0;
  const faultOf = (field: string): string | undefined => (fault?.field === field ? fault.message : undefined);

  return (
    <form
      class="order"
      onSubmit={(event) => {
        event.preventDefault();
        onOrder();
      }}
    >
      <Choice
        label={t('mode')}
        hideLabel
        value={said.mode}
        options={[
          { value: 'simple', label: t('mode.simple') },
          { value: 'custom', label: t('mode.custom') },
        ]}
        onChoose={(mode) => change({ mode })}
      />
      {said.mode === 'simple' ? (
        <Field
          label={t('prompt')}
          hint={t('prompt.hint')}
          fault={faultOf('prompt')}
          aside={
            <span class={`meter ${[...said.prompt].length > maxPrompt ? 'over' : ''}`}>
              {number([...said.prompt].length)} / {number(maxPrompt)}
            </span>
          }
        >
          {(control) => (
            <textarea
              {...control}
              rows={4}
              dir="auto"
              placeholder={t('prompt.example')}
              value={said.prompt}
              onInput={(event) => change({ prompt: event.currentTarget.value })}
            />
          )}
        </Field>
      ) : (
        <>
          <Field label={t('song.title')} fault={faultOf('title')}>
            {(control) => (
              <input
                {...control}
                dir="auto"
                autocomplete="off"
                value={said.title}
                onInput={(event) => change({ title: event.currentTarget.value })}
              />
            )}
          </Field>
          {!said.instrumental && (
            <LyricsField
              value={said.lyrics}
              max={model?.maxLyrics ?? 0}
              fault={faultOf('lyrics')}
              onChange={(lyrics) => change({ lyrics })}
            />
          )}
          <TagsField
            label={t('style')}
            hint={t('style.hint')}
            fault={faultOf('style')}
            placeholder={t('style.example')}
            tags={said.style}
            onChange={(style) => change({ style })}
          />
        </>
      )}
      <div class="row">
        <Switch label={t('instrumental')} on={said.instrumental} onFlip={(instrumental) => change({ instrumental })} />
        {!said.instrumental && (
          <Choice
            label={t('voice')}
            value={said.voice}
            options={[
              { value: '', label: t('voice.any') },
              { value: 'f', label: t('voice.f') },
              { value: 'm', label: t('voice.m') },
            ]}
            onChoose={(voice) => change({ voice })}
          />
        )}
      </div>
      <More said={said} faultOf={faultOf} />
      <div class="row end">
        <button type="submit" class="main large" disabled={busy || !saysSomething(said)}>
          {busy ? t('ordering') : t('order')}
        </button>
        <span class="hint">{price > 0 && t('order.price', { credits: count('credits', price) })}</span>
        <button type="button" class="quiet" onClick={() => change({ ...emptyDraft, mode: said.mode })}>
          {t('clear')}
        </button>
      </div>
    </form>
  );
}
