/** The exceptions of PowerShell and its cmdlets. RuntimeException carries the ErrorRecord. */
import { keptRecord } from '../../error-record.ts';
import { keep, kept, plainException } from '../../exceptions/exception-declaration.ts';
import { recordOf } from '../../exceptions/exception-record.ts';
import type { NetException } from '../../net-exception.ts';
import { defineType } from '../../type-declaration.ts';

export default [
  defineType({
    name: 'System.Management.Automation.ActionPreferenceStopException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.ActionPreferenceStopException',
      "Exception of type 'System.Management.Automation.ActionPreferenceStopException' was thrown.",
    ),
    properties: [['System.Management.Automation.ErrorRecord ErrorRecord {get;}', recordOf]],
  }),
  defineType({
    name: 'System.Management.Automation.ApplicationFailedException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.ApplicationFailedException',
      "Exception of type 'System.Management.Automation.ApplicationFailedException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.ArgumentTransformationMetadataException',
    base: 'System.Management.Automation.MetadataException',
    ...plainException(
      'System.Management.Automation.ArgumentTransformationMetadataException',
      "Exception of type 'System.Management.Automation.ArgumentTransformationMetadataException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.CmdletInvocationException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.CmdletInvocationException',
      "Exception of type 'System.Management.Automation.CmdletInvocationException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.CmdletProviderInvocationException',
    base: 'System.Management.Automation.CmdletInvocationException',
    ...plainException(
      'System.Management.Automation.CmdletProviderInvocationException',
      "Exception of type 'System.Management.Automation.CmdletProviderInvocationException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.CommandNotFoundException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.CommandNotFoundException',
      "Exception of type 'System.Management.Automation.CommandNotFoundException' was thrown.",
    ),
    properties: [
      [
        'string CommandName {get;set;}',
        kept('CommandName'),
        (self: NetException, value: string) => keep(self, 'CommandName', value),
      ],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.ContinueException',
    base: 'System.Management.Automation.LoopFlowException',
    ...plainException(
      'System.Management.Automation.ContinueException',
      "Exception of type 'System.Management.Automation.ContinueException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.BreakException',
    base: 'System.Management.Automation.LoopFlowException',
    ...plainException(
      'System.Management.Automation.BreakException',
      "Exception of type 'System.Management.Automation.BreakException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.LoopFlowException',
    base: 'System.Management.Automation.FlowControlException',
    ...plainException(
      'System.Management.Automation.LoopFlowException',
      "Exception of type 'System.Management.Automation.LoopFlowException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.FlowControlException',
    base: 'System.SystemException',
    ...plainException(
      'System.Management.Automation.FlowControlException',
      "Exception of type 'System.Management.Automation.FlowControlException' was thrown.",
    ),
    properties: [['System.Management.Automation.ErrorRecord ErrorRecord {get;}', recordOf]],
  }),
  defineType({
    name: 'System.Management.Automation.DriveNotFoundException',
    base: 'System.Management.Automation.SessionStateException',
    ...plainException(
      'System.Management.Automation.DriveNotFoundException',
      "Exception of type 'System.Management.Automation.DriveNotFoundException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.ExtendedTypeSystemException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.ExtendedTypeSystemException',
      "Exception of type 'System.Management.Automation.ExtendedTypeSystemException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.GetValueException',
    base: 'System.Management.Automation.ExtendedTypeSystemException',
    ...plainException(
      'System.Management.Automation.GetValueException',
      "Exception of type 'System.Management.Automation.GetValueException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.GetValueInvocationException',
    base: 'System.Management.Automation.GetValueException',
    ...plainException(
      'System.Management.Automation.GetValueInvocationException',
      "Exception of type 'System.Management.Automation.GetValueInvocationException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.HaltCommandException',
    base: 'System.SystemException',
    ...plainException(
      'System.Management.Automation.HaltCommandException',
      "Exception of type 'System.Management.Automation.HaltCommandException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.IncompleteParseException',
    base: 'System.Management.Automation.ParseException',
    ...plainException(
      'System.Management.Automation.IncompleteParseException',
      "Exception of type 'System.Management.Automation.IncompleteParseException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.ItemNotFoundException',
    base: 'System.Management.Automation.SessionStateException',
    ...plainException(
      'System.Management.Automation.ItemNotFoundException',
      "Exception of type 'System.Management.Automation.ItemNotFoundException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.JobDefinitionNotFoundException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.JobDefinitionNotFoundException',
      "Exception of type 'System.Management.Automation.JobDefinitionNotFoundException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.MetadataException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.MetadataException',
      "Exception of type 'System.Management.Automation.MetadataException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.MethodException',
    base: 'System.Management.Automation.ExtendedTypeSystemException',
    ...plainException(
      'System.Management.Automation.MethodException',
      "Exception of type 'System.Management.Automation.MethodException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.MethodInvocationException',
    base: 'System.Management.Automation.MethodException',
    ...plainException(
      'System.Management.Automation.MethodInvocationException',
      "Exception of type 'System.Management.Automation.MethodInvocationException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.ParameterBindingException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.ParameterBindingException',
      "Exception of type 'System.Management.Automation.ParameterBindingException' was thrown.",
    ),
    properties: [
      ['string ParameterName {get;}', kept('ParameterName')],
      ['type ParameterType {get;}', kept('ParameterType')],
      ['type TypeSpecified {get;}', kept('TypeSpecified')],
      ['string ErrorId {get;}', (self: NetException) => self.identity?.errorId ?? null],
      ['long Line {get;}', kept('Line', -1)],
      ['long Offset {get;}', kept('Offset', -1)],
      [
        'System.Management.Automation.InvocationInfo CommandInvocation {get;}',
        (self: NetException) => keptRecord(self)?.invocationInfo ?? null,
      ],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.ParentContainsErrorRecordException',
    base: 'System.SystemException',
    ...plainException(
      'System.Management.Automation.ParentContainsErrorRecordException',
      "Exception of type 'System.Management.Automation.ParentContainsErrorRecordException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.ParseException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.ParseException',
      "Exception of type 'System.Management.Automation.ParseException' was thrown.",
    ),
    properties: [['System.Management.Automation.Language.ParseError[] Errors {get;}', kept('Errors')]],
  }),
  defineType({
    name: 'System.Management.Automation.ParsingMetadataException',
    base: 'System.Management.Automation.MetadataException',
    ...plainException(
      'System.Management.Automation.ParsingMetadataException',
      "Exception of type 'System.Management.Automation.ParsingMetadataException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.PipelineClosedException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.PipelineClosedException',
      "Exception of type 'System.Management.Automation.PipelineClosedException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.PipelineDepthException',
    base: 'System.SystemException',
    ...plainException(
      'System.Management.Automation.PipelineDepthException',
      "Exception of type 'System.Management.Automation.PipelineDepthException' was thrown.",
    ),
    properties: [['System.Management.Automation.ErrorRecord ErrorRecord {get;}', recordOf]],
  }),
  defineType({
    name: 'System.Management.Automation.PipelineStoppedException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.PipelineStoppedException',
      "Exception of type 'System.Management.Automation.PipelineStoppedException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.PropertyNotFoundException',
    base: 'System.Management.Automation.ExtendedTypeSystemException',
    ...plainException(
      'System.Management.Automation.PropertyNotFoundException',
      "Exception of type 'System.Management.Automation.PropertyNotFoundException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.ProviderInvocationException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.ProviderInvocationException',
      "Exception of type 'System.Management.Automation.ProviderInvocationException' was thrown.",
    ),
    properties: [['System.Management.Automation.ProviderInfo ProviderInfo {get;}', kept('ProviderInfo')]],
  }),
  defineType({
    name: 'System.Management.Automation.ProviderNotFoundException',
    base: 'System.Management.Automation.SessionStateException',
    ...plainException(
      'System.Management.Automation.ProviderNotFoundException',
      "Exception of type 'System.Management.Automation.ProviderNotFoundException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.ProviderNameAmbiguousException',
    base: 'System.Management.Automation.ProviderNotFoundException',
    ...plainException(
      'System.Management.Automation.ProviderNameAmbiguousException',
      "Exception of type 'System.Management.Automation.ProviderNameAmbiguousException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.PSArgumentException',
    base: 'System.ArgumentException',
    ...plainException(
      'System.Management.Automation.PSArgumentException',
      "Exception of type 'System.Management.Automation.PSArgumentException' was thrown.",
    ),
    properties: [['System.Management.Automation.ErrorRecord ErrorRecord {get;}', recordOf]],
  }),
  defineType({
    name: 'System.Management.Automation.PSArgumentNullException',
    base: 'System.ArgumentNullException',
    ...plainException(
      'System.Management.Automation.PSArgumentNullException',
      "Exception of type 'System.Management.Automation.PSArgumentNullException' was thrown.",
    ),
    properties: [['System.Management.Automation.ErrorRecord ErrorRecord {get;}', recordOf]],
  }),
  defineType({
    name: 'System.Management.Automation.PSArgumentOutOfRangeException',
    base: 'System.ArgumentOutOfRangeException',
    ...plainException(
      'System.Management.Automation.PSArgumentOutOfRangeException',
      "Exception of type 'System.Management.Automation.PSArgumentOutOfRangeException' was thrown.",
    ),
    properties: [['System.Management.Automation.ErrorRecord ErrorRecord {get;}', recordOf]],
  }),
  defineType({
    name: 'System.Management.Automation.PSInvalidCastException',
    base: 'System.InvalidCastException',
    ...plainException(
      'System.Management.Automation.PSInvalidCastException',
      "Exception of type 'System.Management.Automation.PSInvalidCastException' was thrown.",
    ),
    properties: [['System.Management.Automation.ErrorRecord ErrorRecord {get;}', recordOf]],
  }),
  defineType({
    name: 'System.Management.Automation.PSInvalidOperationException',
    base: 'System.InvalidOperationException',
    ...plainException(
      'System.Management.Automation.PSInvalidOperationException',
      "Exception of type 'System.Management.Automation.PSInvalidOperationException' was thrown.",
    ),
    properties: [['System.Management.Automation.ErrorRecord ErrorRecord {get;}', recordOf]],
  }),
  defineType({
    name: 'System.Management.Automation.PSNotImplementedException',
    base: 'System.NotImplementedException',
    ...plainException(
      'System.Management.Automation.PSNotImplementedException',
      "Exception of type 'System.Management.Automation.PSNotImplementedException' was thrown.",
    ),
    properties: [['System.Management.Automation.ErrorRecord ErrorRecord {get;}', recordOf]],
  }),
  defineType({
    name: 'System.Management.Automation.PSNotSupportedException',
    base: 'System.NotSupportedException',
    ...plainException(
      'System.Management.Automation.PSNotSupportedException',
      "Exception of type 'System.Management.Automation.PSNotSupportedException' was thrown.",
    ),
    properties: [['System.Management.Automation.ErrorRecord ErrorRecord {get;}', recordOf]],
  }),
  defineType({
    name: 'System.Management.Automation.PSObjectDisposedException',
    base: 'System.ObjectDisposedException',
    ...plainException(
      'System.Management.Automation.PSObjectDisposedException',
      "Exception of type 'System.Management.Automation.PSObjectDisposedException' was thrown.",
    ),
    properties: [['System.Management.Automation.ErrorRecord ErrorRecord {get;}', recordOf]],
  }),
  defineType({
    name: 'System.Management.Automation.PSSecurityException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.PSSecurityException',
      "Exception of type 'System.Management.Automation.PSSecurityException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.PSSnapInException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.PSSnapInException',
      "Exception of type 'System.Management.Automation.PSSnapInException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.RedirectedException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.RedirectedException',
      "Exception of type 'System.Management.Automation.RedirectedException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.RemoteException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.RemoteException',
      "Exception of type 'System.Management.Automation.RemoteException' was thrown.",
    ),
    properties: [
      ['psobject SerializedRemoteException {get;}', kept('SerializedRemoteException')],
      ['psobject SerializedRemoteInvocationInfo {get;}', kept('SerializedRemoteInvocationInfo')],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.ScriptBlockToPowerShellNotSupportedException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.ScriptBlockToPowerShellNotSupportedException',
      "Exception of type 'System.Management.Automation.ScriptBlockToPowerShellNotSupportedException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.ScriptCallDepthException',
    base: 'System.SystemException',
    ...plainException(
      'System.Management.Automation.ScriptCallDepthException',
      "Exception of type 'System.Management.Automation.ScriptCallDepthException' was thrown.",
    ),
    properties: [['System.Management.Automation.ErrorRecord ErrorRecord {get;}', recordOf]],
  }),
  defineType({
    name: 'System.Management.Automation.ScriptRequiresException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.ScriptRequiresException',
      "Exception of type 'System.Management.Automation.ScriptRequiresException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.SessionStateException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.SessionStateException',
      "Exception of type 'System.Management.Automation.SessionStateException' was thrown.",
    ),
    properties: [
      ['string ItemName {get;}', kept('ItemName', '')],
      ['System.Management.Automation.SessionStateCategory SessionStateCategory {get;}', kept('SessionStateCategory')],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.SessionStateOverflowException',
    base: 'System.Management.Automation.SessionStateException',
    ...plainException(
      'System.Management.Automation.SessionStateOverflowException',
      "Exception of type 'System.Management.Automation.SessionStateOverflowException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
    base: 'System.Management.Automation.SessionStateException',
    ...plainException(
      'System.Management.Automation.SessionStateUnauthorizedAccessException',
      "Exception of type 'System.Management.Automation.SessionStateUnauthorizedAccessException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.SetValueException',
    base: 'System.Management.Automation.ExtendedTypeSystemException',
    ...plainException(
      'System.Management.Automation.SetValueException',
      "Exception of type 'System.Management.Automation.SetValueException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.SetValueInvocationException',
    base: 'System.Management.Automation.SetValueException',
    ...plainException(
      'System.Management.Automation.SetValueInvocationException',
      "Exception of type 'System.Management.Automation.SetValueInvocationException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.ValidationMetadataException',
    base: 'System.Management.Automation.MetadataException',
    ...plainException(
      'System.Management.Automation.ValidationMetadataException',
      "Exception of type 'System.Management.Automation.ValidationMetadataException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.WildcardPatternException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.WildcardPatternException',
      "Exception of type 'System.Management.Automation.WildcardPatternException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.NativeCommandExitException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'System.Management.Automation.NativeCommandExitException',
      "Exception of type 'System.Management.Automation.NativeCommandExitException' was thrown.",
    ),
    properties: [
      ['string Path {get;}', kept('Path')],
      ['int ExitCode {get;}', kept('ExitCode', 0)],
      ['int ProcessId {get;}', kept('ProcessId', 0)],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.TerminateException',
    base: 'System.Management.Automation.FlowControlException',
    ...plainException(
      'System.Management.Automation.TerminateException',
      "Exception of type 'System.Management.Automation.TerminateException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.StopUpstreamCommandsException',
    base: 'System.Management.Automation.FlowControlException',
    ...plainException(
      'System.Management.Automation.StopUpstreamCommandsException',
      "Exception of type 'System.Management.Automation.StopUpstreamCommandsException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.ExitException',
    base: 'System.Management.Automation.FlowControlException',
    ...plainException(
      'System.Management.Automation.ExitException',
      "Exception of type 'System.Management.Automation.ExitException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.ParameterBindingValidationException',
    base: 'System.Management.Automation.ParameterBindingException',
    ...plainException(
      'System.Management.Automation.ParameterBindingValidationException',
      "Exception of type 'System.Management.Automation.ParameterBindingValidationException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Management.Automation.ParameterBindingArgumentTransformationException',
    base: 'System.Management.Automation.ParameterBindingException',
    ...plainException(
      'System.Management.Automation.ParameterBindingArgumentTransformationException',
      "Exception of type 'System.Management.Automation.ParameterBindingArgumentTransformationException' was thrown.",
    ),
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.WriteErrorException',
    base: 'System.SystemException',
    ...plainException(
      'Microsoft.PowerShell.Commands.WriteErrorException',
      "Exception of type 'Microsoft.PowerShell.Commands.WriteErrorException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.ServiceProcess.TimeoutException',
    base: 'System.SystemException',
    ...plainException(
      'System.ServiceProcess.TimeoutException',
      'Time out has expired and the operation has not been completed.',
    ),
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.RestartComputerTimeoutException',
    base: 'System.Management.Automation.RuntimeException',
    ...plainException(
      'Microsoft.PowerShell.Commands.RestartComputerTimeoutException',
      "Exception of type 'Microsoft.PowerShell.Commands.RestartComputerTimeoutException' was thrown.",
    ),
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.ServiceCommandException',
    base: 'System.SystemException',
    ...plainException(
      'Microsoft.PowerShell.Commands.ServiceCommandException',
      "Exception of type 'Microsoft.PowerShell.Commands.ServiceCommandException' was thrown.",
    ),
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.ProcessCommandException',
    base: 'System.SystemException',
    ...plainException(
      'Microsoft.PowerShell.Commands.ProcessCommandException',
      "Exception of type 'Microsoft.PowerShell.Commands.ProcessCommandException' was thrown.",
    ),
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.NoServiceFoundForGivenNameException',
    base: 'System.SystemException',
    ...plainException(
      'Microsoft.PowerShell.Commands.NoServiceFoundForGivenNameException',
      "Exception of type 'Microsoft.PowerShell.Commands.NoServiceFoundForGivenNameException' was thrown.",
    ),
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.HelpNotFoundException',
    base: 'System.SystemException',
    ...plainException(
      'Microsoft.PowerShell.Commands.HelpNotFoundException',
      "Exception of type 'Microsoft.PowerShell.Commands.HelpNotFoundException' was thrown.",
    ),
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.HelpCategoryInvalidException',
    base: 'System.ArgumentException',
    ...plainException(
      'Microsoft.PowerShell.Commands.HelpCategoryInvalidException',
      "Exception of type 'Microsoft.PowerShell.Commands.HelpCategoryInvalidException' was thrown.",
    ),
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.HttpResponseException',
    base: 'System.Net.Http.HttpRequestException',
    ...plainException(
      'Microsoft.PowerShell.Commands.HttpResponseException',
      "Exception of type 'Microsoft.PowerShell.Commands.HttpResponseException' was thrown.",
    ),
    properties: [['System.Net.Http.HttpResponseMessage Response {get;}', kept('Response')]],
  }),
];
