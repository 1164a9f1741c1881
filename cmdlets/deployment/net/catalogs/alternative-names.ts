/** SubjectAlternativeNameBuilder: gathers names, in the order in which they come. */
import { alternativeName, alternativeNamesValue, principalName } from '../../../../src/deployment/x509-assembly.ts';
import { argumentException } from '../../../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../../../src/types/net-type.ts';
import type { NetUri } from '../../../../src/types/text/uri.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { IPAddress } from '../../../../src/types/values/ip-address.ts';
import { CertificateExtension } from '../../certificate-objects.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';
const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';

class AlternativeNames extends NetObject {
  readonly names: Uint8Array[] = [];

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.SubjectAlternativeNameBuilder`);
  }
}

/** @throws ArgumentOutOfRangeException where there is no text */
function given(text: string | null, parameter: string): string {
  if (text) return text;
  throw argumentException('ArgumentOutOfRangeException', 'String cannot be empty or null.', parameter);
}

/** A host's name as it stands in certificates: letters of other alphabets in Punycode. */
function inAscii(name: string): string {
  return /^[\x00-\x7f]*$/.test(name) ? name : new URL(`http://${name}`).hostname;
}

export default [
  defineType<AlternativeNames>({
    name: 'System.Security.Cryptography.X509Certificates.SubjectAlternativeNameBuilder',
    constructors: [['()', () => new AlternativeNames()]],
    methods: [
      [
        'void AddDnsName(string dnsName)',
        ({ names }: AlternativeNames, name: string | null) =>
          void names.push(alternativeName('dns', inAscii(given(name, 'dnsName')))),
      ],
      [
        'void AddEmailAddress(string emailAddress)',
        ({ names }: AlternativeNames, name: string | null) =>
          void names.push(alternativeName('email', given(name, 'emailAddress'))),
      ],
      [
        'void AddUri(uri uri)',
        ({ names }: AlternativeNames, uri: NetUri) => void names.push(alternativeName('url', uri.absoluteUri)),
      ],
      [
        'void AddIpAddress(ipaddress ipAddress)',
        ({ names }: AlternativeNames, address: IPAddress) => void names.push(alternativeName('ip', address.bytes)),
      ],
      [
        'void AddUserPrincipalName(string upn)',
        ({ names }: AlternativeNames, name: string | null) => void names.push(principalName(given(name, 'upn'))),
      ],
      [
        `${NAMESPACE}.X509Extension Build(bool critical = false)`,
        ({ names }: AlternativeNames, critical = false) =>
          new CertificateExtension(
            { identifier: SUBJECT_ALTERNATIVE_NAME, critical, value: alternativeNamesValue(names) },
            true,
          ),
      ],
    ],
  }),
];
