/** Text in which `words of code` stand between backticks. */
export function Marked({ text = '' }: { text?: string | undefined }) {
  return <>{text.split('`').map((piece, at) => (at % 2 === 0 ? piece : <code key={at}>{piece}</code>))}</>;
}
