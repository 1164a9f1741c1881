/** What Install-Module and Install-Script do alike. */
import type { Bound, CmdletActions, CmdletBlocks, CmdletWith } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { logonOf } from '../packages/logon.ts';
import type { ServerLogon } from '../packages/server-requests.ts';
import type { InnerCommand } from './inner-errors.ts';
import { scopeOf } from './installed-items.ts';
import { isItemInfo } from './item-info.ts';
import { Installer, type InstallingOptions } from './item-installing.ts';
import type { ItemKind } from './item-kinds.ts';
import type { installingParameters } from './item-parameters.ts';
import { type FoundItem, findItems } from './item-search.ts';
import { refuse, refusePatterns, wantedByLimits } from './version-limits.ts';

export function installGiven(
  ps: CmdletWith<Bound<typeof installingParameters>>,
  kind: ItemKind,
  more: () => Partial<InstallingOptions>,
): CmdletBlocks {
  let installer: Installer | null = null;
  return {
    process() {
      const given = ps.parameters;
      installer ??= new Installer(ps, {
        kind,
        doing: 'Install',
        scope: scopeOf(given.Scope),
        folder: null,
        force: given.Force === true,
        allowClobber: false,
        acceptsLicense: given.AcceptLicense === true,
        pathStays: false,
        besideOthers: given.RequiredVersion !== undefined || given.InputObject !== undefined,
        ...more(),
      });
      for (const item of chosenItems(ps, kind, given, 'Install-Package')) {
        const done = installer.install(item);
        if (given.PassThru) for (const one of done) ps.write(one);
      }
    },
  };
}

/** The parameters by which something is chosen in repositories. */
export interface Choice {
  readonly Name?: string[];
  readonly InputObject?: unknown[];
  readonly MinimumVersion?: string;
  readonly MaximumVersion?: string;
  readonly RequiredVersion?: string;
  readonly Repository?: string[];
  readonly AllowPrerelease?: boolean;
  readonly Credential?: unknown;
}

/** What -Name or -InputObject stands for; more than one repository that has the same is reported. */
export function chosenItems(ps: CmdletActions, kind: ItemKind, given: Choice, command: InnerCommand): FoundItem[] {
  const logon = logonOf(given.Credential);
  if (given.InputObject) return given.InputObject.flatMap((one) => itemOf(ps, kind, one, logon, command));
  const names = given.Name ?? [];
  refusePatterns(ps, names);
  const wanted = wantedByLimits(ps, {
    names,
    minimum: given.MinimumVersion,
    maximum: given.MaximumVersion,
    required: given.RequiredVersion,
    prerelease: given.AllowPrerelease,
  });
  const found = findItems(ps, {
    kind,
    names,
    wanted,
    prerelease: given.AllowPrerelease,
    repositories: given.Repository,
    logon,
    command,
  });
  return (found ?? []).filter((item, i, all) => {
    const isSameName = (other: FoundItem) => other.resource.name.toLowerCase() === item.resource.name.toLowerCase();
    const same = all.filter(isSameName);
    if (same.length === 1) return true;
    if (all.findIndex(isSameName) !== i) return false;
    const places = same.map(({ repository }) => repository.name).join(', ');
    return refuse(
      ps,
      'DisambiguateForInstall',
      `Unable to install, multiple ${kind.word}s matched '${item.resource.name}' (${places}). Please specify a single -Repository.`,
      item.resource.name,
    );
  });
}

function itemOf(
  ps: CmdletActions,
  kind: ItemKind,
  value: unknown,
  logon: ServerLogon | null,
  command: InnerCommand,
): FoundItem[] {
  if (!isItemInfo(value)) {
    refuse(ps, 'InvalidInputObjectValue', 'Invalid value is specified for InputObject parameter.', value);
  }
  const text = (name: string) => toText(getMember(value, name) ?? '');
  const [names, required] = [[text('Name')], text('Version')];
  const wanted = wantedByLimits(ps, { names, required, prerelease: required.includes('-') });
  const repositories = [text('Repository')];
  return findItems(ps, { kind, names, wanted, prerelease: true, repositories, logon, command }) ?? [];
}
