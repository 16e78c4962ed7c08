import { Fragment } from 'preact';
import type { Sheet } from '../../sdk/types.ts';
import { isMark } from '../create/syllables.ts';
import { clock, number, t } from '../language.ts';
import type { Playable } from '../player/playable.ts';
import { player, seek } from '../player/player.ts';
import { useSheet } from '../player/sheet.ts';
import { useStore } from '../store.ts';

/** Words and chords of a clip as they come, or its lyrics alone where there is no sheet. */
export function Reading({ clip, lyrics }: { clip: Playable; lyrics: string }) {
  const sheet = useSheet(clip.sheet);
  const state = useStore(player);
  const time = state.clip?.id === clip.id ? state.time : -1;
  if (!sheet) return <Lyrics text={lyrics} />;
  return (
    <div class="reading">
      {sheet.lines.length > 0 ? <Words sheet={sheet} time={time} clip={clip} /> : <Lyrics text={lyrics} />}
      <Chart sheet={sheet} time={time} clip={clip} />
    </div>
  );
}

interface PartProps {
  readonly sheet: Sheet;
  readonly time: number;
  readonly clip: Playable;
}

/** A line is one stop of the keyboard and begins at its first word; a click begins at the word that it hits. */
function Words({ sheet, time, clip }: PartProps) {
  const begin = (event: MouseEvent, otherwise: number): void => {
    const word = event.target instanceof HTMLElement ? event.target.dataset.at : undefined;
    seek(clip, word === undefined ? otherwise : Number(word));
  };
  return (
    <div class="words" dir="auto">
      {sheet.lines.map(({ section, words }, index) => {
        const start = words[0]?.start ?? 0;
        const end = words.at(-1)?.end ?? start;
        const isOn = time >= start && time < end;
        return (
          <Fragment key={start}>
            {section !== '' && section !== sheet.lines[index - 1]?.section && <p class="mark">[{section}]</p>}
            <button
              type="button"
              class="line"
              {...(isOn && { 'aria-current': 'true' as const })}
              onClick={(event) => begin(event, start)}
            >
              {words.map((word) => (
                <span
                  key={word.start}
                  data-at={word.start}
                  class={time >= word.end ? 'sung-word' : time >= word.start ? 'lit' : ''}
                >
                  {word.word.trim()}{' '}
                </span>
              ))}
            </button>
          </Fragment>
        );
      })}
    </div>
  );
}

/** The form as a table of sections with their chords. */
function Chart({ sheet, time, clip }: PartProps) {
  const rows = sheet.sections.map((section) => ({
    ...section,
    chords: sheet.chords.filter(({ start }) => start >= section.start - 0.01 && start < section.end - 0.01),
  }));
  return (
    <div class="chart-of-song">
      <p class="hint">
        {t('chart.facts', {
          tempo: number(Math.round(sheet.tempoBpm)),
          beats: number(sheet.beatsPerBar),
          key: sheet.key,
        })}
      </p>
      <ol>
        {rows.map(({ label, start, end, chords }) => (
          <li key={start} {...(time >= start && time < end && { 'aria-current': 'true' as const })}>
            <button type="button" class="quiet small" onClick={() => seek(clip, start)}>
              {label} <span class="meter">{clock(start)}</span>
            </button>
            <span class="chords">
              {chords.map((chord) => (
                <span key={chord.start} class={time >= chord.start && time < chord.end ? 'lit' : ''}>
                  {chord.symbol}{' '}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

const Lyrics = ({ text }: { text: string }) =>
  text === '' ? null : (
    <p class="sung" dir="auto">
      {text.split('\n').map((line, index) => (
        <span key={index} class={isMark(line) ? 'mark' : ''}>
          {line || '\u00a0'}
        </span>
      ))}
    </p>
  );
