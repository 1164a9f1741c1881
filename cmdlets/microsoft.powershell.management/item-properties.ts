/** What Get-ItemProperty shows of an item: its properties as an object of their own, with the notes of the item. */

import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { callOf } from '../../src/providers/cmdlet-paths.ts';
import { withNotes } from '../../src/providers/item-notes.ts';
import type { ResolvedPath } from '../../src/providers/resolved-path.ts';
import { extensionOf } from '../../src/types/members/instance-extension.ts';
import { getOwnMember } from '../../src/types/members/member-access.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';

/** The holder itself, or an object with the named properties only; names that it lacks are reported. */
export function propertiesOf(ps: CmdletActions, item: ResolvedPath, names: readonly string[] | undefined): unknown {
  const { provider, path } = item;
  const holder = provider.propertyHolder(path, callOf(ps));
  const place = { value: holder, path, isContainer: provider.isContainer(path) };
  if (!names || names.length === 0) return withNotes(item, place);
  const object = PSCustomObject.from([]);
  for (const name of names) {
    const value = getOwnMember(holder, name);
    if (value === undefined) reportMissing(ps, name, item);
    else object.set(name, value);
  }
  if (object.shape.names.length === 0) return undefined;
  const shown = withNotes(item, { ...place, value: object });
  // Chosen properties do not say whether the item is a container.
  extensionOf(object)?.members.delete('psiscontainer');
  return shown;
}

/** What a file system says of a property that files do not have. */
export const noSuchProperty = (name: string): string => `The property ${name} does not exist or was not found.`;

/** @param ofFile how the cmdlet reports that a file lacks the property; values of registry keys have words of their own. */
export function reportMissing(
  ps: CmdletActions,
  name: string,
  { path, provider }: ResolvedPath,
  ofFile: () => void = () =>
    ps.error('GetValueError', 'ReadError', noSuchProperty(name), { target: name, exception: 'System.IO.IOException' }),
): void {
  if (provider.name === 'FileSystem') {
    ofFile();
    return;
  }
  ps.error(
    'System.Management.Automation.PSArgumentException',
    'InvalidArgument',
    `Property ${name} does not exist at path ${path}.`,
    {
      target: name,
      exception: 'System.Management.Automation.PSArgumentException',
    },
  );
}
