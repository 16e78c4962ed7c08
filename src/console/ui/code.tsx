import { useState } from 'preact/hooks';
import { t } from '../language.ts';
import { Icon } from './icons.tsx';

/** The clipboard is there on https and on localhost only; elsewhere the old way has to do. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      class="quiet small"
      onClick={() => void copy(text).then(() => setCopied(true))}
      onBlur={() => setCopied(false)}
    >
      <Icon name={copied ? 'check' : 'copy'} />
      <span aria-live="polite">{copied ? t('copied') : (label ?? t('copy'))}</span>
    </button>
  );
}

export const Code = ({ text, label }: { text: string; label: string }) => (
  <div class="code">
    <div class="code-text" role="group" aria-label={label} tabIndex={0}>
      <pre>
        <code>{text}</code>
      </pre>
    </div>
    <CopyButton text={text} />
  </div>
);
