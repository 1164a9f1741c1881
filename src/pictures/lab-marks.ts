/**
 * What a lab looks like and how that changes, as plain data: for a page that shows it live, and for recordings. This file imports
 * nothing, since the page shares it.
 */

/** A lab's clock: where it was when this was said, and how fast it runs; 0 when it stands still. */
export interface ClockView {
  readonly at: number;
  readonly rate: number;
  /** Lab time at which something happens by itself; null while nothing is planned. */
  readonly next: number | null;
}

export interface CertificateMark {
  readonly thumbprint: string;
  readonly state: 'current' | 'staged' | 'previous';
  readonly uses: readonly string[];
}

/** A machine as the picture shows it. */
export interface MachineMark {
  readonly fqdn: string;
  readonly certificates: readonly CertificateMark[];
  readonly stopped: readonly string[];
  readonly upToDate: boolean | null;
  readonly isOn: boolean;
}

export interface PoolMark {
  readonly fqdn: string;
  readonly role: string;
  readonly isCentral: boolean;
  readonly machines: readonly string[];
}

export interface SiteMark {
  readonly name: string;
  readonly pools: readonly PoolMark[];
}

/** Something that has happened in the lab. */
export interface MomentMark {
  readonly at: number;
  readonly machine: string;
  readonly kind: 'change' | 'replicated' | 'fault';
  readonly text: string;
}

/** A certificate in a store. */
export interface StoredMark {
  readonly store: string;
  readonly thumbprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly notAfter: number;
  readonly friendlyName: string;
  readonly hasKey: boolean;
}

export interface ServiceMark {
  readonly name: string;
  readonly displayName: string;
  readonly isRunning: boolean;
}

export interface TaskMark {
  readonly name: string;
  readonly state: string;
  readonly next: number | null;
  readonly lastResult: number | null;
}

export interface EventMark {
  readonly at: number;
  readonly level: string;
  readonly source: string;
  readonly id: number;
  readonly message: string;
}

/** What there is to be seen of one machine. */
export interface MachineView {
  readonly fqdn: string;
  readonly stores: readonly StoredMark[];
  readonly uses: readonly CertificateMark[];
  readonly services: readonly ServiceMark[];
  readonly tasks: readonly TaskMark[];
  readonly events: readonly EventMark[];
  readonly why: WhyMark | null;
}

/** Why a machine's replica is as it is. */
export interface WhyMark {
  readonly isUpToDate: boolean;
  readonly since: number;
  readonly causes: readonly string[];
  readonly remedies: readonly string[];
  readonly next: { readonly at: number; readonly text: string } | null;
}

/** All there is to be seen; `version` counts the looks. */
export interface LabState {
  readonly t: 'state';
  readonly version: number;
  readonly clock: ClockView;
  readonly sites: readonly SiteMark[];
  readonly machines: readonly MachineMark[];
  readonly moments: readonly MomentMark[];
}

/** What is otherwise than at the look before. */
export interface LabChange {
  readonly t: 'change';
  readonly version: number;
  readonly clock: ClockView;
  readonly machines: readonly MachineMark[];
  readonly moments: readonly MomentMark[];
}
