/** A service presents the certificate that was assigned when it last started, whatever happened since. */
import { expect, test } from '@jest/globals';
import type { AssignedCertificate } from '../../src/deployment/certificate-configuration.ts';
import { certificateInUse, forgetInUse, keepInUse, outdatedUses } from '../../src/deployment/certificates-in-use.ts';
import { assignmentsSection } from '../../src/deployment/machine-assignments.ts';
import { loadTopology } from '../../src/deployment/topology-file.ts';
import { stoppedServicesSection } from '../../src/deployment/windows-services.ts';
import type { SectionKey, StoreChange } from '../../src/storage/store.ts';
import { fc } from '../random-input.ts';

function emptyStore(): StoreChange {
  const sections = new Map<string, unknown>();
  return {
    generation: 0,
    read: <T>({ name }: SectionKey<T>) => sections.get(name) as T | undefined,
    write: <T>({ name }: SectionKey<T>, value: T) => void sections.set(name, value),
    sectionNames: () => [...sections.keys()],
  } as unknown as StoreChange;
}

const certificate = (letter: string): AssignedCertificate => ({ thumbprint: letter.repeat(40), der: '' });

type Step = { readonly assign: string } | { readonly start: string } | { readonly stop: string };

const SERVICES = ['RTCSRV', 'RTCDATAPROXY', 'REPLICA'];
const services = fc.constantFrom(...SERVICES);
const steps = fc.array(
  fc.oneof(
    fc.constantFrom('A', 'B', 'C').map((letter): Step => ({ assign: letter })),
    services.map((service): Step => ({ start: service })),
    services.map((service): Step => ({ stop: service })),
  ),
  { maxLength: 20 },
);

test('whatever is assigned, started and stopped', () => {
  const computer = loadTopology('contoso').requireComputer('edge01');
  const { fqdn } = computer;
  fc.assert(
    fc.property(steps, (list) => {
      const lab = emptyStore();
      let assigned: AssignedCertificate | undefined;
      const read = new Map<string, AssignedCertificate | undefined>();
      const running = new Set(SERVICES);
      for (const step of list) {
        if ('assign' in step) {
          const after = certificate(step.assign);
          keepInUse(lab, computer, 'Internal', assigned, after);
          // Who has had none takes the first one without a restart: there was nothing to go on with.
          for (const service of running) if (!read.get(service)) read.set(service, after);
          assigned = after;
          const state = {
            scope: `server:${fqdn}`,
            type: 'Internal' as const,
            current: after,
            updateTime: 0,
            revision: 0,
          };
          lab.write(assignmentsSection(fqdn), [state]);
        } else if ('start' in step) {
          if (!running.has(step.start)) read.set(step.start, assigned);
          if (!running.has(step.start)) forgetInUse(lab, fqdn, [step.start]);
          running.add(step.start);
        } else {
          running.delete(step.stop);
          forgetInUse(lab, fqdn, [step.stop]);
        }
        lab.write(
          stoppedServicesSection(fqdn),
          SERVICES.filter((service) => !running.has(service)),
        );
        for (const service of running) {
          const expected = read.get(service);
          expect(certificateInUse(lab, fqdn, service, 'Internal')?.thumbprint).toBe(expected?.thumbprint);
        }
        const outdated = outdatedUses(lab, fqdn).map(({ service }) => service);
        for (const service of outdated) expect(read.get(service)?.thumbprint).not.toBe(assigned?.thumbprint);
      }
    }),
    { numRuns: 200 },
  );
});
