/** A class of CIM as a machine knows it. */

/** Property values by name, in the order of the class; dates as DateTime. */
export type CimValues = readonly (readonly [name: string, value: unknown])[];

export interface CimClass {
  readonly name: string;
  /** The property set that is shown by default. */
  readonly shown: readonly string[];
  /** The properties that tell instances apart. */
  readonly keys: readonly string[];
  readonly instances: () => readonly CimValues[];
}

/** A class by its name in any letter case. */
export function cimClassNamed(classes: readonly CimClass[], name: string): CimClass | undefined {
  return classes.find((one) => one.name.toLowerCase() === name.toLowerCase());
}
