/**
 * The metadata document of the deployment's tokens (`/metadata/json/1`): by it partners learn with which certificates tokens
 * are signed. It names the certificate before and those that are staged too, so that a roll takes nobody by surprise.
 */
import { LYNC_SERVICE_NAME, publishedCertificates, thumbprintHeader } from '../deployment/token-issuer.ts';
import { base64Text } from '../platform/bytes.ts';
import type { ServedAnswer } from '../platform/sockets.ts';
import { answerWith } from './web-answer.ts';
import type { WebQuestion } from './web-question.ts';

export function metadataAnswer({ lab, listener, path }: WebQuestion): ServedAnswer | undefined {
  if (path !== '/metadata/json/1') return undefined;
  const { fqdn, pool } = listener.computer;
  const { realm } = lab.partners;
  const host = (listener.use === 'WebServicesExternal' ? pool.externalWebServices : undefined) ?? pool.fqdn;
  const document = {
    id: `${LYNC_SERVICE_NAME}@${realm}`,
    version: '1.0',
    name: 'Lync',
    realm,
    serviceName: LYNC_SERVICE_NAME,
    issuer: `${LYNC_SERVICE_NAME}@${realm}`,
    allowedAudiences: [`${LYNC_SERVICE_NAME}/${host}@${realm}`],
    keys: publishedCertificates(lab.partners.published(fqdn)).map((certificate) => ({
      usage: 'signing',
      keyinfo: { x5t: thumbprintHeader(certificate) },
      keyvalue: { type: 'x509Certificate', value: base64Text(certificate.der) },
    })),
    endpoints: [{ location: `https://${host}/metadata/json/1`, protocol: 'OAuth2', usage: 'metadata' }],
  };
  return answerWith(200, 'application/json; charset=utf-8', JSON.stringify(document));
}
