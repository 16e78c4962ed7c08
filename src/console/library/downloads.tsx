import { useState } from 'preact/hooks';
import type { Clip, ProducedFile } from '../../sdk/types.ts';
import { hasEnded } from '../../sdk/types.ts';
import { t } from '../language.ts';
import { fileUrl, reasonOf, refreshAccount, server } from '../server.ts';
import { Icon } from '../ui/icons.tsx';

/** Kinds whose files belong to a clip; each is an order of its own. */
const orders = ['wav', 'midi', 'stems', 'video'] as const;
type Ordered = (typeof orders)[number];

interface Progress {
  readonly busy: boolean;
  readonly files: readonly ProducedFile[];
  readonly fault?: string;
}

/** A name for a saved file: letters and digits of the title, with an ending. */
const fileName = (title: string, extension: string): string =>
  `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'song'}.${extension}`;

const endingOf = (url: string): string => /\.(\w+)$/.exec(new URL(url, location.href).pathname)?.[1] ?? 'bin';

/** The files of a clip: sound and picture are there, the others are made when somebody wants them. */
export function Downloads({ clip }: { clip: Clip }) {
  const [made, setMade] = useState<Readonly<Partial<Record<Ordered, Progress>>>>({});
  const put = (kind: Ordered, progress: Progress): void => setMade((before) => ({ ...before, [kind]: progress }));

  const make = async (kind: Ordered): Promise<void> => {
    put(kind, { busy: true, files: [] });
    try {
      let task = await server.create({ kind, clipId: clip.id });
      if (!hasEnded(task)) for await (const now of server.follow(task.id)) task = now;
      put(kind, { busy: false, files: task.files, ...(task.failure && { fault: task.failure.message }) });
      await refreshAccount();
    } catch (error) {
      put(kind, { busy: false, files: [], fault: reasonOf(error) });
    }
  };

  return (
    <details class="menu">
      <summary>
        <Icon name="download" /> {t('download')}
      </summary>
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
        {orders.map((kind) => {
          const { busy = false, files = [], fault } = made[kind] ?? {};
          return (
            <li key={kind}>
              {files.length === 0 && (
                <button type="button" class="link" disabled={busy} onClick={() => void make(kind)}>
                  {busy ? t('download.making') : t(`download.${kind}`)}
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
        })}
      </ul>
    </details>
  );
}
