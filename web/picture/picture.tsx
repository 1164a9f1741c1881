/** The lab as it is now: sites, pools, machines with their certificates, what stands still and what is on its way. */
import { Component } from 'preact';
import { useState } from 'preact/hooks';
import type { MachineMark, PoolMark } from '../../src/pictures/lab-marks.ts';
import type { Words } from '../words.ts';
import { Certificate } from './certificate.tsx';
import { countsOf, type Health, healthOf, lettersOf, SHAPES } from './marks.ts';
import { PictureTable } from './picture-table.tsx';
import type { PicturedLab, PictureProps } from './pictured-lab.ts';

/** Beyond so many machines pools are folded to a line that opens. */
const FOLDED_ABOVE = 150;

export function Picture({ lab, words }: PictureProps) {
  const [isTable, setTable] = useState(false);
  const letters = lettersOf(lab.sites, lab.machines);
  return (
    <div class="picture">
      <div class="picture-head">
        <h2>{words('picture')}</h2>
        <button type="button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {words('as-table')}
        </button>
      </div>
      {isTable ? (
        <PictureTable lab={lab} words={words} letters={letters} />
      ) : (
        <>
          {lab.sites.map(({ name, pools }) => (
            <section key={name} class="site" aria-label={words('site', name)}>
              <h3>{name}</h3>
              {pools.map((pool) => (
                <Pool key={pool.fqdn} lab={lab} words={words} pool={pool} letters={letters} />
              ))}
            </section>
          ))}
          <Legend words={words} />
        </>
      )}
    </div>
  );
}

function Pool({
  lab,
  words,
  pool,
  letters,
}: PictureProps & { readonly pool: PoolMark; readonly letters: ReadonlyMap<string, string> }) {
  const isLarge = lab.machines.size > FOLDED_ABOVE && pool.machines.length > 1;
  const [isOpen, setOpen] = useState(false);
  const machines = pool.machines.flatMap((name) => lab.machines.get(name) ?? []);
  const counts = countsOf(machines);
  return (
    <div class="pool">
      <h4>
        {isLarge ? (
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {pool.fqdn}
          </button>
        ) : (
          pool.fqdn
        )}{' '}
        <small>
          {pool.role}
          {pool.isCentral ? ` · ${words('central')}` : ''} · {countText(counts, words)}
        </small>
      </h4>
      {isLarge ? <Bar counts={counts} /> : null}
      {isLarge && !isOpen ? null : (
        <ul class="machines">
          {machines.map((machine) => (
            <Machine
              key={machine.fqdn}
              words={words}
              machine={machine}
              letters={machine.certificates.map(({ thumbprint }) => letters.get(thumbprint) ?? '?').join(' ')}
              isInspected={lab.inspected === machine.fqdn}
              inspect={lab.inspect}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function countText(counts: Readonly<Record<Health, number>>, words: Words): string {
  return (['ok', 'behind', 'stopped', 'off'] as const)
    .filter((health) => counts[health] > 0)
    .map((health) => `${counts[health]} ${words(`health-${health}`)}`)
    .join(', ');
}

function Bar({ counts }: { readonly counts: Readonly<Record<Health, number>> }) {
  return (
    <div class="bar" aria-hidden="true">
      {(['ok', 'behind', 'stopped', 'off'] as const).map((health) => (
        <span key={health} class={`part-${health}`} style={{ flexGrow: counts[health] }} />
      ))}
    </div>
  );
}

interface MachineProps {
  readonly words: Words;
  readonly machine: MachineMark;
  /** Those of its certificates, in their order. */
  readonly letters: string;
  readonly isInspected: boolean;
  readonly inspect: PicturedLab['inspect'];
}

/** Drawn anew only when something of it is another: of a pool of hundreds a change touches few. */
class Machine extends Component<MachineProps> {
  override shouldComponentUpdate({ words, machine, letters, isInspected }: MachineProps): boolean {
    const { props } = this;
    return (
      words !== props.words ||
      machine !== props.machine ||
      letters !== props.letters ||
      isInspected !== props.isInspected
    );
  }

  override render({ words, machine, letters, isInspected, inspect }: MachineProps) {
    const health = healthOf(machine);
    const each = letters.split(' ');
    return (
      <li>
        <button
          type="button"
          class={`machine machine-${health}`}
          aria-pressed={isInspected}
          onClick={() => inspect?.(machine.fqdn)}
        >
          <strong>{machine.fqdn.split('.', 1)[0]}</strong>
          <span class="health">{words(`health-${health}`)}</span>
          <span class="certificates">
            {machine.certificates.map((certificate, place) => (
              <Certificate
                key={`${certificate.state} ${certificate.thumbprint}`}
                words={words}
                certificate={certificate}
                letter={each[place] ?? '?'}
              />
            ))}
          </span>
          {machine.stopped.length === 0 ? null : (
            <span class="stopped">{words('stopped', machine.stopped.join(', '))}</span>
          )}
        </button>
      </li>
    );
  }
}

function Legend({ words }: { readonly words: Words }) {
  return (
    <p class="legend">
      {(['current', 'staged', 'previous'] as const).map((state) => (
        <span key={state}>
          {SHAPES[state]} {words(`certificate-${state}`)}
        </span>
      ))}
      <span>{words('legend-letters')}</span>
    </p>
  );
}
