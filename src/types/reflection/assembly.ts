/** Assemblies: in which one .NET keeps a type, and what Assembly and AssemblyName tell of it. */

import { ambient } from '../ambient.ts';
import { recordedType } from '../members/recorded/powershell-types.ts';
import { keepExtensionsByProcess, NetObject, NetType, typeNamed } from '../net-type.ts';
import { Version } from '../values/version.ts';
import { homeOf, homes, POWERSHELL } from './assembly-homes.ts';

/** The assembly of one of PowerShell's own types. */
function ofPowerShell(name: string): Assembly | null {
  const recorded = /^(?:System\.Management\.Automation|Microsoft\.PowerShell)\./.test(name) && recordedType(name);
  return recorded ? Assembly.named(recorded.assembly, POWERSHELL) : null;
}

export class Assembly extends NetObject {
  protected constructor(
    readonly name: string,
    /** The public key token, null for an assembly that is not signed. */
    private readonly token: string | null,
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
    if (type instanceof AssemblyType) {
      const loaded = Assembly.loaded(type.assembly);
      if (loaded) return loaded;
    }
    const recorded = ofPowerShell(type.declaration.name);
    if (recorded) return recorded;
    const { assembly, token } = homeOf(type.declaration.name);
    return Assembly.named(assembly, token);
  }

  /** One that was loaded from a file, by its simple name; null where none was. */
  static loaded(name: string): Assembly | null {
    const loaded = ambient().process.assemblies.get(name);
    return loaded instanceof Assembly ? loaded : null;
  }

  /** The assemblies of all emulated types, and those that were loaded from files. */
  static all(): Assembly[] {
    for (const { assembly, token } of homes()) Assembly.named(assembly, token);
    const loaded = [...ambient().process.assemblies.values()].filter((one) => one instanceof Assembly);
    return [...Assembly.known.values(), ...loaded];
  }

  netType(): NetType {
    return typeNamed('System.Reflection.RuntimeAssembly');
  }

  /** The file that it was loaded from; '' for what is emulated without one. */
  get location(): string {
    return '';
  }

  /** Its public types; null for those of all types that it is the home of. */
  get ownTypes(): readonly NetType[] | null {
    return null;
  }

  get version(): Version {
    return this.token === POWERSHELL ? Version.of(7, 6, 0, 500) : Version.of(10, 0, 0, 0);
  }

  get fullName(): string {
    return `${this.name}, Version=${this.version}, Culture=neutral, PublicKeyToken=${this.token ?? 'null'}`;
  }

  override toString(): string {
    return this.fullName;
  }
}

keepExtensionsByProcess(Assembly.prototype);

/** An assembly that a session has loaded from a file, whose types this shell emulates. */
export class LoadedAssembly extends Assembly {
  constructor(
    name: string,
    private readonly about: {
      readonly version: Version;
      readonly location: string;
      readonly types: readonly NetType[];
    },
  ) {
    super(name, null);
  }

  override get version(): Version {
    return this.about.version;
  }

  override get location(): string {
    return this.about.location;
  }

  override get ownTypes(): readonly NetType[] {
    return this.about.types;
  }
}

/** A type that exists in sessions that have loaded its assembly, and in no other. */
export class AssemblyType extends NetType {
  constructor(
    fullName: string,
    declaration: NetType['declaration'],
    /** The simple name of the assembly. */
    readonly assembly: string,
    /** The types beside it, among which its base is looked for first. */
    private readonly siblings: ReadonlyMap<string, NetType>,
  ) {
    super(fullName, declaration);
  }

  override get baseType(): NetType | null {
    return this.siblings.get(this.declaration.base ?? '') ?? super.baseType;
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

let loader: (path: string) => Assembly = (path) => {
  throw new Error(`No runspace runs that could load ${path}.`);
};

/** Called once by the engine, which knows the assemblies that can be loaded from files. */
export function connectAssemblyLoader(load: (path: string) => Assembly): void {
  loader = load;
}

/** Assembly.LoadFrom. @throws NetException where there is no such file, it is no assembly, or its types are not emulated. */
export function loadFile(path: string): Assembly {
  return loader(path);
}
