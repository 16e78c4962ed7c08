import { useRef, useState } from 'preact/hooks';
import { order } from '../create/orders.ts';
import { t } from '../language.ts';
import { reasonOf, server } from '../server.ts';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icons.tsx';
import { Note } from '../ui/note.tsx';

const nameOf = (file: string): string => file.replace(/\.\w{1,5}$/, '').slice(0, 200);

/** A recording becomes a clip: dropped, chosen or named by its address. */
export function Upload() {
  const [url, setUrl] = useState('');
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | undefined>();
  const input = useRef<HTMLInputElement>(null);
  const take = async (what: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      await what();
    } catch (error) {
      setFault(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };
  const takeFiles = (files: FileList | null | undefined): void =>
    void take(async () => {
      for (const file of files ?? []) {
        const { audioUrl } = await server.upload(file);
        await order({ kind: 'upload', audioUrl, title: nameOf(file.name) });
      }
    });
  return (
    <details class="more upload">
      <summary>{t('upload')}</summary>
      <div
        class={`drop ${over ? 'over' : ''}`}
        role="group"
        aria-label={t('upload')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          takeFiles(event.dataTransfer?.files);
        }}
      >
        <p>{t('upload.drop')}</p>
        <button type="button" class="plain" disabled={busy} onClick={() => input.current?.click()}>
          <Icon name="upload" /> {busy ? t('upload.busy') : t('upload.choose')}
        </button>
        <input
          ref={input}
          type="file"
          class="unseen"
          tabIndex={-1}
          aria-label={t('upload.choose')}
          accept=".wav,.mp3,.flac,.ogg,.m4a,audio/wav,audio/mpeg,audio/flac,audio/ogg,audio/mp4"
          multiple
          onChange={(event) => {
            takeFiles(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <p class="hint">{t('upload.hint')}</p>
      </div>
      <form
        class="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          void take(async () => {
            await order({ kind: 'upload', audioUrl: url.trim() });
            setUrl('');
          });
        }}
      >
        <Field label={t('upload.url')}>
          {(control) => (
            <input
              {...control}
              type="url"
              required
              placeholder="https://example.com/song.mp3"
              value={url}
              onInput={(event) => setUrl(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="plain" disabled={busy}>
          {t('upload.take')}
        </button>
      </form>
      {fault && <Note tone="fault">{fault}</Note>}
    </details>
  );
}
