import { z } from 'zod';
import { type Failure, failure } from '../../catalogue/failures.ts';
import type { House } from '../../tasks/house.ts';
import { formBytes } from '../../tasks/uploads.ts';
import { given, settled, submitted } from '../common.ts';
import type { Route, WireReply, WireRequest } from '../dialect.ts';
import { success } from './create.ts';
import { sunoapiFailure } from './failures.ts';
import { invalid, ordered, reading } from './order.ts';
import { reasonOf } from './reply.ts';

const text = z.string().nullish();
const urlUpload = z.object({ fileUrl: z.string().min(1), uploadPath: text, fileName: text });
const base64Upload = z.object({ base64Data: z.string().min(1), uploadPath: text, fileName: text });
const download = z.object({ url: z.string().min(1) });

/** The pages recommend this form for 10 MB and less; base64 takes four bytes for three. */
const base64Bytes = Math.ceil((10 * 2 ** 20 * 4) / 3) + 64 * 1024;
/** To fetch a file may take two minutes, and to listen to it one more. */
const longestMs = 180_000;

const exampleFile = {
  fileName: 'song.mp3',
  filePath: 'audio/song.mp3',
  downloadUrl: 'https://example.com/files/a/song.mp3',
  fileSize: null,
  mimeType: 'audio/mpeg',
  uploadedAt: '2025-01-01T12:00:00.000Z',
};
const exampleAnswer = { success: true, code: 200, msg: 'File uploaded successfully', data: exampleFile };
/** The first bytes of an MP3. */
const exampleData = `data:audio/mpeg;base64,${Buffer.from('fffb90c4', 'hex').toString('base64')}`;

interface Named {
  readonly uploadPath?: string | null | undefined;
  readonly name: string;
}

/** docs.kie.ai/file-upload-api: an upload is an order of its own here, so that the file is a clip too. */
async function uploaded(
  request: WireRequest,
  house: House,
  audioUrl: string,
  { uploadPath, name }: Named,
): Promise<WireReply> {
  const order = ordered({ kind: 'upload', audioUrl, title: name }, { audioUrl: 'fileUrl', title: 'fileName' });
  if ('failure' in order) return sunoapiFailure(order.failure);
  const answer = await submitted('sunoapi', request, house, { order: order.order, sourceUrlField: 'fileUrl' });
  if ('failure' in answer) return sunoapiFailure(answer.failure);
  const task = await settled(answer.task, house, longestMs);
  if (task?.state !== 'succeeded')
    return sunoapiFailure((task && reasonOf(task)) ?? failure('timeout', 'The file was not here in time'));
  const data = {
    fileName: name,
    filePath: [uploadPath, name].filter(given).join('/'),
    downloadUrl: task.clips[0]?.audioUrl ?? '',
    fileSize: null,
    mimeType: 'audio/mpeg',
    uploadedAt: new Date(task.finishedAt).toISOString(),
  };
  return { status: 200, body: { success: true, code: 200, msg: 'File uploaded successfully', data } };
}

/** Keeps bytes, then has them made a clip; of the body only the names are noted with the task. */
async function kept(request: WireRequest, house: House, bytes: Uint8Array, named: Named): Promise<WireReply> {
  const file = await house.library.uploads.keep(request.account, bytes);
  if ('failure' in file) return sunoapiFailure(file.failure);
  return uploaded({ ...request, body: named }, house, file.audioUrl, named);
}

/** `data:audio/mpeg;base64,…`, or the letters alone. */
function bytesIn(data: string): { readonly bytes: Uint8Array } | { readonly failure: Failure } {
  const letters = data.slice(data.startsWith('data:') ? data.indexOf(',') + 1 : 0).trim();
  const bytes = Buffer.from(letters, 'base64');
  // Buffer leaves out what is no base64; then fewer bytes come than letters tell of.
  const isWhole = bytes.length > 0 && bytes.length >= Math.floor((letters.replace(/=+$/, '').length * 3) / 4);
  return isWhole ? { bytes } : invalid('base64Data', 'is not base64. Send the file in base64, or as a data: URL');
}

const lastOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? '';
const nameInUrl = (url: string): string => lastOf(url.split(/[?#]/)[0] ?? '');

export const uploadRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/file-url-upload',
    summary: 'Takes audio from a URL.',
    body: { schema: urlUpload, example: { fileUrl: 'https://example.com/song.mp3', uploadPath: 'audio' } },
    reply: { status: 200, example: exampleAnswer },
    handle: async (request, house) => {
      const read = reading(urlUpload, request.body, (body) => ({ body }));
      if ('failure' in read) return sunoapiFailure(read.failure);
      const { fileUrl, uploadPath, fileName } = read.body;
      return uploaded(request, house, fileUrl, { uploadPath, name: fileName || nameInUrl(fileUrl) || 'audio' });
    },
  },
  {
    method: 'POST',
    path: '/api/file-stream-upload',
    bytes: formBytes,
    form: { uploadPath: 'A folder to be named in the answer', fileName: 'What the file is called' },
    summary: 'Takes audio (wav, mp3, flac, ogg; at most 64 MiB) from a form.',
    reply: { status: 200, example: exampleAnswer },
    handle: async (request, house) => {
      const { fields = {}, file } = request.form ?? {};
      if (!file) return sunoapiFailure(invalid('file', 'is missing. Send one').failure);
      const name = fields.fileName || lastOf(file.name) || 'audio';
      return kept(request, house, file.bytes, { uploadPath: fields.uploadPath, name });
    },
  },
  {
    method: 'POST',
    path: '/api/file-base64-upload',
    bytes: base64Bytes,
    summary: 'Takes audio (wav, mp3, flac, ogg; at most 10 MiB) in base64.',
    body: { schema: base64Upload, example: { base64Data: exampleData, uploadPath: 'audio', fileName: 'song.mp3' } },
    reply: { status: 200, example: exampleAnswer },
    handle: async (request, house) => {
      const read = reading(base64Upload, request.body, (body) => ({ body }));
      if ('failure' in read) return sunoapiFailure(read.failure);
      const { base64Data, uploadPath, fileName } = read.body;
      const data = bytesIn(base64Data);
      if ('failure' in data) return sunoapiFailure(data.failure);
      return kept(request, house, data.bytes, { uploadPath, name: fileName || 'audio' });
    },
  },
  {
    method: 'POST',
    path: '/api/v1/common/download-url',
    summary: 'A link to download a result; here the address itself is one.',
    body: { schema: download, example: { url: 'https://example.com/files/a/b.mp3' } },
    reply: { status: 200, example: { code: 200, msg: 'success', data: 'https://example.com/files/a/b.mp3' } },
    handle: async (request) => {
      const read = reading(download, request.body, ({ url }) =>
        /^https?:\/\/[^/]+\/files\//.test(url)
          ? { url }
          : invalid('url', 'is not the address of a result of this house'),
      );
      return 'failure' in read ? sunoapiFailure(read.failure) : success(read.url);
    },
  },
];
