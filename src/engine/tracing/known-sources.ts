/** The trace sources that a fresh session of PowerShell 7.6 knows, with its words for what they tell. */
export const KNOWN_SOURCES: ReadonlyMap<string, string> = new Map([
  ['CmdletProviderClasses', 'The namespace provider base classes tracer'],
  ['CommandDiscovery', 'Traces the discovery of cmdlets, scripts, functions, applications, etc.'],
  ['CommandSearch', 'CommandSearch'],
  ['ConsoleHost', 'ConsoleHost subclass of S.M.A.PSHost'],
  ['ConsoleHostRunspaceInit', "Initialization code for ConsoleHost's Runspace"],
  ['ConsoleHostUserInterface', "Console host's subclass of S.M.A.Host.Console"],
  ['ConsoleLineOutput', 'ConsoleLineOutput'],
  ['ETS', 'Extended Type System'],
  ['FileSystemProvider', 'The namespace navigation provider for the file system'],
  ['FormatFileLoading', 'Loading format files'],
  ['LocationGlobber', 'The location globber converts PowerShell paths with glob characters to zero or more paths.'],
  [
    'MemberResolution',
    'Traces the resolution from member name to the member. A member can be a property, method, etc.',
  ],
  ['Modules', 'Module loading and analysis'],
  ['MshSnapinLoadUnload', 'Loading and unloading mshsnapins'],
  [
    'ParameterBinderBase',
    'A abstract helper class for the CommandProcessor that binds parameters to the specified object.',
  ],
  ['ParameterBinderController', 'Controls the interaction between the command processor and the parameter binder(s).'],
  [
    'ParameterBinding',
    'Traces the process of binding the arguments to the parameters of cmdlets, scripts, and applications.',
  ],
  ['PathResolution', 'Traces the path resolution algorithm.'],
  ['PSDriveInfo', 'The namespace navigation tracer'],
  ['PSSnapInLoadUnload', 'Loading and unloading mshsnapins'],
  ['RunspaceInit', 'Initialization code for Runspace'],
  ['SessionState', 'SessionState Class'],
  ['TypeConversion', 'Traces the type conversion algorithm'],
]);

/** Those of them that this engine writes to. */
export const WRITTEN_SOURCES: ReadonlySet<string> = new Set(['CommandDiscovery', 'ParameterBinding']);
