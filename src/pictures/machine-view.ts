/** What the page shows of one machine: stores, uses, services, tasks, log, and why its replica is as it is. */
import type { Deployment } from '../deployment/deployment.ts';
import type { Machine } from '../deployment/machine.ts';
import type { CertificateMark, MachineView, StoredMark, TaskMark, WhyMark } from './lab-marks.ts';

/** The stores that the Certificates console shows first. */
const STORES = ['My', 'Root', 'CA'] as const;
/** More of a store, and of a log, nobody reads in a panel. */
const MOST_CERTIFICATES = 200;
const MOST_EVENTS = 50;

/** @throws DeploymentError where there is no such machine */
export function machineView(lab: Deployment, fqdn: string, uses: readonly CertificateMark[]): MachineView {
  const there = lab.loggedOnTo(fqdn);
  const { machine } = there.session;
  const services = there.services.ofLync(machine);
  return {
    fqdn: machine.fqdn,
    uses,
    stores: STORES.flatMap((store) => certificatesIn(machine, store)),
    services: services.map(({ name, displayName, isRunning }) => ({ name, displayName, isRunning })),
    tasks: machine.scheduledTasks().map(
      ({ name, state, nextRun, lastResult }): TaskMark => ({
        name,
        state,
        next: nextRun ?? null,
        lastResult: lastResult ?? null,
      }),
    ),
    events: machine
      .events()
      .slice(0, MOST_EVENTS)
      .map(({ time, level, source, id, message }) => ({ at: time, level, source, id, message })),
    why: whyOf(lab, machine),
  };
}

function certificatesIn(machine: Machine, store: (typeof STORES)[number]): StoredMark[] {
  return machine
    .certificates(store)
    .slice(0, MOST_CERTIFICATES)
    .map(({ thumbprint, subject, issuer, notAfter, friendlyName, hasPrivateKey }) => ({
      store,
      thumbprint,
      subject,
      issuer,
      notAfter,
      friendlyName,
      hasKey: hasPrivateKey,
    }));
}

function whyOf(lab: Deployment, machine: Machine): WhyMark {
  const { isUpToDate, since, causes, next } = lab.replication.explain(machine);
  return {
    isUpToDate,
    since,
    causes: causes.map(({ text }) => text),
    remedies: causes.flatMap(({ remedy }) => remedy ?? []),
    next: next ?? null,
  };
}
