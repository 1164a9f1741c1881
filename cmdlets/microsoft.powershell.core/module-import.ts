/** What Import-Module does with one name, path, specification or module object. */

import { APPROVED_VERBS } from '../../src/engine/approved-verbs.ts';
import type { CmdletActions, CmdletWith } from '../../src/engine/cmdlet.ts';
import type { CommandInfo } from '../../src/engine/command-info.ts';
import { ModuleInfo } from '../../src/engine/module-info.ts';
import { modulesOf } from '../../src/engine/module-table.ts';
import type { ImportSelection } from '../../src/engine/modules/module-exports.ts';
import { isUnreadable } from '../../src/engine/modules/module-loader.ts';
import { moduleAsObject } from '../../src/engine/modules/module-object.ts';
import { moduleSpecification } from '../../src/engine/modules/module-specification.ts';
import { compareVersions } from '../../src/engine/modules/module-version.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { ErrorRecord, keptRecord } from '../../src/types/error-record.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';

const RESTRICTED = /[#,(){}[\]&\-/\\$^;:"'<>|?@`*%+=~]/;

/** ForEach, Where, Sort and Tee are verbs of cmdlets that PowerShell itself brings. */
const UNWARNED = new Set([
  'foreach',
  'where',
  'sort',
  'tee',
  ...Object.values(APPROVED_VERBS).flatMap((verbs) => verbs.map(([verb]) => verb.toLowerCase())),
]);

/** The parameters of Import-Module that say how a module is imported. */
export interface ImportParameters {
  readonly ArgumentList?: unknown[];
  readonly Force?: boolean;
  readonly AsCustomObject?: boolean;
  readonly DisableNameChecking?: boolean;
  readonly PassThru?: boolean;
  readonly MinimumVersion?: unknown;
  readonly MaximumVersion?: string;
  readonly RequiredVersion?: unknown;
  readonly Scope?: string;
  readonly Global?: boolean;
  readonly Function?: string[];
  readonly Cmdlet?: string[];
  readonly Alias?: string[];
  readonly Variable?: string[];
  readonly Prefix?: string;
  readonly NoClobber?: boolean;
}

export function importGiven(ps: CmdletWith<ImportParameters>, value: unknown): void {
  const modules = modulesOf(ps.runspace);
  const plain = baseOf(value);
  try {
    const options = {
      args: ps.parameters.ArgumentList ?? [],
      force: ps.parameters.Force === true,
      base: '',
    };
    const module =
      plain instanceof ModuleInfo && plain.session
        ? plain
        : modules.loader.load(specificationOf(ps, sourceOf(plain)), options);
    if (ps.parameters.AsCustomObject) {
      ps.write(moduleAsObject(module));
      return;
    }
    const commands = modules.importLoaded(module, targetScope(ps), selectionOf(ps.parameters));
    if (ps.parameters.DisableNameChecking !== true) checkNames(ps, module, commands);
    for (const command of commands) ps.verbose(`Importing function '${command.name}'.`);
    if (ps.parameters.PassThru) ps.write(module);
  } catch (error) {
    if (error instanceof NetException && isUnreadable(error.innerException)) reportUnreadable(ps, error.innerException);
    // A module that is not found does not keep the next one from being imported.
    if (!(error instanceof NetException) || error.identity?.category !== 'ResourceUnavailable') throw error;
    ps.writeError(
      new ErrorRecord(error, error.identity.errorId, error.identity.category, error.identity.target ?? null),
    );
  }
}

/** What is wrong with the text of a module is told as an error of nobody's, before the module counts as not found. */
function reportUnreadable(ps: CmdletActions, cause: NetException): void {
  const record = keptRecord(cause);
  if (!record) return;
  record.isOfNoCommand = true;
  record.categoryInfo.reason = 'ParentContainsErrorRecordException';
  ps.writeError(record);
}

/** A module that was only listed is loaded from where it lies. */
function sourceOf(value: unknown): unknown {
  return value instanceof ModuleInfo && value.path !== '' ? value.path : value;
}

function specificationOf(ps: CmdletWith<ImportParameters>, value: unknown) {
  const specification = moduleSpecification(value);
  const { MinimumVersion, MaximumVersion, RequiredVersion } = ps.parameters;
  const text = (given: unknown) => (given === undefined ? null : toText(given));
  const version = { minimum: text(MinimumVersion), maximum: text(MaximumVersion), required: text(RequiredVersion) };
  const { minimum, maximum } = version;
  if (minimum !== null && maximum !== null && compareVersions(minimum, maximum.replace(/\*$/, '999999')) > 0) {
    ps.fail(
      'ArgumentOutOfRange',
      'InvalidArgument',
      `Specified argument was out of the range of valid values. (Parameter 'The MinimumVersion '${minimum}' should not be greater than MaximumVersion '${maximum}'.')`,
      { exception: 'System.Management.Automation.PSArgumentOutOfRangeException' },
    );
  }
  return (version.minimum ?? version.maximum ?? version.required) ? { ...specification, version } : specification;
}

/** Commands belong to the whole session state unless the caller wants them in its scope only. */
function targetScope(ps: CmdletWith<ImportParameters>) {
  const scope = ps.parameters.Scope?.toLowerCase();
  if (ps.parameters.Global === true || scope === 'global') return ps.runspace.globalSession.top;
  return scope === 'local' ? ps.session.current : ps.session.top;
}

function selectionOf(given: ImportParameters): ImportSelection {
  return {
    functions: given.Function ?? null,
    cmdlets: given.Cmdlet ?? null,
    aliases: given.Alias ?? null,
    variables: given.Variable ?? null,
    prefix: given.Prefix ?? '',
    noClobber: given.NoClobber ?? false,
  };
}

/** Warns once a module of verbs that are not approved, and of characters that names should not have. */
function checkNames(ps: CmdletActions, module: ModuleInfo, commands: readonly CommandInfo[]): void {
  const names = commands.map((command) => command.name).filter((name) => name.includes('-'));
  if (names.some((name) => !UNWARNED.has(name.slice(0, name.indexOf('-')).toLowerCase()))) {
    ps.warning(
      `The names of some imported commands from the module '${module.name}' include unapproved verbs that might make them less discoverable. To find the commands with unapproved verbs, run the Import-Module command again with the Verbose parameter. For a list of approved verbs, type Get-Verb.`,
    );
  }
  if (names.some((name) => RESTRICTED.test(name.slice(name.indexOf('-') + 1)))) {
    ps.warning(
      'Some imported command names contain one or more of the following restricted characters: # , ( ) {{ }} [ ] & - / \\ $ ^ ; : " \' < > | ? @ ` * % + = ~',
    );
  }
}
