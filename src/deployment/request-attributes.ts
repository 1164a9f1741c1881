/**
 * Attributes that are sent beside a request: `CertificateTemplate:WebServer` and `SAN:dns=a&dns=b`, a line each, as
 * `certreq -attrib` and the web enrolment pages hand them to an authority.
 */
import { utf16Text } from '../platform/bytes.ts';
import { DeploymentError } from './deployment-error.ts';
import type { EncodedExtension } from './x509-details.ts';
import { readRequest } from './x509-request.ts';

/** Those that authorities go by here. */
export interface RequestAttributes {
  readonly template?: string;
  readonly dnsNames: readonly string[];
}

const TEMPLATE = 'certificatetemplate';
const NAMES = 'san';

/** @throws DeploymentError for what is no attribute, or one that is not built */
export function readRequestAttributes(lines: readonly string[]): RequestAttributes {
  const found = new Map<string, string>();
  for (const line of lines) {
    if (line.trim() === '') continue;
    const [, name = '', value] = /^\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    if (value === undefined) throw new DeploymentError('request-attribute-invalid', { line: line.trim() });
    if (![TEMPLATE, NAMES].includes(name.toLowerCase())) throw notBuilt(`The attribute "${name}"`);
    found.set(name.toLowerCase(), value);
  }
  const template = found.get(TEMPLATE);
  return { ...(template && { template }), dnsNames: alternativeNames(found.get(NAMES) ?? '') };
}

/** The template that a request is for: by its attributes, or by what it says itself. @throws DeploymentError without one */
export function requestedTemplate({ template }: RequestAttributes, request: Uint8Array): string {
  const found = template ?? templateNameOf(readRequest(request).extensions);
  if (found === undefined) throw new DeploymentError('template-missing');
  return found;
}

const TEMPLATE_NAME = '1.3.6.1.4.1.311.20.2';

/** The template that a certificate or a request names, by Microsoft's extension of version 1 templates. */
export function templateNameOf(extensions: readonly EncodedExtension[]): string | undefined {
  const found = extensions.find(({ identifier }) => identifier === TEMPLATE_NAME);
  if (!found) return undefined;
  // A BMPString: the high byte of each unit comes first, behind tag and length.
  return utf16Text(found.value.slice(2).map((_, at, bytes) => bytes[at ^ 1] ?? 0));
}

/** The DNS names of `dns=a&dns=b`. @throws DeploymentError where there are names of other kinds */
export function alternativeNames(text: string): string[] {
  return text.split('&').flatMap((part) => {
    if (part.trim() === '') return [];
    const [, kind = '', name = ''] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(part) ?? [];
    if (kind === '' || name === '') throw new DeploymentError('request-name-invalid', { name: part.trim() });
    if (kind.toLowerCase() !== 'dns') throw notBuilt(`An alternative name of the kind "${kind}"`);
    return [name];
  });
}

function notBuilt(what: string): DeploymentError {
  return new DeploymentError('request-attribute-unsupported', { what });
}
