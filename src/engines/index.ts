import { acestep } from './acestep/acestep.ts';
import { createAcestepcpp } from './acestepcpp/acestepcpp.ts';
import { apixo } from './apixo/apixo.ts';
import { type ChatSettings, createChat } from './chat/chat.ts';
import { crun } from './crun/crun.ts';
import { createEmbedded, type FilmRoom } from './embedded/embedded.ts';
import type { Pool } from './embedded/pool.ts';
import type { Engine, EngineName, UpstreamName } from './engine.ts';
import { createMetronome } from './metronome/metronome.ts';
import { newapi } from './newapi/newapi.ts';
import { sunoapi } from './sunoapi/sunoapi.ts';
import { sunor } from './sunor/sunor.ts';
import { type Api, createUpstream, type UpstreamSettings } from './upstream/upstream.ts';
import type { Fetch, Workshop } from './upstream/workshop.ts';

/** How each engine is made. */
export const engines: Readonly<Record<EngineName, (pool: Pool, films?: FilmRoom) => Engine>> = {
  embedded: createEmbedded,
  metronome: createMetronome,
};

type MakeUpstream = (settings: UpstreamSettings, workshop: Workshop) => Engine;
const clientOf =
  (api: Api): MakeUpstream =>
  (settings, workshop) =>
    createUpstream(api, settings, workshop);

/** And each engine of others. */
export const upstreams: Readonly<Record<UpstreamName, MakeUpstream>> = {
  crun: clientOf(crun),
  sunor: clientOf(sunor),
  apixo: clientOf(apixo),
  newapi: clientOf(newapi),
  sunoapi: clientOf(sunoapi),
  acestep: clientOf(acestep),
  acestepcpp: createAcestepcpp,
};

/** Who writes lyrics when a language model is at hand; undefined without its address. */
export const lyricist = (
  settings: Omit<ChatSettings, 'url'> & { readonly url: string | undefined },
): Engine | undefined => (settings.url === undefined ? undefined : createChat({ ...settings, url: settings.url }));

/** What the render threads do for engines elsewhere. */
export const workshopOf = (pool: Pool, fetch: Fetch): Workshop => ({
  fetch,
  adopt: async (found) => {
    const answer = await pool.run({ ask: 'adopt', found });
    if (answer.say !== 'adopted') throw new Error('it could not be taken in');
    return answer.adopted;
  },
  write: async (prompt, seed) => {
    const answer = await pool.run({ ask: 'write', prompt, seed });
    if (answer.say !== 'written') throw new Error('no words were written');
    return answer;
  },
});
