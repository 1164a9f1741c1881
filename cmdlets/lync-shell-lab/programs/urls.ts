/** The addresses of revocation lists in a certificate. */
import { AsnConvert } from '@peculiar/asn1-schema';
import { CRLDistributionPoints } from '@peculiar/asn1-x509';
import { type EncodedExtension, isDamage, PARSER_LIMITS, parsing } from '../../../src/deployment/x509-details.ts';

const REVOCATION_LISTS = '2.5.29.31';

/** The CRL distribution points; none where the extension is damaged. */
export function distributionPoints(extensions: readonly EncodedExtension[]): string[] {
  const found = extensions.find(({ identifier }) => identifier === REVOCATION_LISTS);
  if (!found) return [];
  try {
    const points = parsing(() => AsnConvert.parse(found.value, CRLDistributionPoints, PARSER_LIMITS));
    return [...points].flatMap(({ distributionPoint }) =>
      (distributionPoint?.fullName ?? []).flatMap(({ uniformResourceIdentifier: url }) =>
        url === undefined ? [] : [url],
      ),
    );
  } catch (error) {
    if (isDamage(error)) return [];
    throw error;
  }
}
