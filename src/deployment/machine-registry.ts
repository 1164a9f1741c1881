/**
 * The registry of a machine: the keys that scripts read follow from what the machine is; once something is written, the
 * whole tree is kept in the lab.
 */

import { anyOf, list, number, oneOf, record, text } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { initialRegistry } from './initial-registry.ts';
import { labSection, machineSection } from './lab-sections.ts';
import type { RegistryKeyState, RegistryState, RegistryValue } from './registry-tree.ts';
import type { Computer, Topology } from './topology.ts';

/** The registry, once something was written into it. */
export const registrySection = machineSection(
  'registry',
  record<RegistryState>({
    keys: list(
      record<RegistryKeyState>({
        path: text(),
        values: list(
          record<RegistryValue>({
            name: text(),
            kind: oneOf('String', 'ExpandString', 'DWord', 'QWord', 'MultiString', 'Binary'),
            data: anyOf('a text, a number or a list of them', text(), number, list(text()), list(number)),
          }),
        ),
      }),
    ),
  }),
);

export function readRegistry(lab: StoreSnapshot, topology: Topology, computer: Computer): RegistryState {
  return (
    lab.read(registrySection(computer.fqdn)) ?? {
      keys: initialRegistry(topology, computer, lab.read(labSection)?.start ?? 0),
    }
  );
}

/** Changes the registry: `edit` gives what it is to become. */
export function changeRegistry(
  change: StoreChange,
  topology: Topology,
  computer: Computer,
  edit: (registry: RegistryState) => RegistryState,
): void {
  change.write(registrySection(computer.fqdn), edit(readRegistry(change, topology, computer)));
}
