/** System.Management.Automation.PSScriptCmdlet: `$PSCmdlet` of advanced functions. */

import type { ErrorRecord } from '../../types/error-record.ts';
import { netException } from '../../types/net-exception.ts';
import { defineType } from '../../types/type-declaration.ts';
import type { PSReference } from '../../types/values/reference.ts';
import type { ScriptCmdlet } from '../script-cmdlet.ts';
import type { SessionPaths } from '../session-paths.ts';

export default defineType<ScriptCmdlet>({
  name: 'System.Management.Automation.PSScriptCmdlet',
  base: 'System.Management.Automation.PSCmdlet',
  properties: [
    [
      'System.Management.Automation.Host.PSHost Host {get;}',
      (self: ScriptCmdlet) => self.processor.caller.scope.session.getVariable('Host'),
    ],
    ['System.Management.Automation.SessionState SessionState {get;}', (self: ScriptCmdlet) => self.sessionStateView],
    ['string ParameterSetName {get;}', (self: ScriptCmdlet) => self.parameterSetName],
    [
      'System.Management.Automation.InvocationInfo MyInvocation {get;}',
      (self: ScriptCmdlet) => self.runtime.identity.invocation,
    ],
    [
      'System.Management.Automation.PagingParameters PagingParameters {get;}',
      (self: ScriptCmdlet) => self.pagingParameters,
    ],
    [
      'System.Management.Automation.CommandInvocationIntrinsics InvokeCommand {get;}',
      (self: ScriptCmdlet) => self.commandAccess,
    ],
    ['bool Stopping {get;}', (self: ScriptCmdlet) => self.processor.caller.runspace.interrupt.requested],
  ],
  methods: [
    [
      'void WriteObject(System.Object sendToPipeline)',
      (self: ScriptCmdlet, value: unknown) => self.writeObject(value, false),
    ],
    [
      'void WriteObject(System.Object sendToPipeline, bool enumerateCollection)',
      (self: ScriptCmdlet, value: unknown, each: boolean) => self.writeObject(value, each),
    ],
    [
      'void WriteError(System.Management.Automation.ErrorRecord errorRecord)',
      (self: ScriptCmdlet, record: ErrorRecord) => self.writeError(record),
    ],
    [
      'void ThrowTerminatingError(System.Management.Automation.ErrorRecord errorRecord)',
      (self: ScriptCmdlet, record: ErrorRecord) => self.throwTerminatingError(record),
    ],
    ['void WriteWarning(string text)', (self: ScriptCmdlet, text: string) => self.runtime.warning(text)],
    ['void WriteVerbose(string text)', (self: ScriptCmdlet, text: string) => self.runtime.verbose(text)],
    ['void WriteDebug(string text)', (self: ScriptCmdlet, text: string) => self.runtime.debug(text)],
    [
      'void WriteInformation(System.Object messageData, string[] tags)',
      (self: ScriptCmdlet, data: unknown, tags: string[]) => self.runtime.information(data, tags),
    ],
    ['bool ShouldProcess(string target)', (self: ScriptCmdlet, target: string) => self.runtime.shouldProcess(target)],
    [
      'bool ShouldProcess(string target, string action)',
      (self: ScriptCmdlet, target: string, action: string) => self.runtime.shouldProcess(target, action),
    ],
    [
      'bool ShouldProcess(string verboseDescription, string verboseWarning, string caption)',
      (self: ScriptCmdlet, description: string, warning: string, caption: string) =>
        self.runtime.shouldProcessVerbose(description, warning, caption),
    ],
    [
      'bool ShouldContinue(string query, string caption)',
      (self: ScriptCmdlet, query: string, caption: string) => self.runtime.shouldContinue(query, caption),
    ],
    [
      'bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll)',
      (self: ScriptCmdlet, query: string, caption: string, yes: PSReference, no: PSReference) => {
        if (yes.value === true) return true;
        if (no.value === true) return false;
        return self.runtime.shouldContinue(query, caption);
      },
    ],
    [
      'System.Object GetVariableValue(string name)',
      (self: ScriptCmdlet, name: string) => self.session.getVariable(name) ?? null,
    ],
    [
      'System.Object GetVariableValue(string name, System.Object defaultValue)',
      (self: ScriptCmdlet, name: string, fallback: unknown) => self.session.getVariable(name) ?? fallback,
    ],
    [
      'string GetUnresolvedProviderPathFromPSPath(string path)',
      (self: ScriptCmdlet, path: string) => pathsOf(self).providerPath(path),
    ],
    [
      'System.Collections.ObjectModel.Collection[string] GetResolvedProviderPathFromPSPath(string path, ref System.Management.Automation.ProviderInfo provider)',
      (self: ScriptCmdlet, path: string, provider: PSReference) => {
        const found = pathsOf(self).resolvedProviderPaths(path);
        provider.value = found.provider;
        return found.paths;
      },
    ],
    [
      'System.Management.Automation.PathInfo CurrentProviderLocation(string providerId)',
      (self: ScriptCmdlet, provider: string) => pathsOf(self).locationOf(provider),
    ],
    [
      'System.Object GetDynamicParameters()',
      () => {
        throw netException('System.NotImplementedException', 'PSCmdlet.GetDynamicParameters is not built yet.');
      },
    ],
  ],
});

/** What paths mean in the session of a script's cmdlet. */
function pathsOf(self: ScriptCmdlet): SessionPaths {
  const { paths } = self.processor.caller.runspace;
  if (!paths) throw netException('System.InvalidOperationException', 'The session has no drives.');
  return paths;
}
