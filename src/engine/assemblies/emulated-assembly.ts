/**
 * Assemblies of others whose types are emulated. Compiled code cannot run here; where a module that scripts depend on
 * brings such an assembly (Pester.dll), its public types are written down in a folder beside this file. They exist in
 * the sessions that have loaded the assembly's file, as in .NET.
 */
import { ambient, hostFiles } from '../../types/ambient.ts';
import { netException } from '../../types/net-exception.ts';
import type { NetType } from '../../types/net-type.ts';
import { Assembly, AssemblyType, connectAssemblyLoader, LoadedAssembly } from '../../types/reflection/assembly.ts';
import type { TypeDeclaration } from '../../types/type-declaration.ts';
import { Version } from '../../types/values/version.ts';
import { typesOfSourceAssembly } from '../csharp/source-assembly.ts';
import { currentRunspace } from '../current-runspace.ts';
import { ServiceKey } from '../services.ts';
import { readAssemblyFile } from './assembly-file.ts';

// Each declaration is of its own T, and none is assignable to another's.
type AnyDeclaration = TypeDeclaration<never>;

export class EmulatedAssembly {
  private readonly types = new Map<string, AssemblyType>();

  /** @param name the simple name, as in `Pester, Version=…`. */
  constructor(readonly name: string) {}

  /** Writes down the types, in the order in which the assembly lists them. */
  declare(declarations: readonly AnyDeclaration[]): this {
    for (const declaration of declarations) {
      this.types.set(declaration.name, new AssemblyType(declaration.name, declaration, this.name, this.types));
    }
    return this;
  }

  /** One of its types, by full name. */
  type(fullName: string): NetType {
    const type = this.types.get(fullName);
    if (!type) throw new Error(`The assembly ${this.name} declares no ${fullName}.`);
    return type;
  }

  get publicTypes(): NetType[] {
    return [...this.types.values()];
  }
}

/** The assemblies that this program emulates; the host gives them. */
export const EMULATED_ASSEMBLIES = new ServiceKey<readonly EmulatedAssembly[]>('emulated assemblies');

connectAssemblyLoader(loadAssembly);

/**
 * Loads an assembly from a file, as `Assembly.LoadFrom` does: its types are known to the session from then on.
 * @throws NetException FileNotFoundException where there is no file, BadImageFormatException where it is no assembly,
 * PlatformNotSupportedException where its types are not emulated.
 */
export function loadAssembly(path: string): Assembly {
  const runspace = currentRunspace();
  const bytes = contentsOf(path);
  const ofSource = typesOfSourceAssembly(bytes);
  if (ofSource) return loadedFromSource(path, ofSource);
  const file = readAssemblyFile(bytes, path);
  const emulated = runspace.services.find(EMULATED_ASSEMBLIES)?.find((one) => one.name === file.name);
  if (!emulated) {
    throw netException(
      'System.PlatformNotSupportedException',
      `This shell emulates .NET and cannot run the compiled code of the assembly '${file.name}': '${path}' cannot be loaded.`,
    );
  }
  const known = Assembly.loaded(file.name);
  if (known) return known;
  const loaded = new LoadedAssembly(file.name, {
    version: Version.of(...file.version),
    location: ambient().files.fullPath(path),
    types: emulated.publicTypes,
  });
  ambient().process.assemblies.set(file.name, loaded);
  for (const type of emulated.publicTypes) runspace.globalSession.top.defineClass(type.fullName, type);
  return loaded;
}

/** An assembly that Add-Type has written; its name is that of the file. */
function loadedFromSource(path: string, types: readonly NetType[]): Assembly {
  const { assemblies } = ambient().process;
  const location = ambient().files.fullPath(path);
  const name = (/([^/\\]+?)(?:\.dll)?$/i.exec(location) ?? [])[1] ?? location;
  const known = assemblies.get(name);
  if (known instanceof LoadedAssembly) return known;
  const loaded = new LoadedAssembly(name, { version: Version.of(0, 0, 0, 0), location, types });
  assemblies.set(name, loaded);
  for (const type of types) currentRunspace().globalSession.top.defineClass(type.fullName, type);
  return loaded;
}

function contentsOf(path: string): Uint8Array {
  const hostPath = ambient().files.hostPath(path);
  if (hostFiles().stat(hostPath, { throwIfNoEntry: false })?.isFile()) return hostFiles().readFile(hostPath);
  throw netException(
    'System.IO.FileNotFoundException',
    `Could not load file or assembly '${ambient().files.fullPath(path)}'. The system cannot find the file specified.\n`,
  );
}
