/** What the window of a certificate shows, as plain data: General, Details, Certification Path. */
import type { ChainFlag } from '../../deployment/chain-building.ts';

/** A certificate on a machine. Dates are texts in the language of whoever asked. */
export interface CertificateView {
  readonly machine: string;
  readonly thumbprint: string;
  readonly friendlyName: string;
  readonly issuedTo: string;
  readonly issuedBy: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly hasPrivateKey: boolean;
  readonly isExportable: boolean;
  /** What it is for: the names of its key purposes; empty for all purposes. */
  readonly purposes: readonly string[];
  /** The uses of Lync Server that it has on the machine. */
  readonly uses: readonly string[];
  readonly details: readonly CertificateDetail[];
  /** From the root down to the certificate. */
  readonly path: readonly PathLink[];
}

/** A line of Details. */
export interface CertificateDetail {
  /** The key of a text for the fields that all have; a name for extensions. */
  readonly name: string;
  readonly kind: 'field' | 'extension' | 'property';
  readonly isCritical: boolean;
  /** Lines. */
  readonly value: string;
}

/** A certificate of the path, and what is wrong with it. */
export interface PathLink {
  readonly name: string;
  readonly thumbprint: string;
  readonly flags: readonly ChainFlag[];
}
