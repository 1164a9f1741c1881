/**
 * Certificate templates: what the authority of an enterprise issues, to whom, and by which rules. Those that it publishes
 * when it is installed are data; who may enrol is said by groups of the domain.
 */
import { flag, list, oneOf, record, text, whole } from '../storage/shape.ts';
import builtIn from './certificate-templates.json' with { type: 'json' };
import { DeploymentError } from './deployment-error.ts';

/** Who is named in the certificate: whoever the request names, or the account that asks, by Active Directory. */
export const subjectSources = ['request', 'computer', 'user'] as const;

export interface CertificateTemplate {
  readonly name: string;
  readonly displayName: string;
  /** Object identifiers; none for a template that lets the request say. */
  readonly keyPurposes: readonly string[];
  readonly subject: (typeof subjectSources)[number];
  readonly minimumKeyBits: number;
  readonly validityDays: number;
  /** Whether a manager of the authority has to approve each request. */
  readonly needsApproval: boolean;
  /** Groups whose members may enrol. */
  readonly enroll: readonly string[];
  /** Groups whose members get the certificate by themselves where the domain wants that. */
  readonly autoenroll: readonly string[];
}

export const templateShape = record<CertificateTemplate>({
  name: text(/^[\w-]+$/, 'a name of letters, digits and hyphens'),
  displayName: text(),
  keyPurposes: list(text()),
  subject: oneOf(...subjectSources),
  minimumKeyBits: whole(),
  validityDays: whole(1),
  needsApproval: flag,
  enroll: list(text()),
  autoenroll: list(text()),
});

/** Templates of an authority: those that come with it, as changed since, and those that were made. */
export function templatesOf({
  templates = [],
}: {
  readonly templates?: readonly CertificateTemplate[];
}): CertificateTemplate[] {
  const changed = new Map(templates.map((template) => [template.name.toLowerCase(), template]));
  const first = (builtIn as readonly CertificateTemplate[]).map((template) => {
    const found = changed.get(template.name.toLowerCase()) ?? template;
    changed.delete(template.name.toLowerCase());
    return found;
  });
  return [...first, ...changed.values()];
}

/**
 * The template that somebody asks for by its name or display name. `groups` are those of whoever asks.
 * @throws DeploymentError where there is none, or it is not for them
 */
export function requireTemplate(
  authority: { readonly templates?: readonly CertificateTemplate[] },
  wanted: string,
  groups: readonly string[],
): CertificateTemplate {
  const name = wanted.toLowerCase();
  const template = templatesOf(authority).find((one) =>
    [one.name, one.displayName].some((text) => text.toLowerCase() === name),
  );
  if (!template) throw new DeploymentError('template-not-supported', { template: wanted });
  if (!isAnyOf(template.enroll, groups)) throw new DeploymentError('template-denied', { template: template.name });
  return template;
}

/** Whether any of the groups is named. */
export function isAnyOf(named: readonly string[], groups: readonly string[]): boolean {
  const known = new Set(groups.map((group) => group.toLowerCase()));
  return named.some((group) => known.has(group.toLowerCase()));
}

/** The templates for which an administrator of a server may enrol, as the authority comes with them. */
export function enrollableTemplates(): string[] {
  return templatesOf({})
    .filter(({ enroll }) => isAnyOf(enroll, ['Domain Admins']))
    .map(({ name }) => name);
}
