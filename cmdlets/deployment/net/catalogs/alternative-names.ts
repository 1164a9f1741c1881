/** SubjectAlternativeNameBuilder: gathers names, in the order in which they come. */
import { alternativeName, alternativeNamesValue, principalName } from '../../../../src/deployment/x509-assembly.ts';
import { argumentException, netException } from '../../../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../../../src/types/net-type.ts';
import type { NetUri } from '../../../../src/types/text/uri.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { IPAddress } from '../../../../src/types/values/ip-address.ts';
import { CertificateExtension } from '../../certificate-objects.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';
/** The longest part of a name between its dots. */
const LONGEST_LABEL = 63;
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

/** A host's name as it stands in certificates: letters of other alphabets in Punycode. @throws ArgumentException */
function inAscii(name: string): string {
  const isNamed = !name.includes('\0') && name.split('.').every((label) => label.length <= LONGEST_LABEL);
  const isAscii = /^[\x00-\x7f]*$/.test(name);
  const address = `http://${name}`;
  if (!isNamed || (!isAscii && (/[/?#@:\\]/.test(name) || !URL.canParse(address))))
    throw argumentException('ArgumentException', 'Decoded string is not a valid IDN name.', 'unicode');
  return isAscii ? name : new URL(address).hostname;
}

/** An address, which is encoded as an IA5String. @throws CryptographicException */
function inIa5(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  const message = 'The string contains a character not in the 7 bit ASCII character set.';
  throw netException('System.Security.Cryptography.CryptographicException', message);
}

/** A text that has an UTF-8. @throws EncoderFallbackException */
function wellFormed(text: string): string {
  const at = text.search(/\p{Surrogate}/u);
  if (at < 0) return text;
  const unit = text.charCodeAt(at).toString(16).toUpperCase();
  throw netException(
    'System.Text.EncoderFallbackException',
    `Unable to translate Unicode character \\\\u${unit} at index ${at} to specified code page.`,
  );
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
          void names.push(alternativeName('email', inIa5(given(name, 'emailAddress')))),
      ],
      [
        'void AddUri(uri uri)',
        ({ names }: AlternativeNames, uri: NetUri) => void names.push(alternativeName('url', inIa5(uri.absoluteUri))),
      ],
      [
        'void AddIpAddress(ipaddress ipAddress)',
        ({ names }: AlternativeNames, address: IPAddress) => void names.push(alternativeName('ip', address.bytes)),
      ],
      [
        'void AddUserPrincipalName(string upn)',
        ({ names }: AlternativeNames, name: string | null) =>
          void names.push(principalName(wellFormed(given(name, 'upn')))),
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
