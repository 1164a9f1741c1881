/**
 * Loads modules: finds the file, runs its code in a session state of its own, works out what it exports. Modules that the
 * program's cmdlets belong to are there without a file.
 */

import { toText } from '../../types/conversion/conversion.ts';
import { NetException, netException, runtimeException } from '../../types/net-exception.ts';
import { PROMPT_CONTEXT } from '../compile/source-context.ts';
import { InvocationInfo } from '../invocation-info.ts';
import { ModuleInfo, sessionOfModule } from '../module-info.ts';
import { ListPipe } from '../pipeline/pipe.ts';
import { bindArguments } from '../pipeline/script-arguments.ts';
import { runBlocks } from '../run-code.ts';
import { Frame, type Runspace, ScriptBlock } from '../runspace.ts';
import { SessionState } from '../scope.ts';
import { ExternalScriptInfo } from '../script-command-info.ts';
import { compileText, directoryOf } from '../script-loader.ts';
import { readScript } from '../script-text.ts';
import type { BuiltInModule } from './built-in-module.ts';
import { addModuleData, MODULE_DATA } from './module-data.ts';
import { bindExports, collectExports, IMPORT_ALL, limitExports } from './module-exports.ts';
import { isModulePath, joined, moduleFileAt, moduleFilesAt, moduleFilesNamed, moduleNameOf } from './module-files.ts';
import { describeModule, type ModuleManifest, readManifest } from './module-manifest.ts';
import { type ModuleSpecification, moduleSpecification } from './module-specification.ts';
import { type VersionDemand, versionFits } from './module-version.ts';

const PARSE_EXCEPTION = 'System.Management.Automation.ParseException';
const NAMESPACE = 'System.Management.Automation.';

export interface LoadOptions {
  readonly args: readonly unknown[];
  /** Runs the code again although the module is loaded. */
  readonly force: boolean;
  /** Directory that relative paths start from; '' is the current one. */
  readonly base: string;
}

export const PLAIN_LOAD: LoadOptions = { args: [], force: false, base: '' };

/** What the loader asks of the modules that are there already. */
export interface LoadedModules {
  /** The modules that the program brings, loaded or not. */
  readonly builtIn: readonly BuiltInModule[];
  /** Those of a name, in any letter case: several versions can be loaded. */
  named(name: string): ModuleInfo[];
  byPath(path: string): ModuleInfo | undefined;
  add(module: ModuleInfo): void;
  /** Takes a module out of the session: its OnRemove block runs, its names go. */
  remove(module: ModuleInfo): void;
}

export class ModuleLoader {
  constructor(
    private readonly runspace: Runspace,
    private readonly modules: LoadedModules,
  ) {}

  /** The module that a specification means, loaded. @throws NetException Modules_ModuleNotFound and its kind. */
  load(specification: ModuleSpecification, options: LoadOptions): ModuleInfo {
    const name = this.withoutDrive(specification.name);
    const { modules } = this;
    const installed = isModulePath(name) ? this.builtInAt(name) : null;
    if (installed) return this.imported(demanded(installed, specification));
    const files = isModulePath(name)
      ? moduleFilesAt(name, options.base || this.runspace.fileDirectory)
      : moduleFilesNamed(name);
    const file = files.find((one) => this.isFileOf(one, specification));
    if (!file) return this.withoutFile(name, specification);
    const loaded = modules.byPath(file);
    if (loaded && !options.force) return demanded(loaded, specification);
    if (loaded) modules.remove(loaded);
    try {
      return demanded(this.loadFile(file, options.args), specification);
    } catch (error) {
      if (isUnreadable(error)) throw moduleNotFound(specification, error);
      throw error;
    }
  }

  /** A module that no file means: one that is loaded from elsewhere, or one of the program's. */
  private withoutFile(name: string, specification: ModuleSpecification): ModuleInfo {
    const loaded = isModulePath(name)
      ? undefined
      : this.modules.named(name).find((module) => fits(module, specification));
    const found = loaded ?? (isModulePath(name) ? null : this.builtIn(name));
    if (found) return this.imported(demanded(found, specification));
    throw moduleNotFound(specification);
  }

