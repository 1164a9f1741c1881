/** Keys that phones lack; Ctrl stays down for the next letter. */
import { useState } from 'preact/hooks';
import type { Words } from '../words.ts';

const KEYS: readonly (readonly [label: string, text: string])[] = [
  ['Tab', '\t'],
  ['Esc', '\u001b'],
  ['↑', '\u001b[A'],
  ['↓', '\u001b[B'],
  ['←', '\u001b[D'],
  ['→', '\u001b[C'],
];
const CONTROLLED = ['C', 'R', 'A', 'E', 'L'] as const;

export function KeyBar({ words, type }: { readonly words: Words; readonly type: (text: string) => void }) {
  const [isControl, setControl] = useState(false);
  return (
    <div class="key-bar" role="toolbar" aria-label={words('keys')}>
      {KEYS.map(([label, text]) => (
        <button key={label} type="button" onClick={() => type(text)}>
          {label}
        </button>
      ))}
      <button type="button" aria-pressed={isControl} onClick={() => setControl(!isControl)}>
        Ctrl
      </button>
      {isControl
        ? CONTROLLED.map((letter) => (
            <button
              key={letter}
              type="button"
              onClick={() => {
                type(String.fromCharCode(letter.charCodeAt(0) - 64));
                setControl(false);
              }}
            >
              {letter}
            </button>
          ))
        : null}
    </div>
  );
}
