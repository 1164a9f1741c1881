/** Where the wizards of the Certificates console are opened: what they have to know of the deployment. */
import { certificatesFromBytes } from '../../../cmdlets/deployment/certificate-files.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import { DeploymentError } from '../../deployment/deployment-error.ts';
import type { CertificateInfo } from '../../deployment/x509-reading.ts';
import { NetException } from '../../types/net-exception.ts';
import type { CertificateSubject } from './console-commands.ts';
import type { EnrolmentPlace } from './enrolment-wizard.ts';
import type { FileContents, ImportPlace } from './import-wizard.ts';

/** A certificate of a store. @throws DeploymentError where there is none */
export function certificateSubject(lab: Deployment, store: string, thumbprint: string): CertificateSubject {
  const { machine } = lab.session;
  const entry = lab.stores.find(machine.storePlace(store), thumbprint);
  if (!entry) throw new DeploymentError('certificate-not-found', { thumbprint, machine: machine.fqdn });
  return {
    machine: machine.name,
    store,
    thumbprint: entry.thumbprint,
    name: entry.subjectName,
    friendlyName: entry.friendlyName,
    hasPrivateKey: entry.hasPrivateKey,
    isExportable: entry.exportable,
  };
}

/** The stores into which a file can be imported. */
export function importPlace(lab: Deployment, store: string): ImportPlace {
  const { machine } = lab.session;
  return { machine: machine.name, store, stores: lab.stores.names(machine.fqdn).filter((name) => name !== 'REQUEST') };
}

/** What a file of the machine is. */
export function contentsOf(lab: Deployment, path: string): FileContents {
  if (/\.(?:pfx|p12)$/i.test(path)) return { kind: 'pfx', store: 'My' };
  try {
    const [first] = certificatesFromBytes(lab.session.machine.disk.readFile(path), null, path);
    return first ? { kind: 'certificates', store: storeFor(first.info) } : { kind: 'unreadable', store: 'My' };
  } catch (error) {
    if (error instanceof DeploymentError || error instanceof NetException) return { kind: 'unreadable', store: 'My' };
    throw error;
  }
}

/** Where Windows puts a certificate by itself. */
function storeFor({ isAuthority, isSelfSigned }: CertificateInfo): string {
  if (!isAuthority) return 'My';
  return isSelfSigned ? 'Root' : 'CA';
}

/** The templates of the domain's authority, as whoever is logged on sees them. */
export function enrolmentPlace(lab: Deployment): EnrolmentPlace {
  return {
    machine: lab.session.machine.fqdn,
    templates: lab.authority.templates().map(({ name, displayName, enroll, subject }) => ({
      name,
      displayName,
      isAllowed: lab.authority.isMember(enroll),
      takesNames: subject === 'request',
    })),
  };
}