  /** Tells a module of the program that it was imported. */
  private imported(module: ModuleInfo): ModuleInfo {
    this.modules.builtIn.find(({ name }) => name === module.name)?.imported?.(this.runspace);
    return module;
  }

  /** Whether a file's module is of the version that is demanded, before its code runs. Scripts have no version. */
  private isFileOf(file: string, specification: ModuleSpecification): boolean {
    if (demandText(specification.version) === '' || !/\.psd1$/i.test(file)) return true;
    const version = readManifest(this.runspace, file).text('ModuleVersion');
    return version === '' || versionFits(version, specification.version);
  }

  /** A path on a drive of the session (`TestDrive:\x.psm1`) as the file system has it; letters are Windows' own. */
  private withoutDrive(name: string): string {
    return /^[^\\/:]{2,}:/.test(name) ? (this.runspace.paths?.providerPath(name) ?? name) : name;
  }

  /** The module of a name in the module path, loaded; null when there is none. */
  available(name: string): ModuleInfo | null {
    const [file] = moduleFilesNamed(name);
    return file === undefined ? null : this.loadFile(file);
  }

  /** A module whose cmdlets the program has. */
  builtIn(name: string): ModuleInfo | null {
    const key = name.toLowerCase();
    const declared = this.modules.builtIn.find((one) =>
      [one.name, ...(one.alsoNamed ?? [])].some((known) => known.toLowerCase() === key),
    );
    return declared ? this.builtInOf(declared) : null;
  }

  /** The module that the program brings in place of the one whose file, or whose folder, a path means. */
  private builtInAt(path: string): ModuleInfo | null {
    const wanted = windowsPath(path);
    const declared = this.modules.builtIn.find(
      ({ file }) => file !== undefined && (wanted === windowsPath(file) || wanted === windowsPath(directoryOf(file))),
    );
    return declared ? this.builtInOf(declared) : null;
  }

  /** All modules that the program brings. */
  builtIns(): ModuleInfo[] {
    return this.modules.builtIn.map((declared) => this.builtInOf(declared));
  }

  /** Manifests whose nested modules are being loaded. */
  private readonly loading = new Set<string>();

  private readonly builtInModules = new Map<string, ModuleInfo>();

