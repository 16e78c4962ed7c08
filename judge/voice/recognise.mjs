// Forced choice: PocketSphinx, where it is installed, picks the sung line among twenty. Sung vowels are too long for its
// models, so the line is played 1.6 times as fast, which sox does without changing its pitch. Lines whose alternatives
// are the same twenty go through one start of the recogniser, which costs more than the recognition.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const faster = '1.6';
const groups = 3;
const model = '/usr/share/pocketsphinx/model/en-us';
const has = (program) => spawnSync(program, ['--version']).error === undefined;

export const canRecognise = () => has('sox') && has('pocketsphinx_batch');

const american = (line) => line.toLowerCase().replace('harbour', 'harbor');

function recognisedGroup(takes, alternatives, folder) {
  writeFileSync(join(folder, 'g.gram'), `#JSGF V1.0;\ngrammar g;\npublic <s> = ${alternatives.join(' | ')} ;\n`);
  writeFileSync(join(folder, 'list'), takes.map(({ index }) => `${index}\n`).join(''));
  const args = [
    '-hmm',
    join(model, 'en-us'),
    '-dict',
    join(model, 'cmudict-en-us.dict'),
    '-jsgf',
    join(folder, 'g.gram'),
  ];
  const input = ['-adcin', 'yes', '-adchdr', '44', '-cepdir', folder, '-cepext', '.wav', '-ctl', join(folder, 'list')];
  spawnSync('pocketsphinx_batch', [...args, ...input, '-hyp', join(folder, 'hyp'), '-logfn', '/dev/null']);
  const heard = new Map(
    readFileSync(join(folder, 'hyp'), 'utf8')
      .split('\n')
      .map((line) => /^(.*?)\s*\((\d+) -?\d+\)$/.exec(line))
      .filter((match) => match !== null)
      .map(([, text, index]) => [Number(index), text.trim()]),
  );
  return takes.filter(({ index, text }) => heard.get(index) === american(text));
}

/** @returns indexes of the takes that were taken for their own line among its nineteen neighbours */
export function recognised(takes, lines, encodeWav, rate) {
  const folder = mkdtempSync(join(tmpdir(), 'judge-voice-'));
  const tidy = ['remix', '1', 'norm', '-3', 'tempo', '-s', faster, 'pad', '0.25', '0.3'];
  for (const { index, audio } of takes) {
    writeFileSync(join(folder, 'sung.wav'), encodeWav({ left: audio, right: audio }, rate));
    spawnSync('sox', [join(folder, 'sung.wav'), '-r', '16000', '-b', '16', join(folder, `${index}.wav`), ...tidy]);
  }
  const right = Array.from({ length: groups }, (_, group) => {
    const own = takes.filter(({ index }) => index % groups === group);
    const alternatives = lines.filter((_, index) => index % groups === group).map(american);
    return own.length > 0 ? recognisedGroup(own, alternatives, folder) : [];
  }).flat();
  rmSync(folder, { recursive: true });
  return right.map(({ index }) => index);
}
