import { useState } from 'preact/hooks';
import type { Clip, Order } from '../../sdk/types.ts';
import { order } from '../create/orders.ts';
import { clock, count, type Message, t } from '../language.ts';
import { player } from '../player/player.ts';
import { useSheet } from '../player/sheet.ts';
import { catalogue, fileUrl, reasonOf } from '../server.ts';
import { useStore } from '../store.ts';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icons.tsx';
import { Note } from '../ui/note.tsx';
import { known } from './known.ts';

/** Songs that begin from a song. */
const works = ['extend', 'cover', 'replaceSection', 'addVocals', 'addInstrumental', 'concat'] as const;
type Work = (typeof works)[number];

interface Said {
  readonly work: Work;
  readonly at: number;
  readonly section: number;
  readonly style: string;
  readonly lyrics: string;
  readonly next: string;
}

/** What a replaced stretch may last, in seconds. */
const shortest = 6;
const longest = 60;

function orderOf(clip: Clip, said: Said, section: { start: number; end: number } | undefined): Order {
  const words = {
    ...(said.style.trim() !== '' && { style: said.style.trim() }),
    ...(said.lyrics.trim() !== '' && { lyrics: said.lyrics.trim() }),
  };
  const source = { clipId: clip.id };
  switch (said.work) {
    case 'extend':
      return { kind: 'extend', ...source, continueAt: said.at, ...words };
    case 'replaceSection': {
      const { start = 0, end = shortest } = section ?? {};
      return { kind: 'replaceSection', ...source, from: start, to: Math.min(end, start + longest), ...words };
    }
    case 'concat':
      return { kind: 'concat', clipIds: said.next === '' ? [clip.id] : [clip.id, said.next] };
    default:
      return { kind: said.work, ...source, ...words };
  }
}

const takesStyle: readonly Work[] = ['extend', 'cover', 'addVocals', 'addInstrumental'];
const takesWords: readonly Work[] = ['extend', 'replaceSection', 'addVocals'];

/** Orders more from a clip: going on from a place, another style, a section anew, several clips in a row. */
export function Further({ clip }: { clip: Clip }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="menu" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="again" /> {t('further')}
      </summary>
      {open && <Form clip={clip} />}
    </details>
  );
}

function Form({ clip }: { clip: Clip }) {
  const sheet = useSheet(clip.sheetUrl === undefined ? undefined : fileUrl(clip.sheetUrl));
  const kinds = useStore(catalogue)?.kinds ?? [];
  const offered = works.filter((work) => kinds.some(({ name }) => name === work));
  const state = useStore(player);
  const others = useStore(known).filter(({ id }) => id !== clip.id);
  const here = state.clip?.id === clip.id && state.time > 0 ? state.time : clip.durationSeconds;
  const [said, setSaid] = useState<Said>({
    ...{ work: 'extend', at: Math.floor(here), section: 0, style: '', lyrics: '', next: '' },
  });
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<{ fault?: string; done?: boolean }>({});
  const change = (part: Partial<Said>): void => {
    setSaid((before) => ({ ...before, ...part }));
    setTold({});
  };
  const sections = (sheet?.sections ?? []).filter(({ start, end }) => end - start >= shortest);
  const price = kinds.find(({ name }) => name === said.work)?.price ?? 0;
  const send = async (): Promise<void> => {
    setBusy(true);
    setTold({});
    try {
      await order(orderOf(clip, said, sections[said.section]));
      setTold({ done: true });
    } catch (error) {
      setTold({ fault: reasonOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="menu-inside"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={t('further.what')}>
        {(control) => (
          <select
            {...control}
            value={said.work}
            onChange={(event) => change({ work: event.currentTarget.value as Work })}
          >
            {offered.map((work) => (
              <option key={work} value={work}>
                {t(`further.${work}` as Message)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {said.work === 'extend' && (
        <Field
          label={t('further.from')}
          aside={
            <button type="button" class="quiet small" onClick={() => change({ at: Math.floor(here) })}>
              {t('further.here', { time: clock(here) })}
            </button>
          }
        >
          {(control) => (
            <input
              {...control}
              type="number"
              min={0}
              max={Math.ceil(clip.durationSeconds)}
              step="any"
              required
              value={said.at}
              onInput={(event) => change({ at: Number(event.currentTarget.value) })}
            />
          )}
        </Field>
      )}
      {said.work === 'replaceSection' && (
        <Field label={t('further.section')}>
          {(control) => (
            <select
              {...control}
              value={said.section}
              onChange={(event) => change({ section: Number(event.currentTarget.value) })}
            >
              {sections.map(({ label, start, end }, index) => (
                <option key={start} value={index}>
                  {label} {clock(start)}–{clock(Math.min(end, start + longest))}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {said.work === 'concat' && (
        <Field label={t('further.next')} hint={t('further.nextHint')}>
          {(control) => (
            <select {...control} value={said.next} onChange={(event) => change({ next: event.currentTarget.value })}>
              <option value="">{t('further.chain')}</option>
              {others.map(({ id, title, durationSeconds }) => (
                <option key={id} value={id}>
                  {title} ({clock(durationSeconds)})
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {takesStyle.includes(said.work) && (
        <Field label={t('style')}>
          {(control) => (
            <input
              {...control}
              dir="auto"
              autocomplete="off"
              required={said.work === 'cover'}
              placeholder={t('style.example')}
              value={said.style}
              onInput={(event) => change({ style: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      {takesWords.includes(said.work) && (
        <Field label={t('lyrics')}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              dir="auto"
              required={said.work === 'addVocals'}
              placeholder={t('lyrics.example')}
              value={said.lyrics}
              onInput={(event) => change({ lyrics: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      <div class="row">
        <button
          type="submit"
          class="main"
          disabled={busy || offered.length === 0 || (said.work === 'replaceSection' && sections.length === 0)}
        >
          {busy ? t('ordering') : t('order')}
        </button>
        {price > 0 && <span class="hint">{t('order.price', { credits: count('credits', price) })}</span>}
      </div>
      {told.fault && <Note tone="fault">{told.fault}</Note>}
      {told.done && <Note tone="calm">{t('further.done')}</Note>}
    </form>
  );
}
