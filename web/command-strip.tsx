/** What clicks have run: the command, and what came of it. */
import { useState } from 'preact/hooks';
import type { Ran } from './lab.ts';
import type { PartProps } from './part-props.ts';
import { PlainText } from './plain-text.tsx';
import type { Words } from './words.ts';

export function CommandStrip({ lab, words }: PartProps) {
  const [isOpen, setOpen] = useState(false);
  const [newest] = lab.ran;
  if (!newest) return <p class="ran-nothing">{words('ran-nothing')}</p>;
  return (
    <div class="ran">
      <div class="ran-line">
        <span>{words('ran')}:</span>
        <code>{newest.text}</code>
        <span class="ran-result" role="status">
          {resultText(newest, words)}
        </span>
        {newest.result ? null : (
          <button type="button" onClick={() => lab.connection.send({ t: 'stop-command' })}>
            {words('stop')}
          </button>
        )}
        <button type="button" onClick={() => void navigator.clipboard.writeText(newest.text)}>
          {words('copy')}
        </button>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {words('output')}
        </button>
      </div>
      {isOpen ? (
        <ol class="ran-list">
          {lab.ran.map((one) => (
            <li key={one.id} class={one.result?.succeeded === false ? 'failed' : ''}>
              <code>
                {one.machine === null ? '' : `${one.machine}: `}
                {one.text}
              </code>
              <PlainText text={one.result?.lines.join('\n') ?? '…'} label={words('output')} />
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}

function resultText({ result }: Ran, words: Words): string {
  if (!result) return words('running');
  const lines = result.lines.filter((line) => line !== '').length;
  return words(result.succeeded ? 'ran-well' : 'ran-failed', lines, result.milliseconds);
}
