/** One machine: stores, uses, services, tasks, log, and why its replica is as it is. Each part names the command that shows it. */
import { useState } from 'preact/hooks';
import type { MachineView } from '../../src/pictures/lab-marks.ts';
import type { PartProps } from '../part-props.ts';
import { dateText } from '../words.ts';
import { machineCommands } from './machine-commands.ts';

const PARTS = ['why', 'uses', 'stores', 'services', 'tasks', 'log'] as const;
type Part = (typeof PARTS)[number];
type PartOf = PartProps & { readonly view: MachineView };

export function MachinePanel({ lab, words, fqdn }: PartProps & { readonly fqdn: string }) {
  const [part, setPart] = useState<Part>('why');
  const { view } = lab;
  return (
    <div class="machine-panel">
      <div class="picture-head">
        <h2>{fqdn}</h2>
        <button type="button" onClick={() => lab.open(fqdn)}>
          {words('console-here')}
        </button>
        <button type="button" onClick={() => lab.inspect(null)}>
          {words('close')}
        </button>
      </div>
      <div class="tabs">
        {PARTS.map((one) => (
          <button key={one} type="button" aria-pressed={part === one} onClick={() => setPart(one)}>
            {words(`part-${one}`)}
          </button>
        ))}
      </div>
      <p class="command">
        <code>{machineCommands[part](fqdn)}</code>
        <button type="button" onClick={() => lab.run(machineCommands[part](fqdn), fqdn)}>
          {words('run-command')}
        </button>
      </p>
      {view ? <PartView lab={lab} words={words} view={view} part={part} /> : <p>…</p>}
    </div>
  );
}

function PartView({ part, ...props }: PartOf & { readonly part: Part }) {
  switch (part) {
    case 'why':
      return <Why {...props} />;
    case 'uses':
      return <Uses {...props} />;
    case 'stores':
      return <Stores {...props} />;
    case 'services':
      return <Services {...props} />;
    case 'tasks':
      return <Tasks {...props} />;
    case 'log':
      return <Log {...props} />;
  }
}

function when(lab: PartProps['lab'], instant: number): string {
  return dateText(instant, lab.language, lab.welcome?.timeZone ?? null);
}

function Why({ lab, words, view: { why } }: PartOf) {
  if (!why) return <p>{words('no-replica')}</p>;
  return (
    <div>
      <p>{words(why.isUpToDate ? 'up-to-date-since' : 'behind-since', when(lab, why.since))}</p>
      <ul>
        {why.causes.map((cause) => (
          <li key={cause}>{cause}</li>
        ))}
      </ul>
      {why.remedies.map((remedy) => (
        <p key={remedy} class="command">
          <code>{remedy}</code>
          <button type="button" onClick={() => lab.run(remedy)}>
            {words('run-command')}
          </button>
        </p>
      ))}
      {why.next ? (
        <p>
          {words('comes-next', when(lab, why.next.at))} {why.next.text}
        </p>
      ) : null}
    </div>
  );
}

function Uses({ words, view }: PartOf) {
  return (
    <table>
      <tbody>
        {view.uses.map(({ thumbprint, state, uses }) => (
          <tr key={`${state} ${thumbprint}`}>
            <th scope="row">{uses.join(', ')}</th>
            <td>{words(`certificate-${state}`)}</td>
            <td>
              <code>{thumbprint}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Stores({ lab, words, view }: PartOf) {
  return (
    <table>
      <thead>
        <tr>
          {(['store', 'issued-to', 'issued-by', 'expires', 'friendly-name', 'thumbprint'] as const).map((key) => (
            <th key={key} scope="col">
              {words(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.stores.map(({ store, thumbprint, subject, issuer, notAfter, friendlyName, hasKey }) => (
          <tr key={`${store} ${thumbprint}`}>
            <td>{store}</td>
            <th scope="row">
              {subject}
              {hasKey ? ` (${words('with-key')})` : ''}
            </th>
            <td>{issuer}</td>
            <td>{when(lab, notAfter)}</td>
            <td>{friendlyName}</td>
            <td>
              <code>{thumbprint}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Services({ lab, words, view }: PartOf) {
  return (
    <table>
      <tbody>
        {view.services.map(({ name, displayName, isRunning }) => (
          <tr key={name}>
            <th scope="row">{displayName}</th>
            <td>{words(isRunning ? 'runs' : 'stands')}</td>
            <td>
              <button type="button" onClick={() => lab.run(machineCommands.switchService(name, view.fqdn, !isRunning))}>
                {words(isRunning ? 'stop-service' : 'start-service', name)}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tasks({ lab, words, view }: PartOf) {
  if (view.tasks.length === 0) return <p>{words('no-tasks')}</p>;
  return (
    <table>
      <tbody>
        {view.tasks.map(({ name, state, next }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{state}</td>
            <td>{next === null ? '' : when(lab, next)}</td>
            <td>
              <button type="button" onClick={() => lab.run(machineCommands.startTask(name), view.fqdn)}>
                {words('start-task')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Log({ lab, view }: PartOf) {
  return (
    <ol class="log">
      {view.events.map(({ at, level, source, id, message }) => (
        <li key={`${at} ${source} ${id} ${message}`} class={`level-${level.toLowerCase()}`}>
          <time>{when(lab, at)}</time> {level} {source} {id}: {message}
        </li>
      ))}
    </ol>
  );
}
