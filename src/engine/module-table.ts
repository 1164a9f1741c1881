/** The modules that a session has loaded: importing, listing and removing them. */

import type { UsingStatementAst } from '../language/ast.ts';
import { toText } from '../types/conversion/conversion.ts';
import type { CmdletInfo } from './cmdlet-info.ts';
import type { CommandInfo } from './command-info.ts';
import type { UsedModules } from './command-lookup.ts';
import { compileExpression } from './compile/expression-port.ts';
import type { ScriptClasses } from './compile/script-classes.ts';
import { PROMPT_CONTEXT } from './compile/source-context.ts';
import { ModuleInfo } from './module-info.ts';
import type { BuiltInModule } from './modules/built-in-module.ts';
import { ModuleAutoload } from './modules/module-autoload.ts';
import { bindExports, IMPORT_ALL, type ImportSelection } from './modules/module-exports.ts';
import { type LoadedModules, type LoadOptions, ModuleLoader, PLAIN_LOAD } from './modules/module-loader.ts';
import { type ModuleSpecification, moduleSpecification } from './modules/module-specification.ts';
import type { Runspace } from './runspace.ts';
import type { Scope } from './scope.ts';
import { directoryOf } from './script-loader.ts';
import { ServiceKey } from './services.ts';

/** PSModuleAutoLoadingPreference. */
const AUTO_LOADING: readonly string[] = ['None', 'ModuleQualified', 'All'];

export class ModuleTable implements LoadedModules, UsedModules {
  /** The modules that the program brings, loaded or not. */
  builtIn: readonly BuiltInModule[] = [];
  /** By file, so that several versions of a module can be there; those without a file by name. */
  private readonly loaded = new Map<string, ModuleInfo>();
  readonly loader: ModuleLoader;
  readonly autoload: ModuleAutoload;

  /** The module that a cmdlet belongs to; those that a host has brought have one that nobody declares. */
  ofCmdlet({ ownModule }: CmdletInfo): Pick<BuiltInModule, 'name' | 'pages'> {
    return this.builtIn.find((module) => module.name === ownModule) ?? { name: ownModule, pages: null };
  }

  constructor(readonly runspace: Runspace) {
    this.loader = new ModuleLoader(runspace, this);
    this.autoload = new ModuleAutoload(runspace);
  }

  /** A loaded module by name, in any letter case; the last that came of several. */
  find(name: string): ModuleInfo | undefined {
    return this.named(name).at(-1);
  }

  named(name: string): ModuleInfo[] {
    const wanted = name.toLowerCase();
    return this.all().filter((module) => module.name.toLowerCase() === wanted);
  }

  isNameOf(name: string, moduleName: string): boolean {
    const [wanted, own] = [name.toLowerCase(), moduleName.toLowerCase()];
    const declared = this.builtIn.find((one) => one.name.toLowerCase() === own);
    return wanted === own || (declared?.alsoNamed?.some((other) => other.toLowerCase() === wanted) ?? false);
  }

  /** Whether a module of the name is loaded, or could be. */
  knows(name: string): boolean {
    return Boolean(this.find(name) ?? this.loader.builtIn(name) ?? this.loader.available(name));
  }

  /** A loaded module by its file. */
  byPath(path: string): ModuleInfo | undefined {
    return this.loaded.get(path.toLowerCase());
  }

  add(module: ModuleInfo): void {
    this.loaded.set(keyOf(module), module);
    this.runspace.commandsChanged(this.runspace.globalSession.top);
  }

  /** Takes a module out of the session: its OnRemove block runs, its names go. */
  remove(module: ModuleInfo): void {
    if (module.onRemove)
      this.runspace.invokeBlock(module.onRemove, { caller: this.runspace.activeFrame, args: [module] });
    for (const undo of module.undoImports.splice(0)) undo();
    if (this.loaded.get(keyOf(module)) === module) this.loaded.delete(keyOf(module));
    this.runspace.commandsChanged(this.runspace.globalSession.top);
  }

  all(): ModuleInfo[] {
    return [...this.loaded.values()];
  }

  /** Loads a module and makes its exports names of a scope. */
  import(
    specification: ModuleSpecification,
    scope: Scope,
    options: LoadOptions = PLAIN_LOAD,
    selection: ImportSelection = IMPORT_ALL,
  ): { module: ModuleInfo; commands: CommandInfo[] } {
    const module = this.loader.load(specification, options);
    return { module, commands: this.importLoaded(module, scope, selection) };
  }

  /** Makes the exports of a loaded module names of a scope. */
  importLoaded(module: ModuleInfo, scope: Scope, selection: ImportSelection = IMPORT_ALL): CommandInfo[] {
    // A module that another one imports is that one's own affair.
    const importer = scope.module;
    if (importer instanceof ModuleInfo) importer.nestedModules.push(module);
    else this.add(module);
    return bindExports(module, scope, { ...selection, prefix: selection.prefix || module.prefix });
  }

  /** The command of a name that no loaded module has, from a module of the module path; null when there is none. */
  commandByAutoload(name: string): CommandInfo | null {
    const { top } = this.runspace.globalSession;
    const loading = this.runspace.preference(top, 'PSModuleAutoLoadingPreference', 'All', AUTO_LOADING);
    if (loading === 'None') return null;
    const slash = name.lastIndexOf('\\');
    const plain = name.slice(slash + 1);
    const file =
      slash > 0 ? this.autoload.fileOfModule(name.slice(0, slash), plain) : this.autoload.fileExporting(name);
    if (!file || this.byPath(file)) return null;
    this.importLoaded(this.loader.loadFile(file), top);
    return top.session.findAlias(plain, top) ?? top.session.findFunction(plain, top);
  }

  /** `using module Name`: imported when the text runs. */
  importUsing(using: UsingStatementAst): void {
    this.importLoaded(this.ofUsing(using), this.runspace.globalSession.top);
  }

  /** Classes of a module that a text uses; the module is loaded when the text is compiled. */
  classesOfUsing(using: UsingStatementAst): ScriptClasses | null {
    return this.ofUsing(using).classes;
  }

  private ofUsing(using: UsingStatementAst): ModuleInfo {
    const { file } = using.extent;
    const frame = this.runspace.topFrame();
    const value = using.moduleSpecification
      ? compileExpression(using.moduleSpecification, PROMPT_CONTEXT)(frame)
      : toText(using.name?.value ?? '');
    return this.loader.load(moduleSpecification(value), { ...PLAIN_LOAD, base: file ? directoryOf(file) : '' });
  }
}

function keyOf({ name, path }: ModuleInfo): string {
  return (path === '' ? name : path).toLowerCase();
}

/** Under which a session gives its modules. */
export const MODULES = new ServiceKey<ModuleTable>('modules');

/** The modules of a session. */
export function modulesOf(runspace: Runspace): ModuleTable {
  return runspace.services.require(MODULES);
}
