import { useState } from 'preact/hooks';
import type { Task } from '../../sdk/types.ts';
import { forget } from '../create/orders.ts';
import { t } from '../language.ts';
import { player, stop } from '../player/player.ts';
import { reasonOf, server } from '../server.ts';

/** Asks once more, in place: what is removed does not come back. */
export function Remove({ task, onRemoved }: { task: Task; onRemoved?: (() => void) | undefined }) {
  const [asked, setAsked] = useState(false);
  const [fault, setFault] = useState<string | undefined>();
  const remove = async (): Promise<void> => {
    try {
      await server.remove(task.id);
      if (task.clips.some(({ id }) => id === player.get().clip?.id)) stop();
      forget(task.id);
      onRemoved?.();
    } catch (error) {
      setFault(reasonOf(error));
    }
  };
  if (fault) return <span class="fault">{fault}</span>;
  if (!asked)
    return (
      <button type="button" class="quiet small danger" onClick={() => setAsked(true)}>
        {t('song.remove')}
      </button>
    );
  return (
    <span class="row tight">
      <button type="button" class="plain small danger" onClick={() => void remove()}>
        {t('song.removeSure')}
      </button>
      <button type="button" class="quiet small" onClick={() => setAsked(false)}>
        {t('keys.keep')}
      </button>
    </span>
  );
}
