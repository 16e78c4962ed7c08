import { useState } from 'preact/hooks';
import type { Clip, Order, ProducedFile } from '../../sdk/types.ts';
import { hasEnded } from '../../sdk/types.ts';
import { type Message, t } from '../language.ts';
import { useSheet } from '../player/sheet.ts';
import { catalogue, fileUrl, reasonOf, refreshAccount, server } from '../server.ts';
import { useStore } from '../store.ts';
import { Icon } from '../ui/icons.tsx';
import { lrcOf, srtOf } from './captions.ts';

/** Files that are made when somebody wants them: each is an order of its own, where this server's catalogue has it. */
const offers = [
  { name: 'wav', order: { kind: 'wav' } },
  { name: 'flac', order: { kind: 'flac' } },
  { name: 'midi', order: { kind: 'midi' } },
  { name: 'musicxml', order: { kind: 'musicxml' } },
  { name: 'stems', order: { kind: 'stems' } },
  { name: 'stems12', order: { kind: 'stems', parts: 'twelve' } },
  { name: 'video', order: { kind: 'video' } },
] as const satisfies readonly {
  readonly name: string;
  readonly order: { readonly kind: string; readonly parts?: string };
}[];

type Offer = (typeof offers)[number];

interface Progress {
  readonly busy: boolean;
  readonly files: readonly ProducedFile[];
  readonly fault?: string;
}

/** A name for a saved file: letters and digits of the title, with an ending. */
const fileName = (title: string, extension: string): string =>
  `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'song'}.${extension}`;

const endingOf = (url: string): string => /\.(\w+)$/.exec(new URL(url, location.href).pathname)?.[1] ?? 'bin';

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read it a little later.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** The files of a clip. */
export function Downloads({ clip }: { clip: Clip }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="menu" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="download" /> {t('download')}
      </summary>
      {open && <Files clip={clip} />}
    </details>
  );
}

function Files({ clip }: { clip: Clip }) {
  const sheet = useSheet(clip.sheetUrl === undefined ? undefined : fileUrl(clip.sheetUrl));
  const kinds: readonly string[] = (useStore(catalogue)?.kinds ?? []).map(({ name }) => name);
  return (
    <ul>
      <li>
        <a href={fileUrl(clip.audioUrl)} download={fileName(clip.title, 'mp3')}>
          MP3
        </a>
      </li>
      <li>
        <a href={fileUrl(clip.imageUrl)} download={fileName(clip.title, endingOf(clip.imageUrl))}>
          {t('download.art')}
        </a>
      </li>
      {sheet && sheet.lines.length > 0 && (
        <li>
          <button
            type="button"
            class="link"
            onClick={() => save(lrcOf(sheet, clip.title), fileName(clip.title, 'lrc'))}
          >
            LRC
          </button>
          <button type="button" class="link" onClick={() => save(srtOf(sheet), fileName(clip.title, 'srt'))}>
            SRT
          </button>
        </li>
      )}
      {offers
        .filter(({ order }) => kinds.includes(order.kind))
        .map((offer) => (
          <Made key={offer.name} clip={clip} offer={offer} />
        ))}
    </ul>
  );
}

function Made({ clip, offer }: { clip: Clip; offer: Offer }) {
  const [{ busy, files, fault }, setProgress] = useState<Progress>({ busy: false, files: [] });
  const make = async (): Promise<void> => {
    setProgress({ busy: true, files: [] });
    try {
      // Which kinds there are, the catalogue has said.
      let task = await server.create({ ...offer.order, clipId: clip.id } as Order);
      if (!hasEnded(task)) for await (const now of server.follow(task.id)) task = now;
      setProgress({ busy: false, files: task.files, ...(task.failure && { fault: task.failure.message }) });
      await refreshAccount();
    } catch (error) {
      setProgress({ busy: false, files: [], fault: reasonOf(error) });
    }
  };
  return (
    <li>
      {files.length === 0 && (
        <button type="button" class="link" disabled={busy} onClick={() => void make()}>
          {busy ? t('download.making') : t(`download.${offer.name}` as Message)}
        </button>
      )}
      {files.map((file) => (
        <a
          key={file.url}
          href={fileUrl(file.url)}
          download={fileName(`${clip.title} ${file.name}`, endingOf(file.url))}
        >
          {file.name}
        </a>
      ))}
      {fault && <span class="fault">{fault}</span>}
    </li>
  );
}
