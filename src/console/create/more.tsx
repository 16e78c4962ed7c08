import { t } from '../language.ts';
import { catalogue } from '../server.ts';
import { useStore } from '../store.ts';
import { Field } from '../ui/field.tsx';
import { change, type Draft } from './draft.ts';
import { TagsField } from './tags-field.tsx';

const largestSeed = 4_294_967_295;

interface MoreProps {
  readonly said: Draft;
  readonly faultOf: (field: string) => string | undefined;
}

/** What most orders leave to the server. */
export function More({ said, faultOf }: MoreProps) {
  const models = useStore(catalogue)?.models ?? [];
  const drawSeed = () => String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
  return (
    <details class="more">
      <summary>{t('more')}</summary>
      <div class="more-inside">
        {said.mode === 'custom' && (
          <>
            <TagsField
              label={t('negative')}
              hint={t('negative.hint')}
              fault={faultOf('negativeStyle')}
              placeholder={t('negative.example')}
              tags={said.negativeStyle}
              onChange={(negativeStyle) => change({ negativeStyle })}
            />
            <Weight
              label={t('styleWeight')}
              value={said.styleWeight}
              onChange={(styleWeight) => change({ styleWeight })}
            />
            <Weight label={t('weirdness')} value={said.weirdness} onChange={(weirdness) => change({ weirdness })} />
          </>
        )}
        <div class="pair">
          <Field label={t('model')} fault={faultOf('model')}>
            {(control) => (
              <select
                {...control}
                value={said.model}
                onChange={(event) => change({ model: event.currentTarget.value })}
              >
                <option value="">{t('model.default')}</option>
                {models.map(({ name }) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('seed')} hint={t('seed.hint')} fault={faultOf('seed')}>
            {(control) => (
              <div class="with-button">
                <input
                  {...control}
                  type="number"
                  inputMode="numeric"
                  min={0}
                  max={largestSeed}
                  step={1}
                  value={said.seed}
                  onInput={(event) => change({ seed: event.currentTarget.value })}
                />
                <button type="button" class="plain" onClick={() => change({ seed: drawSeed() })}>
                  {t('seed.draw')}
                </button>
              </div>
            )}
          </Field>
        </div>
      </div>
    </details>
  );
}

interface WeightProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

const middle = 0.5;

function Weight({ label, value, onChange }: WeightProps) {
  const shown = value ?? middle;
  return (
    <Field
      label={label}
      aside={
        value === null ? (
          <span class="meter">{t('weight.default')}</span>
        ) : (
          <button type="button" class="quiet small" onClick={() => onChange(null)}>
            {Math.round(shown * 100)} % · {t('weight.reset')}
          </button>
        )
      }
    >
      {(control) => (
        <input
          {...control}
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={shown}
          aria-valuetext={value === null ? t('weight.default') : `${Math.round(shown * 100)} %`}
          onInput={(event) => onChange(Number(event.currentTarget.value))}
        />
      )}
    </Field>
  );
}
