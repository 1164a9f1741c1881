/** Names that a page makes up (accounts, addresses, domains) as they have to be in the lab. */
import type { Deployment } from '../../deployment/deployment.ts';
import type { CommandValue } from './command-values.ts';
import type { SpecimenBindings } from './specimen-bindings.ts';

/** `<descriptive name for policy>` as a name: `DescriptiveNameForPolicy`. */
export function nameOf(words: string): string {
  const parts = words.match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
    .slice(0, 60);
}

/** A SIP domain that is to be made or removed is one in which nobody has an address. */
export function freeDomain({ value }: CommandValue, lab: Deployment, bindings: SpecimenBindings): string | null {
  const end = `@${value.toLowerCase()}`;
  const isUsed = lab.directory.list().some(({ values }) =>
    String(values.SipAddress ?? '')
      .toLowerCase()
      .endsWith(end),
  );
  return isUsed ? bindings.bound('SIP domain', value, () => `branch.${value.toLowerCase()}`) : null;
}

/** An address that is to be given to something is in one of the deployment's domains. */
export function ownAddress({ command, value }: CommandValue, lab: Deployment): string | null {
  const [, name = '', domain = ''] = /^(sip:[\w.+-]+)@([\w.-]+)$/i.exec(value) ?? [];
  const { sipDomains } = lab.topology.document;
  if (name === '' || !/^(?:New|Set|Enable)-Cs/i.test(command)) return null;
  if (sipDomains.some((own) => own.toLowerCase() === domain.toLowerCase())) return null;
  return `${name}@${sipDomains[0]}`;
}

/** `Domain\UserAccount`, and accounts of a domain that the lab is not. */
export function ownAccount(written: string, lab: Deployment): string | null {
  const { netbiosName, domain } = lab.topology.document;
  const [, where = '', name = ''] = /^<?([^\\<>]+)\\([^\\<>]+)>?$/.exec(written) ?? [];
  if (name === '') return `${netbiosName}\\kerbauth`;
  const isOwn = [netbiosName, domain].some((own) => own.toLowerCase() === where.toLowerCase());
  // A computer account has fifteen characters at most.
  return isOwn ? null : `${netbiosName}\\${nameOf(name).slice(0, 15)}`;
}

/** The forest of a lab has one domain. */
export function ownDomain(written: string, lab: Deployment): string | null {
  const { domain } = lab.topology.document;
  return written.toLowerCase() === domain.toLowerCase() ? null : domain;
}

/** A container of a domain that the lab is not: the one of that name in the lab's. */
export function ownContainer(written: string, lab: Deployment): string | null {
  const { root } = lab.directory;
  if (written.toLowerCase().endsWith(root.toLowerCase())) return null;
  const [first = 'CN=Computers'] = /^cn=(?:users|computers)(?=,)/i.exec(written) ?? [];
  return `${first},${root}`;
}
