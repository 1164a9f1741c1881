/** Where labs are: the catalogue that an address names, and the names that labs and snapshots may have. */
import type { StoreCatalogue } from '../storage/catalogue.ts';
import { openCatalogue } from '../storage/open-catalogue.ts';
import { DeploymentError } from './deployment-error.ts';

/** Where a lab lies: the address of the catalogue, and its name there. */
export interface LabPlace {
  readonly root: string;
  readonly name: string;
}

/** The catalogue in which there is the lab. */
export function requireLab(root: string, name: string): StoreCatalogue {
  const labs = openCatalogue(root);
  if (!labs.has(checkedName(name))) throw new DeploymentError('lab-missing', { lab: name, root });
  return labs;
}

/** A name that leads nowhere else, on any host. */
export function checkedName(name: string): string {
  if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(name)) throw new DeploymentError('lab-name-invalid', { lab: name });
  return name;
}
