/** `#requires` of a script file, checked before it runs. Texts and ids are those of PowerShell's DiscoveryExceptions. */

import type { ScriptRequirements } from '../language/ast.ts';
import { ErrorRecord, keepRecord } from '../types/error-record.ts';
import { NetException, runtimeException } from '../types/net-exception.ts';
import type { CommandPlace } from './command-place.ts';
import { InvocationInfo } from './invocation-info.ts';
import { isModulePath } from './modules/module-files.ts';
import { compareVersions } from './modules/module-version.ts';
import type { Runspace } from './runspace.ts';
import { psVersion } from './version-table.ts';

/** The session counts as elevated: an administrator's Management Shell. */
export function enforceRequirements(
  runspace: Runspace,
  script: string,
  requirements: ScriptRequirements | null,
  place: CommandPlace,
): void {
  if (!requirements) return;
  const refuse = (errorId: string, message: string) => refused(script, place, errorId, message);
  const { edition: own } = runspace.ambient;
  const { requiredPSVersion, requiredPSEditions, requiredApplicationId } = requirements;
  if (requiredPSVersion !== null && compareVersions(psVersion(), requiredPSVersion) < 0) {
    refuse(
      'ScriptRequiresUnmatchedPSVersion',
      `The script '${script}' cannot be run because it contained a "#requires" statement for PowerShell ${requiredPSVersion}. The version of PowerShell that is required by the script does not match the currently running version of PowerShell ${psVersion()}.`,
    );
  }
  if (
    requiredPSEditions.length > 0 &&
    !requiredPSEditions.some((edition) => edition.toLowerCase() === own.toLowerCase())
  ) {
    refuse(
      'ScriptRequiresUnmatchedPSEdition',
      `The script '${script}' cannot be run because it contained a "#requires" statement for PowerShell editions '${requiredPSEditions.join(',')}'. The edition of PowerShell that is required by the script does not match the currently running PowerShell ${own} edition.`,
    );
  }
  if (requiredApplicationId !== null && requiredApplicationId.toLowerCase() !== 'microsoft.powershell') {
    refuse(
      'ScriptRequiresUnmatchedShellId',
      `The script '${script}' cannot be run because it contained a "#requires" statement with a shell ID of ${requiredApplicationId} that is incompatible with the current shell.`,
    );
  }
  const missing = firstMissingModule(runspace, requirements);
  if (missing !== null) {
    refuse(
      'ScriptRequiresMissingModules',
      `The script '${script}' cannot be run because the following modules that are specified by the "#requires" statements of the script are missing: ${missing}.`,
    );
  }
}

/** Ids of errors of modules that are not there, or not in a version that is asked for. */
const NOT_FOUND: ReadonlySet<string> = new Set(['Modules_ModuleNotFound', 'Modules_ModuleWithVersionNotFound']);

/** Imports the modules that are not loaded; says which is the first that is not found, in PowerShell's words. */
function firstMissingModule(runspace: Runspace, requirements: ScriptRequirements): string | null {
  for (const { name, guid, version, requiredVersion, maximumVersion } of requirements.requiredModules) {
    const specification = {
      name,
      guid,
      version: { minimum: version, maximum: maximumVersion, required: requiredVersion },
    };
    try {
      if (isModulePath(name) || !runspace.modules.find(name))
        runspace.modules.import(specification, runspace.globalSession.top);
    } catch (error) {
      if (!(error instanceof NetException) || !NOT_FOUND.has(error.identity?.errorId ?? '')) throw error;
      const asked = Object.entries({
        ModuleVersion: version,
        RequiredVersion: requiredVersion,
        MaximumVersion: maximumVersion,
      })
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([what, value]) => `${what} '${value}'`);
      return `The module '${name}' cannot be found${asked.length > 0 ? ` with ${asked.join(' and ')}` : ''}.`;
    }
  }
  return null;
}

function refused(script: string, { name, extent }: CommandPlace, errorId: string, message: string): never {
  const exception = runtimeException(errorId, 'ResourceUnavailable', message, {
    target: script,
    typeName: 'System.Management.Automation.ScriptRequiresException',
  });
  const record = new ErrorRecord(exception, errorId, 'ResourceUnavailable', script);
  record.invocationInfo = new InvocationInfo(null, extent, name);
  keepRecord(exception, record);
  throw exception;
}
