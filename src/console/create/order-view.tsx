import { useState } from 'preact/hooks';
import type { SongOrder } from '../../sdk/types.ts';
import { t } from '../language.ts';
import { catalogue } from '../server.ts';
import { remember, remembered, useStore } from '../store.ts';
import { Code } from '../ui/code.tsx';
import { Choice } from '../ui/field.tsx';
import { useServed } from '../wire/served.ts';
import { asTypeScript, curlOf } from '../wire/text.ts';
import { views } from '../wire/views.ts';

/** The order on the page, as a program would send it: in each of the words that this server understands. */
export function OrderView({ order }: { order: SongOrder }) {
  const [chosen, setChosen] = useState(() => remembered('order-view', 'curl'));
  const models = useStore(catalogue)?.models ?? [];
  const served = useServed();
  const offered = views.filter(({ id, path }) => id === 'native' || served.has(path));
  const choose = (id: string): void => {
    remember('order-view', id);
    setChosen(id);
  };
  const native = views[0];
  const view = offered.find(({ id }) => id === chosen) ?? native;
  if (!view || !native) return null;
  const base = location.origin;
  const text =
    chosen === 'typescript'
      ? asTypeScript(base, native.path, native.body(order, models))
      : curlOf(base, view, view.body(order, models));
  return (
    <section class="card order-view" aria-labelledby="order-view-title">
      <h2 id="order-view-title">{t('view.title')}</h2>
      <p class="hint">{t('view.lead')}</p>
      <Choice
        label={t('view.as')}
        hideLabel
        value={chosen}
        options={[
          { value: 'curl', label: 'curl' },
          { value: 'typescript', label: 'TypeScript' },
          ...offered.filter(({ id }) => id !== 'native').map(({ id, label }) => ({ value: id, label })),
        ]}
        onChoose={choose}
      />
      <Code text={text} label={t('view.title')} />
    </section>
  );
}
