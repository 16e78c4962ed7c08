import { type Clip, hasEnded, type Task } from '../../tasks/task.ts';
import { epochSeconds } from '../common.ts';
import { Plain } from '../dialect.ts';
import { errorOf } from './failures.ts';

type Succeeded = Extract<Task, { state: 'succeeded' }>;

const takeText = ({ title, imageUrl, audioUrl, lyrics }: Clip, number: number, sameWords: boolean): string =>
  [
    `## Song Title: ${title}${number > 1 ? ` (take ${number})` : ''}`,
    `![Song Cover](${imageUrl})`,
    ...(lyrics && !sameWords ? ['### Lyrics:', lyrics] : []),
    `### Listen to the song: ${audioUrl}`,
  ].join('\n');

/** The song in words: every take with its picture and its sound, lyrics once where all takes sing the same. */
export const songText = (clips: readonly Clip[]): string =>
  clips.map((clip, at) => takeText(clip, at + 1, at > 0 && clip.lyrics === clips[0]?.lyrics)).join('\n\n');

/** The same, of one take, as gcui-art/suno-api answers a chat (src/app/v1/chat/completions/route.ts). */
export const plainText = ({ title, imageUrl, lyrics, audioUrl }: Clip): string =>
  `## Song Title: ${title}\n![Song Cover](${imageUrl})\n### Lyrics:\n${lyrics}\n### Listen to the song: ${audioUrl}`;

/** Songs are not counted in tokens. */
const usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };

const head = (task: Task, model: string) => ({
  id: `chatcmpl-${task.id}`,
  created: epochSeconds(task.createdAt),
  model,
});

/** platform.openai.com/docs/api-reference/chat/object */
export const completion = (task: Succeeded, model: string) => ({
  ...head(task, model),
  object: 'chat.completion',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: songText(task.clips), refusal: null, annotations: [] },
      logprobs: null,
      finish_reason: 'stop',
    },
  ],
  usage,
  system_fingerprint: null,
});

const percent = (task: Task): number => {
  if (task.state === 'running') return Math.floor(task.progress * 100);
  return task.state === 'queued' ? 0 : 100;
};

const stateText = (task: Task): string =>
  task.state === 'queued' ? 'Waiting for a free place.\n' : `Composing: ${percent(task)} %\n`;

/**
 * Chunks while the song is made: progress as `reasoning_content`, which chat windows show as thinking and nobody takes
 * for the answer; then the answer, whose pieces add up to what is said without streaming.
 */
export async function* chunks(
  task: Task,
  news: AsyncIterable<Task>,
  model: string,
  includeUsage: boolean,
): AsyncGenerator<unknown> {
  const chunk = (delta: object, now: Task, finish: 'stop' | null = null) => ({
    ...head(task, model),
    object: 'chat.completion.chunk',
    system_fingerprint: null,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...(includeUsage && { usage: null }),
    progress: percent(now),
  });
  yield chunk({ role: 'assistant', content: '' }, task);
  let told = '';
  for await (const now of news) {
    if (now.state === 'failed') yield { error: errorOf(now.failure) };
    if (now.state === 'cancelled') yield { error: errorOf({ code: 'cancelled', message: 'The task was cancelled' }) };
    if (now.state === 'succeeded') {
      for (const [index] of now.clips.entries()) {
        const said = songText(now.clips.slice(0, index));
        yield chunk({ content: songText(now.clips.slice(0, index + 1)).slice(said.length) }, now);
      }
      yield chunk({}, now, 'stop');
      if (includeUsage)
        yield { ...head(task, model), object: 'chat.completion.chunk', system_fingerprint: null, choices: [], usage };
    }
    // A server that stops leaves the answer open, so that nobody takes it for whole.
    if (hasEnded(now)) yield new Plain('[DONE]');
    const text = stateText(now);
    if ((now.state === 'queued' || now.state === 'running') && text !== told) {
      told = text;
      yield chunk({ reasoning_content: text }, now);
    }
  }
}
