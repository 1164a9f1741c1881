/**
 * Who may name a type. Scripts meet the objects of types that are not public, and cannot complete their names; which those
 * are has been asked of PowerShell 7.6.9 (Type.IsNotPublic, IsNestedPrivate, IsNestedAssembly) for all types declared here.
 */
const INTERNAL: ReadonlySet<string> = new Set([
  'Microsoft.PowerShell.Commands.Internal.Format.AutosizeInfo',
  'Microsoft.PowerShell.Commands.Internal.Format.ComplexViewEntry',
  'Microsoft.PowerShell.Commands.Internal.Format.ComplexViewHeaderInfo',
  'Microsoft.PowerShell.Commands.Internal.Format.FormatEndData',
  'Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData',
  'Microsoft.PowerShell.Commands.Internal.Format.FormatStartData',
  'Microsoft.PowerShell.Commands.Internal.Format.GroupEndData',
  'Microsoft.PowerShell.Commands.Internal.Format.GroupStartData',
  'Microsoft.PowerShell.Commands.Internal.Format.ListViewEntry',
  'Microsoft.PowerShell.Commands.Internal.Format.ListViewHeaderInfo',
  'Microsoft.PowerShell.Commands.Internal.Format.RawTextFormatEntry',
  'Microsoft.PowerShell.Commands.Internal.Format.TableHeaderInfo',
  'Microsoft.PowerShell.Commands.Internal.Format.TableRowEntry',
  'Microsoft.PowerShell.Commands.Internal.Format.WideViewEntry',
  'Microsoft.PowerShell.Commands.Internal.Format.WideViewHeaderInfo',
  'Microsoft.PowerShell.Commands.WebResponseContentMemoryStream',
  'System.ArrayEnumerator',
  'System.CurrentSystemTimeZone',
  'System.IO.SyncTextReader',
  'System.IO.TextWriter+SyncTextWriter',
  'System.Management.Automation.ArgumentTypeConverterAttribute',
  'System.Management.Automation.ExecutionContext',
  'System.Management.Automation.Internal.Host.InternalHost',
  'System.Management.Automation.Internal.Host.InternalHostRawUserInterface',
  'System.Management.Automation.Internal.Host.InternalHostUserInterface',
  'System.Management.Automation.Language.InternalScriptExtent',
  'System.Management.Automation.Language.InternalScriptPosition',
  'System.Management.Automation.PSBoundParametersDictionary',
  'System.Management.Automation.PSMemberInfoIntegratingCollection`1',
  'System.Management.Automation.PSRemotingJob',
  'System.Management.Automation.PSScriptCmdlet',
  'System.Management.Automation.ParameterBindingArgumentTransformationException',
  'System.Management.Automation.ParameterBindingValidationException',
  'System.Management.Automation.RangeEnumerator',
  'System.Management.Automation.Runspaces.LocalPipeline',
  'System.Management.Automation.Runspaces.LocalRunspace',
  'System.Management.Automation.ScriptDebugger',
  'System.Management.Automation.SerializationMethod',
  'System.Management.Automation.SessionStateInternal',
  'System.Management.Automation.StopUpstreamCommandsException',
  'System.Management.Automation.TypeAccelerators',
  'System.Management.Automation.WriteStreamType',
  'System.OrdinalCaseSensitiveComparer',
  'System.OrdinalIgnoreCaseComparer',
  'System.Reflection.RtFieldInfo',
  'System.Reflection.RuntimeAssembly',
  'System.Reflection.RuntimeConstructorInfo',
  'System.Reflection.RuntimeMethodInfo',
  'System.Reflection.RuntimeParameterInfo',
  'System.Reflection.RuntimePropertyInfo',
  'System.RuntimeType',
  'System.Security.Cryptography.ECDsaWrapper',
  'System.Security.Cryptography.RSAWrapper',
  'System.Text.Latin1Encoding',
  'System.Text.SBCSCodePageEncoding',
  'System.Xml.XPathNodeList',
  'System.Xml.XmlChildNodes',
  'System.Xml.XmlWellFormedWriter',
]);

const NESTED_PRIVATE: ReadonlySet<string> = new Set([
  'System.Collections.ArrayList+ArrayListEnumeratorSimple',
  'System.Collections.Hashtable+HashtableEnumerator',
  'System.Collections.Hashtable+KeyCollection',
  'System.Collections.Hashtable+ValueCollection',
  'System.ConsolePal+UnixConsoleStream',
  'System.Linq.Enumerable+RangeIterator`1',
  'System.Linq.Enumerable+RepeatIterator`1',
]);

const NESTED_INTERNAL: ReadonlySet<string> = new Set([
  'System.Text.ASCIIEncoding+ASCIIEncodingSealed',
  'System.Text.Latin1Encoding+Latin1EncodingSealed',
  'System.Text.UTF8Encoding+UTF8EncodingSealed',
]);

export type TypeAccess = 'public' | 'internal' | 'nested public' | 'nested private' | 'nested internal';

/** Of a type by its full name. */
export function accessOf(name: string): TypeAccess {
  if (INTERNAL.has(name)) return 'internal';
  if (NESTED_PRIVATE.has(name)) return 'nested private';
  if (NESTED_INTERNAL.has(name)) return 'nested internal';
  return name.includes('+') ? 'nested public' : 'public';
}

/** Whether other assemblies see it (Type.IsVisible). */
export function isVisible(name: string): boolean {
  return /public$/.test(accessOf(name));
}
