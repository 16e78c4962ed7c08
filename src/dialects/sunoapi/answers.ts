import { priceOf } from '../../catalogue/prices.ts';
import { personaBody, readPersona, readStyle, readTimestamped, styleBody, timestampedBody } from './about.ts';
import { type Answered, ofBody } from './create.ts';
import { stamp } from './reply.ts';
import { exampleClip, exampleTask } from './works.ts';

const ofClip = { taskId: exampleTask, audioId: exampleClip };
const exampleWord = { word: '[Verse]\nWaggin', success: true, startS: 1.36, endS: 1.79, palign: 0 };

/** What is answered at once. */
export const answers: readonly Answered[] = [
  {
    path: '/api/v1/generate/get-timestamped-lyrics',
    summary: 'When every word of a clip is sung.',
    schema: timestampedBody,
    example: ofClip,
    read: readTimestamped,
    reply: { alignedWords: [exampleWord], waveformData: [], hootCer: 0, isStreamed: false },
    // Both spellings of the keys: the page of today, and the one before it.
    say: ({ timing }) => ({
      alignedWords: timing.map(({ word, start, end }) => ({
        word,
        success: true,
        startS: start,
        endS: end,
        palign: 0,
        start_s: start,
        end_s: end,
        p_align: 0,
      })),
      waveformData: [],
      hootCer: 0,
      isStreamed: false,
    }),
  },
  {
    path: '/api/v1/generate/generate-persona',
    summary: 'The voice and manner of a clip under a name.',
    schema: personaBody,
    example: { ...ofClip, name: 'Electronic Pop Singer', description: 'A modern electronic pop singer' },
    read: readPersona,
    reply: { personaId: 'a1b2', name: 'Electronic Pop Singer', description: 'A modern electronic pop singer' },
    say: ({ reference, order }) => ({
      personaId: reference,
      ...(order.kind === 'persona' && { name: order.name, description: order.description }),
    }),
  },
  {
    path: '/api/v1/style/generate',
    summary: 'A richer list of style tags.',
    schema: styleBody,
    example: { content: 'Pop, Mysterious' },
    read: ofBody(readStyle),
    reply: { result: 'pop, mysterious, airy pads', creditsConsumed: priceOf('styleBoost'), creditsRemaining: 0 },
    say: async (task, request, house) => ({
      taskId: task.id,
      param: JSON.stringify(task.wire),
      result: task.texts[0]?.text ?? '',
      creditsConsumed: task.charged,
      creditsRemaining: (await house.balance(request.account)).available,
      successFlag: '1',
      errorCode: 0,
      errorMessage: '',
      createTime: stamp(task.createdAt),
    }),
  },
];
