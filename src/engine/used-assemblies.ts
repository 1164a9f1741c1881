/**
 * `using assembly`: where an assembly may lie is an error of parsing, and loading it happens before the first statement
 * runs (TypeOps.LoadAssembly and the parser's LoadUsingAssembly).
 */
import type { ScriptBlockAst, StringConstantExpressionAst } from '../language/ast.ts';
import type { ParseError } from '../language/parse-error.ts';
import { ambient, hostFiles } from '../types/ambient.ts';
import { NetException, runtimeException } from '../types/net-exception.ts';
import { loadFile } from '../types/reflection/assembly.ts';
import { classError } from './classes/class-error.ts';
import { currentRunspace } from './current-runspace.ts';

/** What the text says is wrong with the places of its assemblies. */
export function misplacedAssemblies(ast: ScriptBlockAst): ParseError[] {
  return namesOf(ast).flatMap((name) => {
    const problem = problemOf(name);
    return problem ? [classError(name.extent, ...problem)] : [];
  });
}

/** Loads what a text without errors uses. @throws NetException that names what cannot be loaded. */
export function loadUsedAssemblies(ast: ScriptBlockAst): void {
  for (const name of namesOf(ast)) load(name);
}

function namesOf({ usingStatements }: ScriptBlockAst): StringConstantExpressionAst[] {
  return usingStatements.flatMap(({ usingStatementKind, name }) =>
    usingStatementKind === 'Assembly' && name ? [name] : [],
  );
}

/** Absolute paths are only looked at when they are loaded; a name without a folder is a file beside the script. */
function problemOf(name: StringConstantExpressionAst): [errorId: string, message: string] | null {
  const { value } = name;
  if (/^[\\/]{2}/.test(value))
    return ['CannotLoadAssemblyFromUncPath', `Cannot use assembly with an UNC path: '${value}'.`];
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(value)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'file')
    return ['CannotLoadAssemblyWithUriSchema', `Cannot use assembly with uri schema '${scheme}'.`];
  if (isAbsolute(value) || isFile(beside(name))) return null;
  return ['ErrorLoadingAssembly', cannotLoad(value)];
}

function isAbsolute(path: string): boolean {
  return /^(?:file:|\/|[a-z]:[\\/])/i.test(path);
}

function isFile(path: string): boolean {
  return hostFiles().stat(ambient().files.hostPath(path), { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The path of an assembly that is named relative to the script, or to where the session is. */
function beside({ value, extent }: StringConstantExpressionAst): string {
  const folder = extent.file === null ? currentRunspace().fileDirectory : extent.file.replace(/[\\/][^\\/]*$/, '');
  return `${folder.replace(/[\\/]$/, '')}/${value}`;
}

function load(name: StringConstantExpressionAst): void {
  const path = isAbsolute(name.value) ? name.value.replace(/^file:\/\//i, '') : beside(name);
  try {
    loadFile(path);
  } catch (error) {
    // An assembly of compiled code is refused in words of its own.
    if (!(error instanceof NetException) || error.typeName === 'System.PlatformNotSupportedException') throw error;
    throw runtimeException('ErrorLoadingAssembly', 'InvalidOperation', cannotLoad(path), {
      target: path,
      inner: error,
    });
  }
}

function cannotLoad(name: string): string {
  return `Cannot load assembly '${name}'.`;
}
