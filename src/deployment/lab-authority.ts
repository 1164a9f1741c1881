/** `lab.authority`: the certification authority of a lab, as others see it. */
import { type AuthorityState, type IssuedCertificate, requireAuthority } from './certification-authority.ts';
import type { LabAccess } from './operation-context.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

export class Authority {
  constructor(private readonly lab: LabAccess) {}

  /** As people name it: `dc1.contoso.com\\contoso-DC1-CA`. */
  get configuration(): string {
    const { computer, name } = this.state();
    return `${computer}\\${name}`;
  }

  get certificate(): CertificateInfo {
    return readCertificate(this.state().certificate);
  }

  /** What it has issued. */
  get issued(): readonly IssuedCertificate[] {
    return this.state().issued;
  }

  /** Whether a certificate is that of the enterprise's authority, which Active Directory lists for log-on. */
  isEnterprise({ thumbprint }: CertificateInfo): boolean {
    return this.certificate.thumbprint === thumbprint;
  }

  private state(): AuthorityState {
    return requireAuthority(this.lab.snapshot());
  }
}
