// What a seam may do: no more than the song does by itself, and what nobody hears.

/** Between neighbouring bars the song itself is one draw of a few: a little more is still its own variation. */
const more = 1.25;
/** dB that nobody notices from one bar to the next. */
const unheard = 1;

const within = (value, own) => value <= Math.max(unheard, own * more);

/** Of every figure that is asked for, what is wrong with it. */
export function faultsOf(figures) {
  const faults = [];
  const ask = (name, isRight, said) =>
    figures[name] !== undefined && !isRight(figures[name]) && faults.push(said(figures[name]));
  const dB = (what) => (value) => `${what} ${value.toFixed(2)} dB`;
  // A recording is gone on with by another band: its timbre is another one.
  if (!figures.isOther) {
    for (const name of ['levelStep', 'spectrumStep', 'levelChange', 'spectrumChange'])
      ask(
        name,
        (value) => within(value, figures[`${name}Own`]),
        dB(`${name} (own ${figures[`${name}Own`].toFixed(2)})`),
      );
  } else ask('levelChange', (value) => within(value, Math.max(figures.levelChangeOwn, 2)), dB('levelChange'));
  ask(
    'tempoOff',
    (value) => value <= Math.max(0.5, (figures.tempoOffOwn ?? 0) * more),
    (value) => `the tempo moves by ${value.toFixed(2)} %`,
  );
  ask(
    'slipMs',
    (value) => value <= Math.max(20, (figures.slipMsOwn ?? 0) * more),
    (value) => `the grid slips by ${value.toFixed(0)} ms`,
  );
  ask(
    'key',
    (value) => value !== 'other' || figures.keyOwn === 'other',
    () => 'another key',
  );
  ask(
    'rough',
    (value) => value <= 1.5,
    (value) => `a click, ${value.toFixed(2)} of the roughest places`,
  );
  ask(
    'jump',
    (value) => value <= 1.5,
    (value) => `a step of level, ${value.toFixed(2)} of the highest`,
  );
  ask(
    'voiceJump',
    (value) => Math.abs(value) <= Math.max(1.5, figures.voiceOwn ?? 0),
    dB('the voice moves against the band by'),
  );
  ask('bandKept', (value) => Math.abs(value) <= 0.5, dB('what is played again is louder by'));
  ask('voiceKept', (value) => Math.abs(value) <= 0.5, dB('who sings again is louder by'));
  ask(
    'same',
    (value) => value === 'yes',
    (value) => `not the same samples: ${value}`,
  );
  return faults;
}
