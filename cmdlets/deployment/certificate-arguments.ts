/** What the certificate cmdlets share: how their arguments are read, and the objects that they give out. */

import type { CertificateReference, Place } from '../../src/deployment/certificate-lookup.ts';
import type { Assignment } from '../../src/deployment/certificate-operations.ts';
import { certificateTypes } from '../../src/deployment/certificate-types.ts';
import type { CertificateInfo } from '../../src/deployment/x509-reading.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { ambient } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { formatValue } from '../../src/types/format/format-value.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import type { DateTime } from '../../src/types/values/date-time.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { instantOf, localDate } from '../../src/types/values/instants.ts';
import { momentText } from './moment-text.ts';

export const CERTIFICATE_REFERENCE = 'Microsoft.Rtc.Management.Deployment.CertificateReference';

/** The declarations of parameters that several certificate cmdlets have in the same words. */
export const certificateParameters = {
  Type: {
    type: 'enum[]',
    typeName: 'Microsoft.Rtc.Management.Deployment.CertType',
    values: certificateTypes,
  },
  Identity: { type: 'other', typeName: 'Microsoft.Rtc.Management.Xds.XdsIdentity' },
  EffectiveDate: {
    type: 'datetime',
    aliases: ['EffectiveTime'],
    help: 'When the certificate takes effect. Without it, it does so at once. A date without a time is its midnight.',
  },
  Roll: {
    type: 'switch',
    help: 'Keeps the certificate that is current until the effective date as the previous one.',
  },
  Report: {
    type: 'string',
    help: 'The path of the HTML log of the command; by default a file in the temporary folder.',
  },
  NetportId: {
    type: 'string',
    help: 'The network port that the certificate serves.',
    noEffect: 'certificates of a lab are assigned to uses, not to single network ports',
  },
} as const;

/** The scope that -Identity names. */
export function scopeOf(identity: unknown): string | undefined {
  return identity === undefined || identity === null ? undefined : toText(identity);
}

/** The types and the scope of a command. */
export function placeOf(types: readonly string[] | undefined, identity: unknown): Place {
  return { types: types ?? [], scope: scopeOf(identity) };
}

/** The parameters that say when an assignment is to take effect. */
export interface AssignmentTiming {
  readonly EffectiveDate?: DateTime;
  readonly Roll?: boolean;
}

/** When an assignment is to take effect. */
export function timingOf({ EffectiveDate: date, Roll: roll = false }: AssignmentTiming): {
  effectiveDate?: number;
  roll: boolean;
} {
  return date === undefined ? { roll } : { effectiveDate: instantOf(date), roll };
}

/** A path as the machine of the session sees it; a relative one starts at the current folder. */
export function machinePath(path: string): string {
  return /^(?:[A-Za-z]:[\\/]|\\\\|\/)/.test(path) ? path : ambient().files.fullPath(path);
}

/** What Get-CsCertificate gives for a certificate that is in force or staged. */
export function referenceObject(reference: CertificateReference): DataObject {
  const { certificate, use, sourceScope, effectiveDate, previousThumbprint, updateTime } = reference;
  return new DataObject(CERTIFICATE_REFERENCE, {
    ...certificateValues(certificate),
    EffectiveDate: effectiveDate === undefined ? null : localDate(effectiveDate),
    PreviousThumbprint: previousThumbprint ?? null,
    UpdateTime: updateTime === undefined ? null : localDate(updateTime),
    Use: certType(use),
    SourceScope: sourceScope === 'Service' ? null : sourceScope,
  });
}

/** A certificate that was issued for uses, and is assigned to nothing yet. */
export function requestedObject(certificate: CertificateInfo, types: readonly string[]): DataObject {
  return new DataObject(CERTIFICATE_REFERENCE, {
    ...certificateValues(certificate),
    EffectiveDate: null,
    PreviousThumbprint: null,
    UpdateTime: null,
    Use: types.join(','),
    SourceScope: null,
  });
}

/** A value of CertType. */
export function certType(name: string): EnumValue {
  const type = typeNamed('Microsoft.Rtc.Management.Deployment.CertType');
  return EnumValue.of(type, (certificateTypes as readonly string[]).indexOf(name));
}

function certificateValues(certificate: CertificateInfo): Record<string, unknown> {
  return {
    Issuer: certificate.issuer,
    NotAfter: localDate(certificate.notAfter),
    NotBefore: localDate(certificate.notBefore),
    SerialNumber: certificate.serialNumber,
    Subject: certificate.subject,
    AlternativeNames: textArray(certificate.alternativeNames),
    Thumbprint: certificate.thumbprint,
  };
}

/** Says what was assigned to what, as Set-CsCertificate does on the console (lync-console.md, B3). */
export function announceAssignments(
  ps: CmdletActions,
  log: { detail(text: string): void },
  assignments: readonly Assignment[],
): void {
  for (const { type, certificate, effectiveDate } of assignments) {
    const { thumbprint, subjectName, notAfter, issuer, serialNumber } = certificate;
    const when = effectiveDate === undefined ? '' : ` with the effective date "${momentText(effectiveDate)}"`;
    const expiry = formatValue(localDate(notAfter), 'MM/dd/yyyy', '');
    const lines = [
      `The following certificate was assigned for the type "${type}"${when}:`,
      `${type}: ${thumbprint} ${subjectName} ${expiry} ${issuer} ${serialNumber}`,
    ];
    for (const line of lines) ps.host(line);
    log.detail(lines.join(' '));
  }
}

/** Warnings about what a person has to see to. */
export function warnAbout(log: { warning(text: string): void }, assignments: readonly Assignment[]): void {
  const untrusted = assignments.find((assignment) => !assignment.isTrusted);
  if (untrusted) {
    log.warning(
      `The certificate "${untrusted.certificate.thumbprint}" does not chain to a root certificate that this computer trusts.`,
    );
  }
  for (const sentence of new Set(assignments.flatMap((assignment) => assignment.advice))) log.warning(sentence);
  for (const { certificate, effectiveDate = 0 } of assignments) {
    const { thumbprint, notAfter } = certificate;
    if (notAfter > effectiveDate) continue;
    log.warning(
      `The certificate "${thumbprint}" expires on ${momentText(notAfter)}, before it takes effect on ${momentText(effectiveDate)}.`,
    );
    break;
  }
}
