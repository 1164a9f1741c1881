/** The consoles: a tab for each machine, the screen of the one that is shown, and a bar of keys for phones. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PartProps } from '../part-props.ts';
import { PlainText } from '../plain-text.tsx';
import { KeyBar } from './key-bar.tsx';

export function Consoles({ lab, words }: PartProps) {
  const [isChoosing, setChoosing] = useState(false);
  const [text, setText] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const screen = lab.active === null ? undefined : lab.screens.get(lab.active);
  useEffect(() => {
    if (!place.current || !screen) return;
    place.current.replaceChildren(screen.element);
    screen.focus();
  }, [screen]);
  useEffect(() => {
    const colour = () => {
      for (const one of lab.screens.values()) one.colour();
    };
    addEventListener('themechange', colour);
    return () => removeEventListener('themechange', colour);
  }, [lab]);
  return (
    <div class="consoles">
      <div class="tabs">
        {lab.tabs.map(({ channel, machine, user }) => (
          <span key={channel} class="tab">
            <button
              type="button"
              aria-pressed={lab.active === channel}
              title={`${machine} (${user})`}
              onClick={() => lab.activate(channel)}
            >
              {machine.split('.', 1)[0]}
            </button>
            <button
              type="button"
              class="close"
              aria-label={words('close-console', machine)}
              onClick={() => lab.close(channel)}
            >
              ×
            </button>
          </span>
        ))}
        <button
          type="button"
          aria-expanded={isChoosing}
          aria-label={words('new-console')}
          onClick={() => setChoosing(!isChoosing)}
        >
          +
        </button>
        <span class="space" />
        {screen ? (
          <>
            <button type="button" onClick={() => screen.break()}>
              {words('stop')}
            </button>
            <button type="button" onClick={() => setText(screen.text())}>
              {words('read-output')}
            </button>
            <button type="button" aria-pressed={lab.recorder !== null} onClick={() => lab.record()}>
              {words(lab.recorder === null ? 'record' : 'record-end')}
            </button>
          </>
        ) : null}
      </div>
      {isChoosing ? <NewConsole lab={lab} words={words} done={() => setChoosing(false)} /> : null}
      <div class="screen-place" ref={place} />
      {screen ? null : <p class="no-console">{words('no-console')}</p>}
      {screen ? <KeyBar words={words} type={(keys) => screen.type(keys)} /> : null}
      {text === null ? null : (
        <div class="plain" role="dialog" aria-modal="true" aria-label={words('read-output')}>
          <button type="button" onClick={() => setText(null)}>
            {words('close')}
          </button>
          <PlainText text={text} label={words('read-output')} isWhole />
        </div>
      )}
    </div>
  );
}

function NewConsole({ lab, words, done }: PartProps & { readonly done: () => void }) {
  const machines = lab.welcome?.machines ?? [];
  const [machine, setMachine] = useState(lab.welcome?.machine ?? '');
  const [user, setUser] = useState(lab.welcome?.user ?? '');
  return (
    <form
      class="new-console"
      onSubmit={(event) => {
        event.preventDefault();
        lab.open(machine, user === '' ? null : user);
        done();
      }}
    >
      <label>
        {words('machine')}
        <select value={machine} onChange={(event) => setMachine(event.currentTarget.value)}>
          {machines.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        {words('user')}
        <input
          value={user}
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => setUser(event.currentTarget.value)}
        />
      </label>
      <button type="submit">{words('open-console')}</button>
    </form>
  );
}
