/** Modules that load themselves when one of their commands is called: which command is in which module of the module path. */
import type { CommandAst, ScriptBlockAst, StatementAst } from '../../language/ast.ts';
import { parse } from '../../language/parser.ts';
import { ambient, hostFiles } from '../../types/ambient.ts';
import { NetException } from '../../types/net-exception.ts';
import { hasWildcards } from '../../types/wildcard.ts';
import type { Runspace } from '../runspace.ts';
import { directoryOf } from '../script-loader.ts';
import { readScript } from '../script-text.ts';
import { fitsAny } from './module-exports.ts';
import { availableModuleFiles, isModulePath, moduleFileAt, moduleFilesNamed } from './module-files.ts';
import { readManifest } from './module-manifest.ts';

interface KnownExports {
  readonly modified: number;
  readonly names: readonly string[];
}

export class ModuleAutoload {
  private readonly known = new Map<string, KnownExports>();

  constructor(private readonly runspace: Runspace) {}

  /** The module file that exports a command, or null. */
  fileExporting(name: string): string | null {
    const key = name.toLowerCase();
    return availableModuleFiles().find((file) => this.exportsOf(file).some((one) => one.toLowerCase() === key)) ?? null;
  }

  /** The file of a module of a name that exports a command, or null. */
  fileOfModule(module: string, command: string): string | null {
    if (isModulePath(module)) return null;
    const key = command.toLowerCase();
    const [file] = moduleFilesNamed(module);
    return file !== undefined && this.exportsOf(file).some((one) => one.toLowerCase() === key) ? file : null;
  }

  /** Names of commands that a module file exports, found without running it. */
  exportsOf(file: string): readonly string[] {
    const modified = hostFiles().stat(ambient().files.hostPath(file)).mtimeMs;
    const known = this.known.get(file);
    if (known?.modified === modified) return known.names;
    const names = this.analyze(file);
    this.known.set(file, { modified, names });
    return names;
  }

  /** A module that cannot be read exports nothing here; importing it by name shows what is wrong. */
  private analyze(file: string): readonly string[] {
    try {
      return /\.psd1$/i.test(file) ? this.exportsOfManifest(file) : exportsOfScript(readScript(file));
    } catch (error) {
      if (error instanceof NetException) return [];
      throw error;
    }
  }

  private exportsOfManifest(file: string): string[] {
    const manifest = readManifest(this.runspace, file);
    const listed = ['FunctionsToExport', 'CmdletsToExport', 'AliasesToExport'].map(
      (key) => manifest.patterns(key) ?? ['*'],
    );
    const plain = listed.flat().filter((name) => !hasWildcards(name));
    const wild = listed.flat().filter((name) => hasWildcards(name));
    const root = manifest.rootModule;
    const rootFile = root === '' ? null : moduleFileAt(root, directoryOf(file));
    if (wild.length === 0 || !rootFile || !/\.psm1$/i.test(rootFile)) return plain;
    return [...plain, ...exportsOfScript(readScript(rootFile)).filter((name) => fitsAny(name, wild))];
  }
}

/** Functions and aliases that a script module defines at its top, limited by its Export-ModuleMember calls. */
export function exportsOfScript(text: string): string[] {
  const { ast } = parse(text);
  const names: string[] = [];
  const patterns: string[] = [];
  let limited = false;
  for (const statement of topStatements(ast)) {
    if (statement.kind === 'FunctionDefinition') names.push(statement.name);
    const command = onlyCommand(statement);
    const head = command?.commandElements[0];
    if (!command || head?.kind !== 'StringConstantExpression') continue;
    const constants = constantArguments(command);
    if (/^(new|set)-alias$|^[ns]al$/i.test(head.value) && constants[0]) names.push(constants[0]);
    if (/^export-modulemember$/i.test(head.value)) {
      limited = true;
      patterns.push(...constants);
    }
  }
  return limited ? names.filter((name) => fitsAny(name, patterns)) : names;
}

function topStatements(ast: ScriptBlockAst): readonly StatementAst[] {
  return ast.endBlock?.statements ?? [];
}

function onlyCommand(statement: StatementAst): CommandAst | null {
  if (statement.kind !== 'Pipeline' || statement.pipelineElements.length !== 1) return null;
  const [element] = statement.pipelineElements;
  return element.kind === 'Command' ? element : null;
}

/** The arguments of a command that are constant texts, lists of them included. */
function constantArguments(command: CommandAst): string[] {
  return command.commandElements.slice(1).flatMap((element) => {
    if (element.kind === 'StringConstantExpression') return [element.value];
    if (element.kind !== 'ArrayLiteral') return [];
    return element.elements.flatMap((item) => (item.kind === 'StringConstantExpression' ? [item.value] : []));
  });
}
