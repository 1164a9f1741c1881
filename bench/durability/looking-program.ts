/**
 * Looks at a lab whose process was killed: whether it is whole, how long the first change takes, and whether all that is due comes
 * to an end as it should. Prints a line of JSON.
 */
import { openLab } from '../../src/deployment/deployment.ts';
import { faultOfLab } from '../../src/deployment/lab-contents.ts';
import { openStore } from '../../src/storage/open-catalogue.ts';

const [root = '', name = '', toTheEnd = ''] = process.argv.slice(2);
const faults: string[] = [];
const begin = performance.now();
const lab = openLab({ root, name });
const opened = performance.now() - begin;
const fault = faultOfLab(openStore(root, name, { readOnly: true }).snapshot());
if (fault !== undefined) faults.push(fault);

const before = performance.now();
lab.eventLogs.write(lab.session.machine, {
  log: 'Application',
  source: 'WSH',
  id: 1,
  level: 'Information',
  message: 'x',
});
const changed = performance.now() - before;

for (const { identity, values } of lab.settings.list({ name: 'CsPinPolicy', fresh: [] })) {
  if (identity.startsWith('Tag:W') && values.Number !== values.Same) faults.push(`half a change of ${identity}`);
}
for (const machine of lab.machines.all()) {
  const tasks = machine.scheduledTasks().map((task) => task.name);
  if (new Set(tasks).size < tasks.length) faults.push(`a task twice on ${machine.name}`);
  const indexes = machine.events().map(({ index }) => index);
  if (new Set(indexes).size < indexes.length) faults.push(`a record twice on ${machine.name}`);
}
if (toTheEnd === 'end') {
  for (const { id } of lab.faults.list()) lab.faults.remove(id);
  lab.replication.request();
  lab.clock.advance(12 * 3_600_000);
  for (const { replicaFqdn, upToDate } of lab.replication.status())
    if (!upToDate) faults.push(`${replicaFqdn} is behind`);
  const shared = lab.certificates
    .list({ types: ['OAuthTokenIssuer'] })
    .map(({ certificate }) => certificate.thumbprint);
  for (const { fqdn } of lab.topology.frontEnds()) {
    const own = lab.loggedOnTo(fqdn).certificates.list({ types: ['OAuthTokenIssuer'] });
    if (own.map(({ certificate }) => certificate.thumbprint).join() !== shared.join())
      faults.push(`${fqdn} has others`);
    const waiting = lab.machines
      .get(fqdn)
      .scheduledTasks()
      .filter((task) => task.nextRun !== undefined);
    if (waiting.length > 0) faults.push(`a task waits on ${fqdn}: ${waiting[0]?.name}`);
  }
}
process.stdout.write(`${JSON.stringify({ faults, opened, changed })}\n`);
