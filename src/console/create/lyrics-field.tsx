import { useRef } from 'preact/hooks';
import { count, number, t } from '../language.ts';
import { Field } from '../ui/field.tsx';
import { syllableLines } from './syllables.ts';

const marks = ['Intro', 'Verse', 'Pre-Chorus', 'Chorus', 'Bridge', 'Solo', 'Outro'] as const;

interface LyricsProps {
  readonly value: string;
  readonly max: number;
  readonly fault?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** `[Verse 2]` after a first verse; a chorus is a chorus each time. */
function nextMark(lyrics: string, mark: string): string {
  const same = lyrics.match(new RegExp(`^\\[${mark}( \\d+)?\\]`, 'gim'))?.length ?? 0;
  return mark === 'Verse' && same > 0 ? `[Verse ${same + 1}]` : `[${mark}]`;
}

/** Words to sing, with the syllables of each line beside it. */
export function LyricsField({ value, max, fault, onChange }: LyricsProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const lines = syllableLines(value);
  const total = lines.reduce<number>((sum, line) => sum + (line ?? 0), 0);

  const insert = (mark: string): void => {
    const control = area.current;
    if (!control) return;
    const before = value.slice(0, control.selectionStart);
    const after = value.slice(control.selectionEnd);
    const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    const text = `${gap}${nextMark(value, mark)}\n`;
    onChange(before + text + after);
    const caret = before.length + text.length;
    requestAnimationFrame(() => {
      control.focus();
      control.setSelectionRange(caret, caret);
    });
  };

  return (
    <Field
      label={t('lyrics')}
      fault={fault}
      hint={t('lyrics.hint')}
      aside={
        <span class={`meter ${[...value].length > max ? 'over' : ''}`}>
          {total > 0 && `${count('syllables', total)} · `}
          {number([...value].length)} / {number(max)}
        </span>
      }
    >
      {(control) => (
        <div class="lyrics">
          <div class="marks" role="group" aria-label={t('lyrics.marks')}>
            {marks.map((mark) => (
              <button key={mark} type="button" class="chip" onClick={() => insert(mark)}>
                {t(`mark.${mark}`)}
              </button>
            ))}
          </div>
          <div class="lyrics-lines">
            <div class="gutter" ref={gutter} aria-hidden="true">
              {lines.map((syllables, index) => (
                <span key={index}>{syllables ?? ''}</span>
              ))}
            </div>
            <textarea
              {...control}
              ref={area}
              rows={12}
              wrap="off"
              dir="auto"
              spellcheck={false}
              placeholder={t('lyrics.example')}
              value={value}
              onInput={(event) => onChange(event.currentTarget.value)}
              onScroll={(event) => {
                if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
              }}
            />
          </div>
        </div>
      )}
    </Field>
  );
}
