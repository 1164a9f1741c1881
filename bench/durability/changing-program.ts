/**
 * Changes a lab without end, as hastily as it can, until it is killed or has run for so many milliseconds. What it begins and
 * what it has done it says line by line: `+ 17` and `- 17`. Each change has a number of its own; a pair of sections is
 * written with it in one change-set, so that a half of one shows.
 */
import { openLab } from '../../src/deployment/deployment.ts';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import type { FaultKindOf } from '../../src/deployment/faults.ts';
import { StorageError } from '../../src/storage/storage-error.ts';

const [root = '', name = '', writer = '0', duration = '0'] = process.argv.slice(2);
const store = process.env.LYNCSHELL_BENCH_STORE;
const lab = openLab({ root, name, create: store === undefined ? {} : { store } });
const { machine } = lab.session;
const { thumbprint } = lab.certificates.list({ types: ['Default'] })[0]!.certificate;
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const counters = { name: 'CsPinPolicy', fresh: [] };
const file = (count: number) => `C:\\Logs\\w${writer}-${count % 20}.txt`;
const fault: FaultKindOf = { kind: 'slow-link', machine: 'fe03', delay: 1_000 };

/** The changes, each of another part of the deployment. */
const changes: readonly ((count: number) => void)[] = [
  (count) => lab.settings.change(counters, `Tag:W${writer}`, () => ({ Number: count, Same: count })),
  () => lab.certificates.assign({ types: ['OAuthTokenIssuer'], scope: 'global', thumbprint }),
  (count) => {
    const effectiveDate = lab.clock.now() + (1 + (count % 5)) * 3_600_000;
    lab.certificates.assign({ types: ['OAuthTokenIssuer'], scope: 'global', thumbprint, effectiveDate, roll: true });
  },
  () => {
    const path = 'C:\\Certificates\\ServerToServerAuth.pfx';
    lab.certificates.assignFromFile({ types: ['OAuthTokenIssuer'], scope: 'global', path, password: 'P@ssw0rd' });
  },
  () => lab.replication.request(),
  (count) => lab.clock.advance(1_000 * (1 + (count % 90))),
  (count) => machine.disk.writeFile(file(count), `${count}`.repeat(500)),
  (count) =>
    lab.eventLogs.write(machine, {
      log: 'Application',
      source: 'WSH',
      id: count,
      level: 'Information',
      message: writer,
    }),
  () => lab.registry.change(machine, (registry) => ({ ...registry })),
  () =>
    lab.services.switch(
      lab.machines.get('fe02'),
      ['RTCSRV'],
      !lab.services.ofLync(lab.machines.get('fe02')).find((one) => one.name === 'RTCSRV')?.isRunning,
    ),
  breakLink,
  () => lab.faults.clear(lab.machines.get('fe03')),
];

/** The link is slow already where another writer was first, or one that was killed behind it. */
function breakLink(): void {
  try {
    lab.faults.add(fault);
  } catch (error) {
    if (!(error instanceof DeploymentError) || error.code !== 'fault-present') throw error;
  }
}

const end = Number(duration) > 0 ? Date.now() + Number(duration) : Number.POSITIVE_INFINITY;
say('ready');
for (let count = 1; Date.now() < end; count++) {
  say(`+ ${count}`);
  try {
    changes[Math.floor(Math.random() * changes.length)]?.(count);
    say(`- ${count}`);
  } catch (error) {
    // A server that is down for long is told of; whoever works on it tries again.
    if (!(error instanceof StorageError) || error.code !== 'unreachable') throw error;
  }
}
