/** Names of hosts as they may stand in certificates. */
import { DeploymentError } from './deployment-error.ts';

/** The longest name of DNS, and the longest part between its dots (RFC 1035, 2.3.4). */
const LONGEST_NAME = 253;
const LONGEST_LABEL = 63;

/**
 * A name that is asked for has to be one that DNS can hold: what is not would be another host's name in the certificate.
 * @throws DeploymentError `domain-name-invalid`
 */
export function requireDnsName(name: string): string {
  const reason = faultOfDnsName(name);
  if (reason === undefined) return name;
  throw invalidName(name, reason);
}

/** A name for trials may be any text, but none that is longer than a name can be. @throws DeploymentError `domain-name-too-long` */
export function requireNameLength(name: string): string {
  const reason = faultOfLength(name);
  if (reason === undefined) return name;
  throw invalidName(name, reason, 'domain-name-too-long');
}

function faultOfLength(name: string): string | undefined {
  if (name.length > LONGEST_NAME) return `it has more than ${LONGEST_NAME} characters`;
  const isLong = name.split('.').some((label) => label.length > LONGEST_LABEL);
  return isLong ? `a part has more than ${LONGEST_LABEL} characters` : undefined;
}

/** Why DNS cannot hold a name; undefined where it can. */
export function faultOfDnsName(name: string): string | undefined {
  const strange = strangeCharacter(name);
  if (strange !== undefined) return strange;
  const long = faultOfLength(name);
  if (long !== undefined) return long;
  const labels = name.split('.');
  const isFit = labels.every((label, index) => /^[A-Za-z0-9_-]+$/.test(label) || (index === 0 && label === '*'));
  return isFit ? undefined : 'it is no DNS name';
}

/**
 * What is encoded as an IA5String has no letters of other alphabets: cut to seven bits they would be other letters.
 * @throws DeploymentError `domain-name-invalid`
 */
export function requireAscii(name: string): string {
  const strange = strangeCharacter(name);
  if (strange === undefined) return name;
  throw invalidName(name, strange);
}

function strangeCharacter(name: string): string | undefined {
  const [strange] = /[^\x20-\x7e]/u.exec(name) ?? [];
  if (strange === undefined) return undefined;
  const number = (strange.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `the character U+${number} is not in the 7 bit ASCII character set, or controls something`;
}

function invalidName(
  name: string,
  reason: string,
  code: 'domain-name-invalid' | 'domain-name-too-long' = 'domain-name-invalid',
): DeploymentError {
  const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_LABEL)}…` : name;
  return new DeploymentError(code, { name: shown.replaceAll(/[\x00-\x1f]/g, '\ufffd'), reason });
}
