/** What stands in front of the lab: who has no good link, and where a password is asked. */
import { useState } from 'preact/hooks';
import type { PartProps } from './part-props.ts';

export function Door({ lab, words }: PartProps) {
  const [password, setPassword] = useState('');
  const isWaiting = lab.state !== 'not-let-in';
  return (
    <main class="door">
      <h1>lyncshell</h1>
      <p role="status">{words(isWaiting ? 'coming-in' : 'not-let-in')}</p>
      {isWaiting ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void lab.connection.comeIn(password);
          }}
        >
          <label>
            {words('password')}
            <input
              type="password"
              autocomplete="current-password"
              value={password}
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
          </label>
          <button type="submit">{words('come-in')}</button>
        </form>
      )}
    </main>
  );
}