  private builtInOf({ name, version, moduleType, file }: BuiltInModule): ModuleInfo {
    let module = this.builtInModules.get(name);
    if (!module) {
      module = new ModuleInfo(name);
      module.moduleType = moduleType;
      module.version = version;
      if (file !== undefined) {
        module.path = file;
        module.moduleBase = directoryOf(file);
      }
      if (name === 'Microsoft.PowerShell.Core') module.accessMode = 'Constant';
      module.compatiblePSEditions = ['Core'];
      const cmdlets = [...this.runspace.commands.cmdlets.values()].filter((info) => info.moduleName === name);
      for (const info of cmdlets.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)))
        module.exportedCommands.set(info.name.toLowerCase(), info);
      this.builtInModules.set(name, module);
    }
    return module;
  }

  /** Runs the code of a module file. */
  loadFile(path: string, args: readonly unknown[] = []): ModuleInfo {
    if (/\.psd1$/i.test(path)) {
      try {
        return this.loadManifest(readManifest(this.runspace, path), args);
      } finally {
        this.loading.delete(path);
      }
    }
    const module = this.fresh(moduleNameOf(path), path);
    this.runFile(module, path, args);
    collectExports(module);
    return module;
  }

  private fresh(name: string, path: string): ModuleInfo {
    const module = new ModuleInfo(name);
    module.path = path;
    module.moduleBase = directoryOf(path);
    module.session = new SessionState(this.runspace, module, this.runspace.globalSession.top);
    return module;
  }

  private loadManifest(manifest: ModuleManifest, args: readonly unknown[]): ModuleInfo {
    const module = this.fresh(moduleNameOf(manifest.path), manifest.path);
    describeModule(module, manifest);
    module.requiredModules = manifest
      .list('RequiredModules')
      .map((item) => this.requiredModule(moduleSpecification(item), manifest));
    this.loading.add(manifest.path);
    module.undoImports.push(...addModuleData(this.runspace.services.require(MODULE_DATA), manifest, module.moduleBase));
    try {
      this.runManifest(module, manifest, args);
    } catch (error) {
      for (const undo of module.undoImports.splice(0)) undo();
      throw error;
    }
    return module;
  }

  /** Runs what a manifest lists, the module's own code last. */
  private runManifest(module: ModuleInfo, manifest: ModuleManifest, args: readonly unknown[]): void {
    for (const script of manifest.list('ScriptsToProcess'))
      this.runInGlobalScope(joined(module.moduleBase, toText(script)));
    for (const item of manifest.list('NestedModules')) this.addNested(module, moduleSpecification(item));
    const root = manifest.rootModule;
    module.moduleType = root === '' ? 'Manifest' : 'Script';
    if (root !== '') this.runRoot(module, root, args, manifest);
    collectExports(module);
    limitExports(module, {
      functions: manifest.patterns('FunctionsToExport'),
      cmdlets: manifest.patterns('CmdletsToExport'),
      aliases: manifest.patterns('AliasesToExport'),
      variables: manifest.patterns('VariablesToExport'),
    });
  }

  private runRoot(module: ModuleInfo, root: string, args: readonly unknown[], manifest: ModuleManifest): void {
    const file = this.notLoading(moduleFileAt(root, module.moduleBase));
    if (file && /\.psm1$/i.test(file)) {
      try {
        this.runFile(module, file, args);
      } catch (error) {
        throw isUnreadable(error) ? rootNotFound(manifest, root, error) : error;
      }
      return;
    }
    if (/\.dll$/i.test(root) || (!file && this.builtIn(root.replace(/\.dll$/i, '')))) {
      const builtIn = this.builtIn(root.replace(/\.dll$/i, ''));
      if (builtIn) {
        module.nestedModules.push(builtIn);
        return;
      }
    }
    if (file) {
      this.addNested(module, { name: file, version: { minimum: null, maximum: null, required: null }, guid: null });
      return;
    }
    throw rootNotFound(manifest, root);
  }

  /** The exports of a nested module are commands of the outer one. */
  private addNested(module: ModuleInfo, specification: ModuleSpecification): void {
    const file = this.notLoading(moduleFileAt(specification.name, module.moduleBase));
    if (file && /\.ps1$/i.test(file)) {
      this.runFile(module, file, []);
      return;
    }
    const nested = file ? this.loadFile(file) : this.load(specification, { ...PLAIN_LOAD, base: module.moduleBase });
    module.nestedModules.push(nested);
    // What it has added to the session goes when the outer module goes, which alone is listed.
    if (file) module.undoImports.push(...nested.undoImports.splice(0));
    bindExports(nested, sessionOfModule(module).top, IMPORT_ALL);
  }

  /** A manifest that names itself, as a module of its own name, means the script beside it. */
  private notLoading(file: string | null): string | null {
    return file && this.loading.has(file) ? moduleFileAt(file.replace(/\.psd1$/i, '.psm1')) : file;
  }

  private requiredModule(specification: ModuleSpecification, manifest: ModuleManifest): ModuleInfo {
    try {
      const module = this.load(specification, PLAIN_LOAD);
      this.modules.add(module);
      bindExports(module, this.runspace.globalSession.top, IMPORT_ALL);
      return module;
    } catch (error) {
      if ((error as NetException).identity?.errorId !== 'Modules_ModuleNotFound') throw error;
      throw runtimeException(
        'Modules_InvalidManifest',
        'ResourceUnavailable',
        `The required module '${specification.name}' is not loaded. Load the module or remove the module from 'RequiredModules' in the file '${manifest.path}'.`,
        {
          target: manifest.path,
          typeName: `${NAMESPACE}MissingMemberException`,
        },
      );
    }
  }

  /** ScriptsToProcess run in the caller's session, as if dot-sourced there. */
  private runInGlobalScope(path: string): void {
    const block = new ScriptBlock(this.runspace.scripts.codeOfFile(path), this.runspace.globalSession);
    this.runspace.invokeBlock(block, { caller: null, newScope: false, allClauses: true });
  }

  private runFile(module: ModuleInfo, path: string, args: readonly unknown[]): void {
    const code = compileText(readScript(path), path, { ...PROMPT_CONTEXT, scriptRoot: directoryOf(path) });
    this.runspace.importUsings(code);
    module.classes = code.context.classes;
    this.runCode(module, new ScriptBlock(code, module.session), args);
  }

  /** Runs code at the top of a module's session state; its output as a list. */
  runCode(module: ModuleInfo, block: ScriptBlock, args: readonly unknown[]): unknown[] {
    const { runspace } = this;
    const session = sessionOfModule(module);
    const caller = runspace.activeFrame ?? runspace.topFrame();
    const out = new ListPipe();
    const frame = new Frame(runspace, session.top, out, caller.streams, block, caller);
    frame.sharesScope = true;
    frame.makeInvocation = () => new InvocationInfo(scriptOf(module, block), null, module.name);
    session.top.automatic = frame;
    const before = runspace.enterCall(frame);
    try {
      bindArguments(frame, args);
      runBlocks(block.code, frame);
    } finally {
      runspace.leaveCall(before);
    }
    return out.items;
  }
}

