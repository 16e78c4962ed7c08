import { z } from 'zod';
import { failure } from '../../catalogue/failures.ts';
import { given, settled, submitted } from '../common.ts';
import type { Route } from '../dialect.ts';
import { success } from './create.ts';
import { sunoapiFailure } from './failures.ts';
import { invalid, ordered, reading } from './order.ts';
import { reasonOf } from './reply.ts';

const text = z.string().nullish();
const urlUpload = z.object({ fileUrl: z.string().min(1), uploadPath: text, fileName: text });
const download = z.object({ url: z.string().min(1) });

const exampleFile = {
  fileName: 'song.mp3',
  filePath: 'audio/song.mp3',
  downloadUrl: 'https://example.com/files/a/song.mp3',
  fileSize: null,
  mimeType: 'audio/mpeg',
  uploadedAt: '2025-01-01T12:00:00.000Z',
};

const notHere = (path: string, summary: string): Route => ({
  method: 'POST',
  path,
  summary: `${summary} Not available here.`,
  reply: { status: 200, example: { code: 505, msg: 'is not available here', data: null } },
  handle: async () =>
    sunoapiFailure(
      failure(
        'feature_disabled',
        'Files are taken by URL only. Use /api/file-url-upload, or name the URL in uploadUrl',
      ),
    ),
});

/** docs.kie.ai/file-upload-api: an upload is an order of its own here, so that the file is a clip too. */
const byUrl: Route = {
  method: 'POST',
  path: '/api/file-url-upload',
  summary: 'Takes audio from a URL.',
  body: { schema: urlUpload, example: { fileUrl: 'https://example.com/song.mp3', uploadPath: 'audio' } },
  reply: {
    status: 200,
    example: { success: true, code: 200, msg: 'File uploaded successfully', data: exampleFile },
  },
  handle: async (request, house) => {
    const read = reading(urlUpload, request.body, (body) => ({ body, name: nameOf(body) }));
    if ('failure' in read) return sunoapiFailure(read.failure);
    const { body, name } = read;
    const order = ordered({ kind: 'upload', audioUrl: body.fileUrl, title: name }, { audioUrl: 'fileUrl' });
    if ('failure' in order) return sunoapiFailure(order.failure);
    const answer = await submitted('sunoapi', request, house, { order: order.order });
    if ('failure' in answer) return sunoapiFailure(answer.failure);
    const task = await settled(answer.task, house);
    if (task?.state !== 'succeeded')
      return sunoapiFailure((task && reasonOf(task)) ?? failure('timeout', 'The file was not here in time'));
    const data = {
      fileName: name,
      filePath: [body.uploadPath, name].filter(given).join('/'),
      downloadUrl: task.clips[0]?.audioUrl ?? '',
      fileSize: null,
      mimeType: 'audio/mpeg',
      uploadedAt: new Date(task.finishedAt).toISOString(),
    };
    return { status: 200, body: { success: true, code: 200, msg: 'File uploaded successfully', data } };
  },
};

const nameOf = ({ fileName, fileUrl }: z.output<typeof urlUpload>): string =>
  fileName || (fileUrl.split(/[?#]/)[0] ?? '').split('/').at(-1) || 'audio';

export const uploadRoutes: readonly Route[] = [
  byUrl,
  notHere('/api/file-stream-upload', 'Takes a file from a form.'),
  notHere('/api/file-base64-upload', 'Takes a file in base64.'),
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
