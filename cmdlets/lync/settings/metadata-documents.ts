/**
 * What token servers and partner applications say of themselves. -MetadataUrl names a document that the server is to
 * give; in a lab the servers of its own domains answer, and the token service of Microsoft's cloud. Nothing else is
 * there, and is refused as the real cmdlet refuses what it cannot download.
 */

import { readCertificateFile } from '../../../src/deployment/certificate-file.ts';
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { Machine } from '../../../src/deployment/machine.ts';
import type { SettingValues } from '../../../src/deployment/settings.ts';
import { isDamage } from '../../../src/deployment/x509-details.ts';
import { readCertificate } from '../../../src/deployment/x509-reading.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import type { SettingNoun } from './setting-noun.ts';

/** A document that cannot be had, or a certificate that cannot be read: the value of a parameter cannot be bound. */
export class MetadataError extends Error {
  constructor(parameter: string, reason: string) {
    super(`Cannot bind parameter '${parameter}' to the target. Exception setting "${parameter}": "${reason}"`);
  }
}

/** The token services of Microsoft's cloud, and by which issuers those who trust them know them. */
const TOKEN_SERVICES = ['accounts.accesscontrol.windows.net', 'sts.office365.microsoft.com'];
const TOKEN_SERVICE_ID = '00000001-0000-0000-c000-000000000000';

/** Applications by the paths of their documents, with the identifiers that they have everywhere. */
const APPLICATIONS: readonly (readonly [path: RegExp, id: string])[] = [
  [/^\/autodiscover\/metadata\/json\/\d+$/i, '00000002-0000-0ff1-ce00-000000000000'],
  [/^\/(?:_layouts\/(?:15\/)?metadata\/json\/\d+|jsonmetadata\.ashx)$/i, '00000003-0000-0ff1-ce00-000000000000'],
  [/^\/metadata\/json\/\d+$/i, '00000004-0000-0ff1-ce00-000000000000'],
];

/** The values that follow from the parameters that were given, besides those that are properties themselves. */
export function metadataValues(
  { metadata }: SettingNoun,
  ps: CmdletContext,
  { topology, session }: Deployment,
  identity: string,
): SettingValues {
  if (metadata === undefined) return {};
  const text = (name: string): string | undefined => {
    const value = (ps.parameters as Readonly<Record<string, unknown>>)[name];
    return value === undefined || value === null ? undefined : toText(value);
  };
  const url = text('MetadataUrl');
  const found: SettingValues = url === undefined ? {} : { ...documentAt(url, topology.document.sipDomains, metadata) };
  const path = text('CertificateFileData');
  const raw = text('CertificateRawData');
  const thumbprint =
    raw === undefined ? path && fileThumbprint(machinePath(path), session.machine) : rawThumbprint(raw);
  const token: SettingValues = thumbprint === undefined ? {} : { AuthToken: `Certificate=${thumbprint}` };
  return { Name: identity, ...found, ...token };
}

function documentAt(text: string, domains: readonly string[], kind: 'tokens' | 'application'): SettingValues {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const domain = url && domains.find((one) => url.hostname === one || url.hostname.endsWith(`.${one}`));
  if (kind === 'tokens' && url?.protocol === 'https:' && TOKEN_SERVICES.includes(url.hostname)) {
    // `/contoso.com/metadata/json/1` is for one tenant, `/metadata/json/1` for the deployment that asks.
    const [, realm = domains[0]] = /^(?:\/([^/]+))?\/metadata\/json\/\d+$/.exec(url.pathname) ?? ['', ''];
    if (realm) return { IssuerIdentifier: `${TOKEN_SERVICE_ID}@${realm}`, Realm: realm, Type: 'Acs' };
  }
  const [, id] = APPLICATIONS.find(([path]) => url && path.test(url.pathname)) ?? [];
  if (!url || !/^https?:$/.test(url.protocol) || domain === undefined || id === undefined)
    throw new MetadataError(
      'MetadataUrl',
      'The metadata document could not be downloaded from the URL in the MetadataUrl parameter or downloaded data is not a valid metadata document.',
    );
  return kind === 'tokens'
    ? { IssuerIdentifier: `${id}@${domain}`, Realm: domain, Type: 'Unknown' }
    : { ApplicationIdentifier: id, Realm: domain, AuthToken: `Value=${text}` };
}

/** A certificate in base64, with or without the lines round it. */
function rawThumbprint(text: string): string {
  try {
    return readCertificate(text.replace(/-----[^-]+-----|\s/g, '')).thumbprint;
  } catch (error) {
    if (!isDamage(error)) throw error;
    throw new MetadataError('CertificateRawData', 'Cannot find the requested object.');
  }
}

/** @throws DeploymentError for a file that is not there, or is none of a certificate */
function fileThumbprint(path: string, { disk }: Machine): string {
  const [first] = readCertificateFile(disk.readFile(path), '', path).certificates;
  if (!first) throw new MetadataError('CertificateFileData', 'Cannot find the requested object.');
  return first.certificate.thumbprint;
}
