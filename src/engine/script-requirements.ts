/** `#requires` of a script file, checked before it runs. Texts and ids are those of PowerShell's DiscoveryExceptions. */
import type { ScriptRequirements } from '../language/ast.ts';
import { NetException, runtimeException } from '../types/net-exception.ts';
import type { ErrorCategory } from '../types/error-record.ts';
import { compareVersions } from './modules/module-version.ts';
import { isModulePath } from './modules/module-files.ts';
import type { Runspace } from './runspace.ts';

const VERSION = '7.6.5';

/** The session counts as elevated: an administrator's Management Shell. */
export function enforceRequirements(runspace: Runspace, script: string, requirements: ScriptRequirements | null): void {
  if (!requirements) return;
  const { requiredPSVersion, requiredPSEditions, requiredApplicationId } = requirements;
  if (requiredPSVersion !== null && compareVersions(VERSION, requiredPSVersion) < 0) {
    refuse(script, 'ScriptRequiresUnmatchedPSVersion', 'ResourceUnavailable', `The script '${script}' cannot be run because it contained a "#requires" statement for PowerShell ${requiredPSVersion}. The version of PowerShell that is required by the script does not match the currently running version of PowerShell ${VERSION}.`);
  }
  if (requiredPSEditions.length > 0 && !requiredPSEditions.some((edition) => edition.toLowerCase() === 'core')) {
    refuse(script, 'ScriptRequiresUnmatchedPSEdition', 'ResourceUnavailable', `The script '${script}' cannot be run because it contained a "#requires" statement for PowerShell editions '${requiredPSEditions.join(',')}'. The edition of PowerShell that is required by the script does not match the currently running PowerShell Core edition.`);
  }
  if (requiredApplicationId !== null && requiredApplicationId.toLowerCase() !== 'microsoft.powershell') {
    refuse(script, 'ScriptRequiresUnmatchedShellId', 'ResourceUnavailable', `The script '${script}' cannot be run because it contained a "#requires" statement with a shell ID of ${requiredApplicationId} that is incompatible with the current shell.`);
  }
  requireModules(runspace, script, requirements);
}

/** Modules are imported when they are not loaded; those that are not found are named together. */
function requireModules(runspace: Runspace, script: string, requirements: ScriptRequirements): void {
  const missing: string[] = [];
  for (const { name, guid, version, requiredVersion, maximumVersion } of requirements.requiredModules) {
    const specification = { name, guid, version: { minimum: version, maximum: maximumVersion, required: requiredVersion } };
    try {
      if (isModulePath(name) || !runspace.modules.find(name)) runspace.modules.import(specification, runspace.globalSession.top);
    } catch (error) {
      if (!(error instanceof NetException) || error.identity?.errorId !== 'Modules_ModuleNotFound') throw error;
      missing.push(name);
    }
  }
  if (missing.length === 0) return;
  refuse(script, 'ScriptRequiresMissingModules', 'ResourceUnavailable', `The script '${script}' cannot be run because the following modules that are specified by the "#requires" statements of the script are missing: ${missing.join(', ')}.`);
}

function refuse(script: string, errorId: string, category: ErrorCategory, message: string): never {
  throw runtimeException(errorId, category, message, { target: script, typeName: 'System.Management.Automation.ScriptRequiresException' });
}