/** `$MyInvocation.MyCommand` of a module's own code. */
function scriptOf(module: ModuleInfo, block: ScriptBlock): ExternalScriptInfo {
  const path = block.file ?? module.path;
  const info = new ExternalScriptInfo(path.replace(/^.*[\\/]/, ''), path);
  info.module = module;
  info.scriptBlock = block;
  return info;
}

/** Whether a module is of the version and has the id that are asked for. */
export function fits(module: ModuleInfo, { version, guid }: ModuleSpecification): boolean {
  return versionFits(module.version, version) && (guid === null || guid.toLowerCase() === module.guid.toLowerCase());
}

/** @throws NetException when the module is not the one that is asked for. */
function demanded(module: ModuleInfo, specification: ModuleSpecification): ModuleInfo {
  if (fits(module, specification)) return module;
  throw moduleNotFound(specification);
}

/** Whether an error says that a text is no script. Import-Module tells it, and then that it found no module. */
export function isUnreadable(error: unknown): error is NetException {
  return error instanceof NetException && error.typeName === PARSE_EXCEPTION;
}

/** @param cause what is wrong with the text of the file that was found. */
function rootNotFound({ path }: ModuleManifest, root: string, cause?: NetException): NetException {
  const message = `The module to process '${root}', listed in field 'ModuleToProcess/RootModule' of module manifest '${path}' was not processed because no valid module was found in any module directory.`;
  return runtimeException('Modules_ModuleFileNotFound', 'ResourceUnavailable', message, {
    target: moduleNameOf(path),
    typeName: 'System.Management.Automation.PSInvalidOperationException',
    ...(cause && { inner: cause }),
  });
}

/** @param cause what is wrong with the text of the file that was found. */
export function moduleNotFound(specification: ModuleSpecification, cause?: NetException): NetException {
  const { name, version } = specification;
  const demanded = demandText(version);
  const message = `The specified module '${name}'${demanded} was not loaded because no valid module file was found in any module directory.`;
  const inner = cause ?? netException('System.IO.FileNotFoundException', message);
  const id = demanded === '' ? 'Modules_ModuleNotFound' : 'Modules_ModuleWithVersionNotFound';
  return runtimeException(id, 'ResourceUnavailable', message, {
    target: name,
    typeName: 'System.IO.FileNotFoundException',
    inner,
  });
}

/** A version that ends in a star is the highest that begins so. */
function withoutStar(version: string): string {
  if (!version.endsWith('*')) return version;
  const parts = version.split('.').slice(0, -1);
  while (parts.length < 4) parts.push('999999999');
  return parts.join('.');
}

/** What was asked of the version, in words. */
function demandText({ minimum, maximum: highest, required }: VersionDemand): string {
  const maximum = highest === null ? null : withoutStar(highest);
  if (required !== null) return ` with version '${required}'`;
  if (minimum !== null && maximum !== null) return ` with MinimumVersion '${minimum}' and MaximumVersion '${maximum}'`;
  if (minimum !== null) return ` with version '${minimum}'`;
  return maximum === null ? '' : ` with MaximumVersion '${maximum}'`;
}

/** A path of Windows as it can be compared. */
function windowsPath(path: string): string {
  return path.replaceAll('/', '\\').replace(/\\$/, '').toLowerCase();
}
