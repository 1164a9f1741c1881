/** A class of CIM as a machine knows it. */

/** Property values by name, in the order of the class; dates as DateTime. */
export type CimValues = readonly (readonly [name: string, value: unknown])[];

export interface CimClass {
  readonly name: string;
  /** `root\\cimv2` when omitted. */
  readonly namespace?: string;
  /** The property set that is shown by default. */
  readonly shown: readonly string[];
  /** The properties that tell instances apart. */
  readonly keys: readonly string[];
  readonly instances: () => readonly CimValues[];
}

const DEFAULT_NAMESPACE = 'root\\cimv2';

export function namespaceOf({ namespace = DEFAULT_NAMESPACE }: CimClass): string {
  return namespace;
}

/** A class by its name in any letter case. */
export function cimClassNamed(classes: readonly CimClass[], name: string): CimClass | undefined {
  return classes.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

/** The classes of a namespace, whose parts either slash divides; null where there is no such namespace. */
export function classesIn(classes: readonly CimClass[], namespace?: string | null): readonly CimClass[] | null {
  const wanted = (namespace || DEFAULT_NAMESPACE).replaceAll('/', '\\').toLowerCase();
  const found = classes.filter((one) => namespaceOf(one).toLowerCase() === wanted);
  return found.length > 0 ? found : null;
}
