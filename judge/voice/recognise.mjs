// Forced choice: PocketSphinx, where it is installed, picks the sung line among twenty. Sung vowels are too long for its
// models, so the line is played 1.6 times as fast, which sox does without changing its pitch.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const faster = '1.6';
const model = '/usr/share/pocketsphinx/model/en-us';
const has = (program) => spawnSync(program, ['--version']).error === undefined;

export const canRecognise = () => has('sox') && has('pocketsphinx_batch');

const american = (line) => line.toLowerCase().replace('harbour', 'harbor');

/** @returns how many of the takes were taken for their own line among its nineteen neighbours */
export function recognised(takes, lines, encodeWav, rate) {
  const folder = mkdtempSync(join(tmpdir(), 'judge-voice-'));
  let right = 0;
  for (const { index, audio } of takes) {
    const others = Array.from({ length: 20 }, (_, k) => american(lines[(index + k * 3) % lines.length]));
    writeFileSync(join(folder, 'g.gram'), `#JSGF V1.0;\ngrammar g;\npublic <s> = ${others.join(' | ')} ;\n`);
    writeFileSync(join(folder, 'sung.wav'), encodeWav({ left: audio, right: audio }, rate));
    const tidy = ['remix', '1', 'norm', '-3', 'tempo', '-s', faster, 'pad', '0.25', '0.3'];
    spawnSync('sox', [join(folder, 'sung.wav'), '-r', '16000', '-b', '16', join(folder, 'a.wav'), ...tidy]);
    writeFileSync(join(folder, 'list'), 'a\n');
    const args = [
      '-hmm',
      join(model, 'en-us'),
      '-dict',
      join(model, 'cmudict-en-us.dict'),
      '-jsgf',
      join(folder, 'g.gram'),
    ];
    const input = [
      '-adcin',
      'yes',
      '-adchdr',
      '44',
      '-cepdir',
      folder,
      '-cepext',
      '.wav',
      '-ctl',
      join(folder, 'list'),
    ];
    spawnSync('pocketsphinx_batch', [...args, ...input, '-hyp', join(folder, 'hyp'), '-logfn', '/dev/null']);
    const heard = readFileSync(join(folder, 'hyp'), 'utf8').replace(/\s*\([^()]*\)\s*$/, '');
    if (heard.trim() === american(lines[index])) right++;
  }
  rmSync(folder, { recursive: true });
  return right;
}
