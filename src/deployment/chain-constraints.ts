/**
 * What the authorities of a chain forbid those below them, and what a certificate demands that nobody here understands:
 * lengths of paths, constraints on names, unknown critical extensions (RFC 5280, 6.1).
 */
import { AsnConvert } from '@peculiar/asn1-schema';
import { BasicConstraints, type GeneralSubtrees, NameConstraints } from '@peculiar/asn1-x509';
import { formatName } from './distinguished-name.ts';
import { detailsOf, isDamage, PARSER_LIMITS, parsing } from './x509-details.ts';
import { type AlternativeName, namesIn, readName } from './x509-general-names.ts';
import type { CertificateInfo } from './x509-reading.ts';

/** A status by the name of its flag in X509ChainStatusFlags. */
export type ConstraintFlag =
  | 'InvalidBasicConstraints'
  | 'HasNotPermittedNameConstraint'
  | 'HasExcludedNameConstraint'
  | 'HasNotSupportedCriticalExtension';

const ALTERNATIVE_NAMES = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';
const NAME_CONSTRAINTS = '2.5.29.30';

/** Extensions whose meaning Windows knows, so that they may be critical (crypt32 and RFC 5280, 4.2). */
const UNDERSTOOD = new Set([
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.16',
  ALTERNATIVE_NAMES,
  '2.5.29.18',
  BASIC_CONSTRAINTS,
  NAME_CONSTRAINTS,
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.35',
  '2.5.29.36',
  '2.5.29.37',
  '2.5.29.46',
  '2.5.29.54',
  '1.3.6.1.5.5.7.1.1',
  '1.3.6.1.4.1.311.20.2',
  '1.3.6.1.4.1.311.21.7',
  '1.3.6.1.4.1.311.21.10',
]);

/** What is wrong with a certificate of a path, which goes from the leaf to the root, by what it and others constrain. */
export function constraintFlags(path: readonly CertificateInfo[], index: number): ConstraintFlag[] {
  const certificate = path[index] as CertificateInfo;
  const { extensions } = detailsOf(certificate.der);
  const flags: ConstraintFlag[] = [];
  if (index > 0 && isTooFarUp(path, index)) flags.push('InvalidBasicConstraints');
  const authorities = path.slice(index + 1);
  // An authority that renews itself under its own name is constrained where its certificates are (RFC 5280, 6.1.3 b).
  if (index === 0 || !certificate.isSelfSigned) flags.push(...nameFlags(certificate, authorities));
  if (extensions.some(({ identifier, critical }) => critical && !UNDERSTOOD.has(identifier)))
    flags.push('HasNotSupportedCriticalExtension');
  return flags;
}

/** Whether more authorities stand between one and the leaf than it allows; those that issued themselves do not count. */
function isTooFarUp(path: readonly CertificateInfo[], index: number): boolean {
  const allowed = decoded(path[index] as CertificateInfo, BASIC_CONSTRAINTS, BasicConstraints)?.pathLenConstraint;
  return allowed !== undefined && path.slice(1, index).filter(({ isSelfSigned }) => !isSelfSigned).length > allowed;
}

function nameFlags(certificate: CertificateInfo, authorities: readonly CertificateInfo[]): ConstraintFlag[] {
  const constraints = authorities.flatMap((authority) => decoded(authority, NAME_CONSTRAINTS, NameConstraints) ?? []);
  if (constraints.length === 0) return [];
  const names = namesOf(certificate);
  const isForbidden = names.some((name) =>
    constraints.some(({ permittedSubtrees }) => permittedSubtrees && !isPermitted(name, permittedSubtrees)),
  );
  const isExcluded = names.some((name) =>
    constraints.some(({ excludedSubtrees = [] }) =>
      [...excludedSubtrees].some(({ base }) => isWithin(name, readName(base))),
    ),
  );
  return [
    ...(isForbidden ? ['HasNotPermittedNameConstraint' as const] : []),
    ...(isExcluded ? ['HasExcludedNameConstraint' as const] : []),
  ];
}

/** The names that constraints are about: the subject, where it says something, and the alternative names. */
function namesOf({ der }: CertificateInfo): AlternativeName[] {
  const { subject, extensions } = detailsOf(der);
  const encoded = extensions.find(({ identifier }) => identifier === ALTERNATIVE_NAMES);
  return [
    ...(subject.length > 0 ? [{ kind: 'dn', value: subject } as const] : []),
    ...(encoded ? (readable(() => namesIn(encoded.value)) ?? []) : []),
  ];
}

/** A kind of name that no subtree is about is free. */
function isPermitted(name: AlternativeName, subtrees: GeneralSubtrees): boolean {
  const bases = [...subtrees].map(({ base }) => readName(base)).filter(({ kind }) => kind === name.kind);
  return bases.length === 0 || bases.some((base) => isWithin(name, base));
}

/** Whether a name lies in a subtree (RFC 5280, 4.2.1.10). */
function isWithin(name: AlternativeName, base: AlternativeName): boolean {
  if (name.kind === 'dn') return base.kind === 'dn' && isBelow(name.value, base.value);
  if (base.kind !== name.kind || base.kind === 'other' || name.kind === 'other') return false;
  const [value, limit] = [name.value.toLowerCase(), base.value.toLowerCase()];
  switch (name.kind) {
    case 'dns':
      return isHostWithin(value, limit, true);
    case 'email':
      return limit.includes('@') ? value === limit : isHostWithin(value.replace(/^.*@/s, ''), limit, false);
    case 'url':
      return isHostWithin(/^[a-z][a-z0-9+.-]*:\/\/(?:[^@/]*@)?([^:/?#]*)/.exec(value)?.[1] ?? '', limit, false);
    default:
      return value === limit;
  }
}

/** A DNS name's subtree holds all below it; of addresses only those of hosts below `.domain`, else the host itself. */
function isHostWithin(host: string, limit: string, isDns: boolean): boolean {
  if (limit === '') return true;
  if (limit.startsWith('.')) return host.endsWith(limit);
  return host === limit || (isDns && host.endsWith(`.${limit}`));
}

type DirectoryName = Extract<AlternativeName, { kind: 'dn' }>['value'];

function isBelow(name: DirectoryName, base: DirectoryName): boolean {
  const plain = (value: DirectoryName) => formatName(value).replaceAll(/\s+/g, ' ').toLowerCase();
  return base.length <= name.length && plain(name.slice(0, base.length)) === plain(base);
}

/** What an extension says by its schema; undefined where there is none, or a damaged one. */
function decoded<T>({ der }: CertificateInfo, identifier: string, schema: new () => T): T | undefined {
  const extension = detailsOf(der).extensions.find((one) => one.identifier === identifier);
  return extension && readable(() => parsing(() => AsnConvert.parse(extension.value, schema, PARSER_LIMITS)));
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}
