import { useState } from 'preact/hooks';
import { CantigaError } from '../../sdk/error.ts';
import { t } from '../language.ts';
import { reasonOf } from '../server.ts';
import { useStore } from '../store.ts';
import { Note } from '../ui/note.tsx';
import { draft, orderOf } from './draft.ts';
import { Form } from './form.tsx';
import { Made } from './made.tsx';
import { OrderView } from './order-view.tsx';
import { order } from './orders.ts';

export function CreatePage() {
  const said = useStore(draft);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<CantigaError | undefined>();

  const create = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      await order(orderOf(draft.get()));
      // The form may be longer than the window, and the song appears beside its head.
      document.getElementById('made-title')?.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      const message = reasonOf(error);
      setFault(error instanceof CantigaError ? error : new CantigaError(0, 'unknown', message));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div class="columns">
      <section class="card" aria-labelledby="create-title">
        <h1 id="create-title">{t('create.title')}</h1>
        <p class="lead">{t('create.lead')}</p>
        <Form busy={busy} fault={fault} onOrder={() => void create()} />
        {fault && <Note tone="fault">{fault.message}</Note>}
      </section>
      <div class="stack">
        <Made />
        <OrderView order={orderOf(said)} />
      </div>
    </div>
  );
}
