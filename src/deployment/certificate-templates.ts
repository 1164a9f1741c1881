/**
 * The templates that an enterprise authority publishes when it is installed, and who may enrol for them: an
 * administrator of a server may not enrol for what is meant for domain controllers.
 */
import { DeploymentError } from './deployment-error.ts';

const published: readonly { readonly name: string; readonly forDomainControllers?: boolean }[] = [
  { name: 'Administrator' },
  { name: 'DirectoryEmailReplication', forDomainControllers: true },
  { name: 'DomainController', forDomainControllers: true },
  { name: 'DomainControllerAuthentication', forDomainControllers: true },
  { name: 'EFS' },
  { name: 'EFSRecovery' },
  { name: 'KerberosAuthentication', forDomainControllers: true },
  { name: 'Machine' },
  { name: 'SubCA' },
  { name: 'User' },
  { name: 'WebServer' },
];

/** The name of a template as the authority has it. @throws DeploymentError where it is refused. */
export function requireTemplate(wanted: string): string {
  const template = published.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (!template) throw new DeploymentError('template-not-supported', { template: wanted });
  if (template.forDomainControllers) throw new DeploymentError('template-denied', { template: template.name });
  return template.name;
}

/** The templates for which an administrator of a server may enrol. */
export function enrollableTemplates(): string[] {
  return published.filter(({ forDomainControllers }) => !forDomainControllers).map(({ name }) => name);
}
