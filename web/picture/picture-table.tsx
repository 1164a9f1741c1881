/** The picture for those who read it, or hear it read: the same in rows. */
import { Certificate } from './certificate.tsx';
import { healthOf } from './marks.ts';
import type { PictureProps } from './pictured-lab.ts';

export function PictureTable({
  lab,
  words,
  letters,
}: PictureProps & { readonly letters: ReadonlyMap<string, string> }) {
  const rows = lab.sites.flatMap(({ name, pools }) =>
    pools.flatMap((pool) => pool.machines.map((machine) => ({ site: name, pool, machine: lab.machines.get(machine) }))),
  );
  return (
    <table>
      <caption>{words('picture')}</caption>
      <thead>
        <tr>
          {(['machine', 'site-name', 'pool', 'state', 'certificates', 'stopped-services'] as const).map((key) => (
            <th key={key} scope="col">
              {words(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ site, pool, machine }) =>
          machine ? (
            <tr key={machine.fqdn}>
              <th scope="row">
                <button type="button" class="plain-button" onClick={() => lab.inspect?.(machine.fqdn)}>
                  {machine.fqdn}
                </button>
              </th>
              <td>{site}</td>
              <td>{pool.fqdn}</td>
              <td>{words(`health-${healthOf(machine)}`)}</td>
              <td>
                {machine.certificates.map((certificate) => (
                  <Certificate
                    key={`${certificate.state} ${certificate.thumbprint}`}
                    words={words}
                    certificate={certificate}
                    letter={letters.get(certificate.thumbprint) ?? '?'}
                  />
                ))}
              </td>
              <td>{machine.stopped.join(', ')}</td>
            </tr>
          ) : null,
        )}
      </tbody>
    </table>
  );
}
