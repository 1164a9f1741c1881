/**
 * The Windows that an authority runs on, and whose browsers its web enrolment pages serve. Those of Windows Server 2003 make
 * keys by Xenroll, which Windows Vista and later do not have; later ones by CertEnroll too, and those of 2012 R2 no longer
 * serve Windows XP. Sources: "Certificate infrastructure requirements for Lync Server 2013" (a web-based request to an
 * authority of Windows Server 2003 comes from Windows Server 2003 with SP2 or Windows XP, KB922706 notwithstanding), and
 * "Certification Authority Web Enrollment Guidance" of Windows Server.
 */

export const authoritySystems = [
  'WindowsServer2003',
  'WindowsServer2008',
  'WindowsServer2008R2',
  'WindowsServer2012',
  'WindowsServer2012R2',
] as const;
export type AuthoritySystem = (typeof authoritySystems)[number];

/** What an authority runs on unless told otherwise: what the machines of a lab do. */
export const USUAL_SYSTEM: AuthoritySystem = 'WindowsServer2012R2';

const XP_OR_2003 = /Windows NT 5\.[12]\b/;
const XP = /Windows NT 5\.1\b/;

/** Why the web enrolment pages of an authority do not serve a browser; undefined where they do. */
export function faultOfBrowser(system: AuthoritySystem, userAgent: string): string | undefined {
  if (system === 'WindowsServer2003' && !XP_OR_2003.test(userAgent)) {
    return 'A web-based certificate request to a certification authority that runs Windows Server 2003 must be submitted from a computer that runs Windows Server 2003 with SP2 or Windows XP. Windows Vista, Windows Server 2008 and later have no Xenroll control, and KB922706 does not change that for Lync Server.';
  }
  if (system === 'WindowsServer2012R2' && XP.test(userAgent)) {
    return 'The web enrollment pages of a certification authority that runs Windows Server 2012 R2 do not support computers that run Windows XP.';
  }
  return undefined;
}
