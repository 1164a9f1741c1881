/**
 * Writes to every section of a lab's store, a number of times each in an order of its own; several of these run at once.
 * Prints when it is done.
 */
import { openLab } from '../../src/deployment/deployment.ts';
import { makeSelfSigned } from '../../src/deployment/self-signed.ts';

const [root, name, writer, times] = process.argv.slice(2) as [string, string, string, string];
const lab = openLab({ root, name });
const { machine } = lab.session;
const own = lab.certificates.list({ types: ['Default'] })[0]!.certificate.thumbprint;
/** What belongs to this writer alone; the others change its neighbours in the same sections. */
const [service, replica, type] = [
  ['RTCCPS', 'fe02.contoso.com', 'Default'],
  ['RTCRGS', 'fe03.contoso.com', 'WebServicesExternal'],
  ['RTCCAS', 'fe04.contoso.com', 'WebServicesInternal'],
][Number(writer)] as [string, string, string];

const writes: ((count: number) => void)[] = [
  () => lab.clock.advance(1_000),
  (count) =>
    lab.registry.change(machine, ({ keys }) => ({
      keys: keys.map((key) =>
        key.path === 'HKEY_CURRENT_USER\\Environment'
          ? { ...key, values: [...key.values, { name: `W${writer}-${count}`, kind: 'DWord', data: count }] }
          : key,
      ),
    })),
  () => lab.services.switch(machine, [service], false),
  () => lab.services.setStartMode(machine, service, 'Manual'),
  (count) =>
    lab.eventLogs.write(machine, {
      source: 'WSH',
      id: count,
      level: 'Information',
      message: `W${writer}`,
      log: 'Application',
    }),
  (count) => lab.eventLogs.register(machine, { source: `W${writer}-${count}`, log: 'Application' }),
  (count) => {
    const subject = `CN=w${writer}-${count}`;
    const made = makeSelfSigned({
      subject,
      dnsNames: [],
      notBefore: 0,
      notAfter: 4e12,
      keyAlgorithm: 'ECDH_P256',
      keyPurposes: [],
    });
    lab.stores.add(machine.storePlace('My'), [made]);
  },
  () => lab.certificates.request({ types: ['Default'], keyAlgorithm: 'ECDH_P256' }),
  () => lab.certificates.assign({ types: [type], thumbprint: own }),
  () => lab.certificates.assign({ types: ['OAuthTokenIssuer'], scope: 'global', thumbprint: own }),
  () => {
    const [present] = lab.faults.list(lab.machines.get(replica));
    if (present) lab.faults.remove(present.id);
    lab.faults.add({ kind: 'slow-link', machine: replica, delay: 1_000 });
  },
  (count) =>
    lab.settings.change({ name: 'CsPinPolicy', fresh: [] }, 'Global', (values = {}) => ({
      ...values,
      [`W${writer}-${count}`]: count,
    })),
  () => lab.tasks.enable(lab.machines.get('fe02'), `Activate ${type} certificate (server fe02.contoso.com)`, false),
];

/** A different order in each process. */
const order = writes.flatMap((write, kind) =>
  Array.from({ length: Number(times) }, (_, count) => ({
    write,
    count,
    rank: (kind * 7 + count * 11 + Number(writer) * 5) % 13,
  })),
);
for (const { write, count } of order.sort((a, b) => a.rank - b.rank)) write(count);
process.stdout.write('done\n');
