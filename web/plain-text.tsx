/** Text of the lab to be read, scrolled by the keyboard and selected. */
const MOST_ROWS = 12;

export function PlainText({
  text,
  label,
  isWhole = false,
}: {
  readonly text: string;
  readonly label: string;
  readonly isWhole?: boolean;
}) {
  const rows = Math.min(MOST_ROWS, text.split('\n').length);
  return <textarea class={isWhole ? 'text text-whole' : 'text'} readOnly aria-label={label} rows={rows} value={text} />;
}
