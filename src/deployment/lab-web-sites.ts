/** `lab.webSites`: what IIS serves on machines. */
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';
import { assignedToUse } from './presented-certificates.ts';
import { requireLocalRight } from './rights.ts';
import {
  isPathServed,
  switchWebAppPool,
  type WebAppPool,
  type WebBinding,
  type WebSite,
  webAppPools,
  webSites,
} from './web-sites.ts';
import type { CertificateInfo } from './x509-reading.ts';

export class WebSites {
  constructor(private readonly lab: LabAccess) {}

  /** The sites of a machine; none where it has no web services. */
  list({ computer }: Machine): WebSite[] {
    return webSites(this.lab.reading().lab, computer);
  }

  pools({ computer }: Machine): WebAppPool[] {
    return webAppPools(this.lab.reading().lab, computer);
  }

  /** The certificate that is bound to a port; undefined for none. */
  boundCertificate({ fqdn }: Machine, { use }: WebBinding): CertificateInfo | undefined {
    return use === null ? undefined : assignedToUse(this.lab.reading().lab, { machine: fqdn, use });
  }

  /** Whether an application runs behind a path at a port of a machine. */
  isServed({ computer }: Machine, port: number, path: string): boolean {
    return isPathServed(this.lab.reading().lab, computer, port, path);
  }

  /** Starts or stops a pool, which its name says as it is. */
  switchPool({ computer }: Machine, name: string, isStarted: boolean): void {
    requireLocalRight(this.lab.context(), computer.fqdn);
    this.lab.operation().change(({ lab }) => switchWebAppPool(lab, computer, name, isStarted));
  }
}
