/** In which assembly .NET 10 keeps a type, as PowerShell 7.6 tells it (`[type].Assembly`). */

/** Public key tokens. */
const CORE = '7cec85d7bea7798e';
const ECMA = 'b03f5f7f11d50a3a';
const OPEN = 'cc7b13ffcd2ddd51';
export const POWERSHELL = '31bf3856ad364e35';

/** An assembly and its public key token. */
export interface AssemblyHome {
  readonly assembly: string;
  readonly token: string;
}

const CORE_LIBRARY: AssemblyHome = { assembly: 'System.Private.CoreLib', token: CORE };

/** The starts of the full names of an assembly's types. */
const STARTS_BY_TOKEN: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  [POWERSHELL]: {
    'Microsoft.PowerShell.Commands.Utility': ['Microsoft.PowerShell.Commands.'],
    'Microsoft.PowerShell.MarkdownRender': ['Microsoft.PowerShell.MarkdownRender.'],
    'System.Management.Automation': ['System.Management.Automation.'],
  },
  [CORE]: {
    'System.Private.CoreLib': [
      'System.Net.WebUtility',
      'System.Security.Cryptography.CryptographicException',
      'System.ComponentModel.DefaultValueAttribute',
      'System.ComponentModel.Win32Exception',
    ],
  },
  [ECMA]: {
    'Microsoft.Win32.Registry': ['Microsoft.Win32.Registry'],
    'System.Collections': [
      'System.Collections.Generic.LinkedList',
      'System.Collections.Generic.Sorted',
      'System.Collections.Generic.Stack',
    ],
    'System.Collections.Concurrent': [
      'System.Collections.Concurrent.ConcurrentBag',
      'System.Collections.Concurrent.ConcurrentStack',
    ],
    'System.Collections.NonGeneric': [
      'System.Collections.SortedList',
      'System.Collections.Stack',
      'System.Collections.Queue',
    ],
    'System.Collections.Specialized': ['System.Collections.Specialized.'],
    'System.ComponentModel': ['System.IServiceProvider'],
    'System.ComponentModel.Primitives': ['System.ComponentModel.'],
    'System.ComponentModel.TypeConverter': ['System.Timers.'],
    'System.Console': ['System.Console'],
    'System.Data.Common': ['System.Data.'],
    'System.Diagnostics.FileVersionInfo': ['System.Diagnostics.FileVersionInfo'],
    'System.Diagnostics.Process': ['System.Diagnostics.Process', 'System.Diagnostics.DataReceived'],
    'System.DirectoryServices': ['System.DirectoryServices.'],
    'System.IO.FileSystem.DriveInfo': ['System.IO.DriveNotFoundException', 'System.IO.DriveInfo'],
    'System.IO.Pipes': ['System.IO.Pipes.'],
    'System.Linq': ['System.Linq.Enumerable'],
    'System.Linq.Expressions': ['System.Dynamic.', 'System.Linq.Expressions.'],
    'System.Management': ['System.Management.Management'],
    'System.Net.Http': ['System.Net.Http.'],
    'System.Net.NameResolution': ['System.Net.Dns', 'System.Net.IPHostEntry'],
    'System.Net.NetworkInformation': ['System.Net.NetworkInformation.'],
    'System.Net.Ping': ['System.Net.NetworkInformation.Ping'],
    'System.Net.Primitives': [
      'System.Net.',
      'System.Net.Security.SslPolicyErrors',
      'System.Net.Sockets.AddressFamily',
      'System.Net.Sockets.SocketE',
      'System.Security.Authentication.SslProtocols',
    ],
    'System.Net.Requests': ['System.Net.WebException', 'System.Net.WebRequest', 'System.Net.WebResponse'],
    'System.Net.Security': ['System.Net.Security.', 'System.Security.Authentication.'],
    'System.Net.Sockets': ['System.Net.Sockets.'],
    'System.Private.Uri': ['System.Uri'],
    'System.Runtime.Numerics': ['System.Numerics.BigInteger'],
    'System.Runtime.Serialization.Formatters': ['System.Runtime.Serialization.FormatterServices'],
    'System.Security.AccessControl': ['System.Security.AccessControl.'],
    'System.Security.Cryptography': ['System.Security.Cryptography.'],
    'System.Security.Cryptography.Pkcs': [
      'System.Security.Cryptography.Pkcs.',
      'System.Security.Cryptography.Xml.X509IssuerSerial',
      'System.Security.Cryptography.CryptographicAttribute',
    ],
    'System.Security.Principal.Windows': ['System.Security.Principal.Windows'],
    'System.ServiceProcess.ServiceController': ['System.ServiceProcess.'],
    'System.Text.RegularExpressions': ['System.Text.RegularExpressions.'],
  },
  [OPEN]: {
    'System.Diagnostics.EventLog': ['System.Diagnostics.EventLog', 'System.Diagnostics.Eventing.'],
    'System.Net.Mail': ['System.Net.Mail.'],
    'System.Net.WebClient': ['System.Net.WebClient'],
    'System.Private.Xml': ['System.Xml.'],
    'System.Text.Json': ['System.Text.Json.'],
    'System.Web.HttpUtility': ['System.Web.HttpUtility'],
  },
};

/** By the start of the full name, the longest first: that is the one that counts. */
const HOMES: readonly (readonly [start: string, home: AssemblyHome])[] = Object.entries(STARTS_BY_TOKEN)
  .flatMap(([token, assemblies]) =>
    Object.entries(assemblies).flatMap(([assembly, starts]) =>
      starts.map((start) => [start, { assembly, token }] as const),
    ),
  )
  .sort(([a], [b]) => b.length - a.length);

/** The assembly of a type by its full name; the core library has what is not listed. */
export function homeOf(name: string): AssemblyHome {
  return HOMES.find(([start]) => name.startsWith(start))?.[1] ?? CORE_LIBRARY;
}

/** The assemblies that have types here. */
export function homes(): readonly AssemblyHome[] {
  return [CORE_LIBRARY, ...HOMES.map(([, home]) => home)];
}
