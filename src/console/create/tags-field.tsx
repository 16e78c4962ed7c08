import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../language.ts';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icons.tsx';
import { suggest } from './vocabulary.ts';

interface TagsProps {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly placeholder: string;
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

/** Tags with completion: an input that owns a list (the combobox pattern of ARIA), and a button to take each away. */
export function TagsField({ label, hint, fault, placeholder, tags, onChange }: TagsProps) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const offers = open ? suggest(typed, tags) : [];

  const add = (text: string): void => {
    const fresh = text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '' && !tags.includes(tag));
    if (fresh.length > 0) onChange([...tags, ...fresh]);
    setTyped('');
    setActive(-1);
    setOpen(false);
  };
  const remove = (tag: string): void => {
    onChange(tags.filter((each) => each !== tag));
    input.current?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    const chosen = offers[active];
    if (event.key === 'Enter' && (typed.trim() !== '' || chosen)) {
      event.preventDefault();
      add(chosen ?? typed);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const size = Math.max(offers.length, 1);
      setActive((event.key === 'ArrowDown' ? active + 1 : active - 1 + size) % size);
    } else if (event.key === 'Escape') {
      setOpen(false);
      setActive(-1);
    } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) onChange(tags.slice(0, -1));
  };

  return (
    <Field label={label} hint={hint} fault={fault}>
      {(control) => (
        <div class="tags">
          {tags.map((tag) => (
            <span class="tag" key={tag}>
              <span dir="auto">{tag}</span>
              <button type="button" onClick={() => remove(tag)} aria-label={t('tags.remove', { tag })}>
                <Icon name="close" />
              </button>
            </span>
          ))}
          <input
            {...control}
            ref={input}
            role="combobox"
            aria-expanded={offers.length > 0}
            aria-controls={list}
            aria-autocomplete="list"
            {...(offers[active] && { 'aria-activedescendant': `${list}-${active}` })}
            autocomplete="off"
            placeholder={tags.length === 0 ? placeholder : ''}
            value={typed}
            onInput={(event) => {
              const text = event.currentTarget.value;
              setOpen(true);
              setActive(-1);
              if (text.includes(',')) add(text);
              else setTyped(text);
            }}
            onKeyDown={press}
            onBlur={() => {
              setOpen(false);
              add(typed);
            }}
          />
          <ul id={list} role="listbox" aria-label={label} class="offers" hidden={offers.length === 0}>
            {offers.map((offer, index) => (
              <li
                key={offer}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === active}
                // The input keeps the focus; a click must not blur it first.
                onMouseDown={(event) => {
                  event.preventDefault();
                  add(offer);
                }}
              >
                {offer}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  );
}
