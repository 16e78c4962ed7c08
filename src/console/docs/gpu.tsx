import { t } from '../language.ts';
import { Code } from '../ui/code.tsx';
import { Link } from '../ui/link.tsx';

const ownModel = `# An ACE-Step server on your machine with a GPU:
CANTIGA_ENGINES=acestep=http://127.0.0.1:8001,embedded npm start
# acestep.cpp:
CANTIGA_ENGINES=acestepcpp=http://127.0.0.1:8080,embedded npm start`;

const paid = `CANTIGA_ENGINES=sunoapi=https://api.sunoapi.org,embedded
CANTIGA_ENGINE_SUNOAPI_KEY=…    # keys have settings of their own, and stay out of addresses
CANTIGA_ENGINE_SUNOAPI_COST=12  # in any unit: \`provider: value\` compares them`;

const chosen = `{ "kind": "song", "prompt": "…", "instrumental": true, "provider": "auto" }`;

/** For whoever has a GPU, or an account elsewhere. */
export const OwnGpu = () => (
  <article class="card prose" lang="en">
    <h2>{t('docs.gpu')}</h2>
    <p>
      The musician inside needs no GPU. A model on a machine of yours, or a paid API, can stand beside it: callers
      change nothing, and whatever makes a song, its files are fetched, checked and kept here.
    </p>
    <Code text={ownModel} label="Settings: a model of your own" />
    <Code text={paid} label="Settings: a paid API" />
    <h3>Who gets an order</h3>
    <p>
      <code>CANTIGA_ENGINES</code> lists engines in order of preference. An order may say <code>provider</code>:{' '}
      <code>auto</code> weighs preference, price and the time that work took lately, <code>value</code> takes the
      cheapest that is well, <code>official</code> the one that <code>CANTIGA_OFFICIAL_ENGINE</code> names and no other.
      Each task tells which engine made it and why.
    </p>
    <Code text={chosen} label="An order that names a provider" />
    <p>
      An engine that fails three times in a row rests, and another takes its place; how they are is under{' '}
      <Link to="/developers" hash="engines">
        Developers → Engines
      </Link>
      . What each can make stands in <code>docs/engines.md</code>.
    </p>
  </article>
);
