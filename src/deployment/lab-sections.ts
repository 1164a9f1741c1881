/**
 * How the sections of a lab's store are named, and what the lab says of itself. Each section is declared beside the rules
 * that own it, with its shape; lab-contents.ts has the list of all. A state that is in no section does not survive the
 * process.
 */
import { instant, record, type Shape, whole } from '../storage/shape.ts';
import { type SectionKey, sectionKey } from '../storage/store.ts';

/** Facts about the lab itself. */
export interface LabState {
  /** The version of the shapes of the sections. */
  readonly format: number;
  /** Lab time at which the deployment was set up. */
  readonly start: number;
}

/** The version of the shapes of the sections that the program writes. */
export const LAB_FORMAT = 5;

export const labSection = sectionKey('lab', record<LabState>({ format: whole(), start: instant }));

/** A section that each machine has; called with a machine's FQDN it gives the section's key. */
export interface MachineSection<T> {
  (fqdn: string): SectionKey<T>;
  /** The last part of the sections' names. */
  readonly part: string;
  readonly shape: Shape<T>;
}

/** Declares a section that each machine has. */
export function machineSection<T>(part: string, shape: Shape<T>): MachineSection<T> {
  const keyOf = (fqdn: string) => sectionKey(`machines/${fqdn.toLowerCase()}/${part}`, shape);
  return Object.assign(keyOf, { part, shape });
}
