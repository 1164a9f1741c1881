/** `lab.partners`: servers of others that trust the deployment's tokens, and the tokens. */
import type { StoreSnapshot } from '../storage/store.ts';
import type { LabAccess } from './operation-context.ts';
import {
  addPartner,
  type Partner,
  partnerApplications,
  partnersOf,
  readMetadata,
  removePartner,
  requirePartner,
} from './partners.ts';
import { readSettings } from './settings.ts';
import {
  issueToken,
  LYNC_SERVICE_NAME,
  type TokenCertificates,
  tokenCertificates,
  tokenRefusal,
} from './token-issuer.ts';
import type { Topology } from './topology.ts';
import { readCertificate } from './x509-reading.ts';

/** What came of a token that a server showed to a partner. */
export interface TokenTrial {
  /** Null where the server has no certificate to sign with. */
  readonly token: string | null;
  /** Why it was refused; null where it was accepted. */
  readonly refusal: string | null;
}

export class Partners {
  constructor(private readonly lab: LabAccess) {}

  all(): readonly Partner[] {
    return partnersOf(this.lab.reading().lab);
  }

  /** @throws DeploymentError `partner-missing` */
  get(name: string): Partner {
    return requirePartner(this.lab.reading().lab, name);
  }

  /** @throws DeploymentError `partner-exists` */
  add(wanted: Pick<Partner, 'name' | 'kind' | 'fqdn'>): Partner {
    return this.lab.operation().change(({ lab, topology, now }) => addPartner(lab, topology, wanted, now));
  }

  remove(name: string): void {
    this.lab.operation().change(({ lab }) => removePartner(lab, name));
  }

  /** Lets a partner read the metadata now, as its administrator can. */
  refresh(name: string): Partner {
    return this.lab
      .operation()
      .change(({ lab, topology, now }) => readMetadata(lab, topology, requirePartner(lab, name), now));
  }

  /** What a server publishes of the token issuer's certificates. */
  published(fqdn: string): TokenCertificates {
    return tokenCertificates(this.lab.reading().lab, fqdn);
  }

  /** That of the deployment's tokens: the default SIP domain, unless Set-CsOAuthConfiguration says otherwise. */
  get realm(): string {
    const { lab, topology } = this.lab.reading();
    return realmOf(lab, topology);
  }

  /** A server signs a token for a partner, and the partner looks at it. */
  try(fqdn: string, name: string, user: string | null = null): TokenTrial {
    const { lab, topology, now } = this.lab.reading();
    const partner = requirePartner(lab, name);
    const token = issueToken(lab, fqdn, { ...partiesOf(lab, topology, partner), user }, now);
    if (token === null) return { token, refusal: 'the server has no token issuer certificate with a key' };
    return { token, refusal: this.judge(name, token) };
  }

  /** What a partner says of a token: null where it accepts it, else why not. */
  judge(name: string, token: string): string | null {
    const { lab, topology, now } = this.lab.reading();
    const partner = requirePartner(lab, name);
    const certificates = partner.certificates.map((der) => readCertificate(der));
    return tokenRefusal(token, { ...partiesOf(lab, topology, partner), certificates, now });
  }
}

function realmOf(lab: StoreSnapshot, topology: Topology): string {
  const [own] = readSettings(lab, 'CsOAuthConfiguration', []);
  const { Realm: realm } = own?.values ?? {};
  return typeof realm === 'string' ? realm : topology.defaultSipDomain;
}

/** Who asks, and for whom the token is. */
function partiesOf(lab: StoreSnapshot, topology: Topology, { kind, fqdn }: Partner) {
  const realm = realmOf(lab, topology);
  return { audience: `${partnerApplications[kind]}/${fqdn}@${realm}`, issuer: `${LYNC_SERVICE_NAME}@${realm}` };
}
