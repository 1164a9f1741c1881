/** What Save-Module and Save-Script do alike. */
import type { Bound, CmdletBlocks, CmdletWith } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { isFolder } from '../packages/installed-resources.ts';
import { chosenItems } from './installing.ts';
import { Installer } from './item-installing.ts';
import type { ItemKind } from './item-kinds.ts';
import type { savingParameters } from './item-parameters.ts';
import { refuse } from './version-limits.ts';

export function saveGiven(ps: CmdletWith<Bound<typeof savingParameters>>, kind: ItemKind): CmdletBlocks {
  return {
    process() {
      const given = ps.parameters;
      const installer = new Installer(ps, {
        kind,
        doing: 'Save',
        scope: 'CurrentUser',
        folder: folderOf(),
        force: given.Force === true,
        allowClobber: true,
        acceptsLicense: given.AcceptLicense === true,
        pathStays: true,
        besideOthers: true,
      });
      for (const item of chosenItems(ps, kind, given, 'Save-Package')) installer.install(item);
    },
  };

  function folderOf(): string {
    const { Path, LiteralPath } = ps.parameters;
    const given = LiteralPath ?? Path ?? '';
    const missing = (): never =>
      refuse(
        ps,
        'PathNotFound',
        `Cannot find the path '${given}' because it does not exist.`,
        null,
        'InvalidOperation',
      );
    let path: string;
    try {
      path = drivesOf(ps).findOne(given).path;
    } catch (error) {
      if (error instanceof NetException) return missing();
      throw error;
    }
    if (isFolder(path)) return path;
    return refuse(ps, 'PathIsNotADirectory', `The specified path '${given}' is not a valid directory.`, given);
  }
}
