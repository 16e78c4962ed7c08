import { Failed, failure } from '../../catalogue/failures.ts';
import { isMusic, type MusicOrder } from '../../catalogue/kinds/index.ts';
import { type Assignment, type Engine, type Operation, Refused, type Status, type Take, Unsure } from '../engine.ts';
import { failureOf, ordering, refusal } from '../upstream/answers.ts';
import { type Client, createClient, Unanswered } from '../upstream/client.ts';
import { writeNote } from '../upstream/note.ts';
import { at, firstText, listOf, textOf } from '../upstream/read.ts';
import { sniff } from '../upstream/sniff.ts';
import type { UpstreamSettings } from '../upstream/upstream.ts';
import { titleOf, unsaid } from '../upstream/wording.ts';
import type { Workshop } from '../upstream/workshop.ts';
import { type Part, partsOf } from './parts.ts';
import { type AceRequest, requestOf } from './requests.ts';

const name = 'acestepcpp';
const maxResultBytes = 256 * 2 ** 20;
/** The language model writes the plan of a song in about this share of the time. */
const planShare = 0.3;
const notHeard = ['vocalGender', 'styleWeight', 'weirdness', 'audioWeight', 'personaId'] as const;

type JobState = 'running' | 'done' | 'failed' | 'cancelled' | 'lost';

/** A song in two jobs: the language model completes the request, then the sound is made of what it wrote. */
interface Synthesis {
  readonly job: string;
  readonly requests: readonly AceRequest[];
}

/**
 * ace-server of acestep.cpp on a machine of the operator's. It keeps 32 finished jobs in memory, so a job that it does
 * not know is lost. The second job of an operation is known in this process alone: a new one orders it again, at no cost.
 */
export function createAcestepcpp(settings: UpstreamSettings, workshop: Workshop): Engine {
  const client: Client = createClient({ url: settings.url, headers: {}, secrets: [] });
  const syntheses = new Map<string, Synthesis>();

  const submit = async (path: string, body: unknown): Promise<string> => {
    const reply = await ordering(name, () => client.order({ method: 'POST', path, body }));
    const job = textOf(at(reply.body, 'id'));
    if (reply.status === 200 && job !== '') return job;
    // Before May 2026 the answer was the result itself.
    const said = firstText(at(reply.body, 'error'), reply.status === 200 ? 'it answers without a job, update it' : '');
    throw refusal(reply.status === 200 ? 404 : reply.status, said, name, client);
  };

  const stateOf = async (job: string): Promise<JobState> => {
    const { status, body } = await client.get(`/job?id=${encodeURIComponent(job)}`);
    if (status === 404) return 'lost';
    const state = textOf(at(body, 'status'));
    if (state === 'done' || state === 'failed' || state === 'cancelled' || state === 'running') return state;
    throw new Unanswered(`${name} did not tell of a job: ${status}`);
  };
  const resultOf = (job: string) => {
    const address = client.resolve(`/job?id=${encodeURIComponent(job)}&result=1`);
    if (!address) throw new Error('the address of a result is none');
    return client.file(address, maxResultBytes);
  };

  const musicOf = ({ order }: Assignment): MusicOrder => {
    if (!isMusic(order)) throw new Error(`${name} does not make ${order.kind}`);
    return order;
  };

  const plan = async (job: string, order: MusicOrder): Promise<AceRequest[]> => {
    const { bytes } = await resultOf(job);
    const written = listOf(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return written.map((request) => ({
      ...(request as AceRequest),
      lyrics: order.instrumental ? '[Instrumental]' : textOf(at(request, 'lyrics')),
      output_format: 'mp3',
      mp3_bitrate: 192,
    }));
  };

  const takeOf = async (
    part: Part,
    request: AceRequest | undefined,
    work: Assignment,
    index: number,
  ): Promise<Take> => {
    const order = musicOf(work);
    const sung = textOf(request?.lyrics).replace(/^\[instrumental\]$/i, '');
    const text = { title: titleOf(order), lyrics: sung, tags: textOf(request?.caption) };
    const seed = work.seed + index;
    const adopted = await workshop.adopt({ audio: part.bytes, title: text.title, tags: text.tags, seed });
    const note = { engine: name, origin: client.origin, task: work.reference, clip: '', audioUrl: '' };
    return { ...text, ...adopted, score: writeNote(note) };
  };

  const ended = (state: Exclude<JobState, 'running' | 'done'>): Status =>
    state === 'lost' ? { state } : { state: 'failed', failure: failureOf(`the job ${state}`, name, client.clean) };

  const status = async (operation: Operation, work: Assignment): Promise<Status> => {
    const first = String(operation.job);
    const order = musicOf(work);
    let synthesis = syntheses.get(first);
    if (!synthesis) {
      const state = await stateOf(first);
      if (state === 'running') return { state: 'pending', progress: 0 };
      if (state !== 'done') return ended(state);
      const requests = await plan(first, order);
      synthesis = { requests, job: await submit('/synth', requests) };
      syntheses.set(first, synthesis);
    }
    const { job, requests } = synthesis;
    const texts = requests.map(({ lyrics, caption }) => ({ title: titleOf(order), lyrics, tags: caption }));
    const state = await stateOf(job);
    if (state === 'running') return { state: 'pending', progress: planShare, texts };
    syntheses.delete(first);
    if (state !== 'done') return ended(state);
    const { bytes, type } = await resultOf(job);
    // A latent lies beside every sound.
    const sounds = partsOf(bytes, type).filter((part) => part.type.startsWith('audio/') && sniff(part.bytes));
    const takes = await Promise.all(
      sounds.slice(0, work.takes).map((part, index) => takeOf(part, requests[index], work, index)),
    );
    return { state: 'done', takes, warnings: unsaid(order, name, notHeard) };
  };

  return {
    name,
    remote: true,
    ...(settings.cost !== undefined && { cost: settings.cost }),
    can: (kind) => kind === 'song',
    start: async (work) => {
      try {
        return { job: await submit('/lm', requestOf(musicOf(work), work)) };
      } catch (error) {
        if (error instanceof Refused || error instanceof Failed || !(error instanceof Unsure)) throw error;
        throw new Refused(
          'engine',
          error.message,
          failure('overloaded', `${name} did not answer. Order it again later`),
        );
      }
    },
    status,
    cancel: async ({ job }) => {
      const last = syntheses.get(String(job))?.job ?? String(job);
      syntheses.delete(String(job));
      // Whatever it says, the work is no longer wanted.
      await client
        .order({ method: 'POST', path: `/job?id=${encodeURIComponent(last)}&cancel=1` })
        .catch(() => undefined);
    },
    close: () => client.close(),
  };
}
