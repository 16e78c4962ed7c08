import { acousticFolk } from './acoustic_folk.ts';
import { afrobeats } from './afrobeats.ts';
import { amapiano } from './amapiano.ts';
import { ambient } from './ambient.ts';
import { baroque } from './baroque.ts';
import { bluegrass } from './bluegrass.ts';
import { blues } from './blues.ts';
import { bollywood } from './bollywood.ts';
import { boomBap } from './boom_bap.ts';
import { bossaNova } from './bossa_nova.ts';
import { celtic } from './celtic.ts';
import { children } from './children.ts';
import { chiptune } from './chiptune.ts';
import { choral } from './choral.ts';
import { christmas } from './christmas.ts';
import { cinematic } from './cinematic.ts';
import { cityPop } from './city_pop.ts';
import { classicalPiano } from './classical_piano.ts';
import { country } from './country.ts';
import { dancePop } from './dance_pop.ts';
import { disco } from './disco.ts';
import { dnb } from './dnb.ts';
import { dubstep } from './dubstep.ts';
import { flamenco } from './flamenco.ts';
import { funk } from './funk.ts';
import { gospel } from './gospel.ts';
import { gufeng } from './gufeng.ts';
import { hawaiian } from './hawaiian.ts';
import { house } from './house.ts';
import { industrial } from './industrial.ts';
import { japaneseTrad } from './japanese_trad.ts';
import { jazzSwing } from './jazz_swing.ts';
import { jpop } from './jpop.ts';
import { kpop } from './kpop.ts';
import { latinBallad } from './latin_ballad.ts';
import { lofi } from './lofi.ts';
import { march } from './march.ts';
import { metal } from './metal.ts';
import { middleEastern } from './middle_eastern.ts';
import { pop } from './pop.ts';
import { popBallad } from './pop_ballad.ts';
import { punk } from './punk.ts';
import { reggae } from './reggae.ts';
import { reggaeton } from './reggaeton.ts';
import { rnb } from './rnb.ts';
import { rock } from './rock.ts';
import { salsa } from './salsa.ts';
import { samba } from './samba.ts';
import { ska } from './ska.ts';
import { soul } from './soul.ts';
import type { Style } from './style.ts';
import { synthwave } from './synthwave.ts';
import { techno } from './techno.ts';
import { trance } from './trance.ts';
import { trap } from './trap.ts';

/** Every style that can be composed, by id. A new style is one file here and one line below. */
export const styles = {
  pop,
  dance_pop: dancePop,
  pop_ballad: popBallad,
  acoustic_folk: acousticFolk,
  rock,
  punk,
  metal,
  industrial,
  house,
  techno,
  trance,
  dnb,
  dubstep,
  synthwave,
  ambient,
  chiptune,
  trap,
  boom_bap: boomBap,
  lofi,
  rnb,
  soul,
  funk,
  disco,
  gospel,
  jazz_swing: jazzSwing,
  bossa_nova: bossaNova,
  samba,
  salsa,
  latin_ballad: latinBallad,
  reggaeton,
  flamenco,
  reggae,
  ska,
  hawaiian,
  afrobeats,
  amapiano,
  kpop,
  jpop,
  city_pop: cityPop,
  gufeng,
  japanese_trad: japaneseTrad,
  bollywood,
  middle_eastern: middleEastern,
  cinematic,
  classical_piano: classicalPiano,
  baroque,
  choral,
  march,
  country,
  bluegrass,
  blues,
  celtic,
  children,
  christmas,
} as const satisfies Record<string, Style>;

export type StyleId = keyof typeof styles;

export const isStyleId = (id: string): id is StyleId => Object.hasOwn(styles, id);

/** The style of that id; pop when there is none. */
export const styleOf = (id: string): Style => (isStyleId(id) ? styles[id] : styles.pop);
