/** Assemblies: in which one .NET keeps a type, and what Assembly and AssemblyName tell of it. */
import { NetObject } from '../net-object.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import { Version } from '../values/version.ts';

const MICROSOFT = '7cec85d7bea7798e';
const ECMA = 'b03f5f7f11d50a3a';
const POWERSHELL = '31bf3856ad364e35';

/** By the start of the full name; the first that fits counts, and the core library has what is not listed. */
const HOMES: readonly (readonly [start: string, assembly: string, token: string])[] = [
  ['Microsoft.PowerShell.Commands.', 'Microsoft.PowerShell.Commands.Utility', POWERSHELL],
  ['System.Management.Automation.', 'System.Management.Automation', POWERSHELL],
  ['System.Numerics.BigInteger', 'System.Runtime.Numerics', ECMA],
  ['System.Text.RegularExpressions.', 'System.Text.RegularExpressions', ECMA],
  ['System.Uri', 'System.Private.Uri', ECMA],
  ['System.Xml.', 'System.Private.Xml', 'cc7b13ffcd2ddd51'],
  ['System.Collections.Specialized.', 'System.Collections.Specialized', ECMA],
  ['System.Collections.Concurrent.ConcurrentBag', 'System.Collections.Concurrent', 'b03f5f7f11d50a3a'],
  ['System.Collections.Concurrent.ConcurrentStack', 'System.Collections.Concurrent', 'b03f5f7f11d50a3a'],
  ['System.Collections.Generic.LinkedList', 'System.Collections', ECMA],
  ['System.Collections.Generic.Sorted', 'System.Collections', ECMA],
  ['System.Collections.Generic.Stack', 'System.Collections', ECMA],
  ['System.Collections.BitArray', 'System.Collections', ECMA],
  ['System.Collections.SortedList', 'System.Collections.NonGeneric', ECMA],
  ['System.Collections.Stack', 'System.Collections.NonGeneric', ECMA],
  ['System.Net.Mail.', 'System.Net.Mail', 'cc7b13ffcd2ddd51'],
  ['System.Net.', 'System.Net.Primitives', ECMA],
  ['System.Security.Cryptography.', 'System.Security.Cryptography', ECMA],
  ['System.Diagnostics.Process', 'System.Diagnostics.Process', ECMA],
  ['System.Console', 'System.Console', ECMA],
];

export class Assembly extends NetObject {
  private constructor(
    readonly name: string,
    private readonly token: string,
  ) {
    super();
  }

  private static readonly known = new Map<string, Assembly>();

  static named(name: string, token: string): Assembly {
    let assembly = Assembly.known.get(name);
    if (!assembly) Assembly.known.set(name, (assembly = new Assembly(name, token)));
    return assembly;
  }

  /** The assembly of a type. */
  static of(type: NetType): Assembly {
    if (type.elementType) return Assembly.of(type.elementType);
    const home = HOMES.find(([start]) => type.declaration.name.startsWith(start));
    return home ? Assembly.named(home[1], home[2]) : Assembly.named('System.Private.CoreLib', MICROSOFT);
  }

  /** The assemblies of all emulated types. */
  static all(): Assembly[] {
    Assembly.named('System.Private.CoreLib', MICROSOFT);
    for (const [, name, token] of HOMES) Assembly.named(name, token);
    return [...Assembly.known.values()];
  }

  netType(): NetType {
    return typeNamed('System.Reflection.RuntimeAssembly');
  }

  get version(): Version {
    return this.token === POWERSHELL ? Version.of(7, 6, 5, 500) : Version.of(10, 0, 0, 0);
  }

  get fullName(): string {
    return `${this.name}, Version=${this.version}, Culture=neutral, PublicKeyToken=${this.token}`;
  }

  override toString(): string {
    return this.fullName;
  }
}

export class AssemblyName extends NetObject {
  constructor(readonly assembly: Assembly) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Reflection.AssemblyName');
  }
  override toString(): string {
    return this.assembly.fullName;
  }
}
