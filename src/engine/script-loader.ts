/** Turns text and files into script blocks. Parse errors become one PowerShell error that holds them all. */

import type { ScriptBlockAst } from '../language/ast.ts';
import type { ParseError } from '../language/parse-error.ts';
import { parse } from '../language/parser.ts';
import { positionMessage } from '../language/position-message.ts';
import { ellipsis } from '../types/edition.ts';
import { ErrorRecord, keepRecord } from '../types/error-record.ts';
import { NetException, runtimeException } from '../types/net-exception.ts';
import { classError } from './classes/class-error.ts';
import { defineTypes, unknownTypesOf } from './classes/define-types.ts';
import type { CommandPlace } from './command-place.ts';
import { CompiledBlock } from './compile/compiled-block.ts';
import { PROMPT_CONTEXT, type SourceContext } from './compile/source-context.ts';
import { currentRunspace } from './current-runspace.ts';
import { InvocationInfo } from './invocation-info.ts';
import { type Runspace, ScriptBlock } from './runspace.ts';
import type { SessionState } from './scope.ts';
import type { ExternalScriptInfo } from './script-command-info.ts';
import { enforceRequirements } from './script-requirements.ts';
import { readScript } from './script-text.ts';
import { ParseErrorObject } from './syntax-tree/extents.ts';
import { loadUsedAssemblies, misplacedAssemblies } from './used-assemblies.ts';

const KEPT_TEXTS = 1000;
const KEPT_LENGTH = 1000;
/** A text that may switch the debugger on is compiled for it from its beginning. */
const DEBUGS = /\b(?:Set-PSDebug|Set-PSBreakpoint|sbp|Wait-Debugger|Debugger)\b|(?:Preference|Action)[\s='":]+Break\b/i;
const NAMES_TYPES = /\[|\b(?:class|enum|using)\b/i;

export class ScriptLoader {
  private readonly loaded = new Map<string, { text: string; code: CompiledBlock }>();
  private readonly texts = new Map<string, CompiledBlock>();

  constructor(private readonly runspace: Runspace) {}

  /** The block of a script file, parsed anew when the file has changed. */
  load(info: ExternalScriptInfo, place: CommandPlace = { name: info.name, extent: null }): ScriptBlock {
    const code = this.codeOfFile(info.path);
    enforceRequirements(this.runspace, info.name, code.ast.scriptRequirements, place);
    this.runspace.importUsings(code);
    return new ScriptBlock(code, null);
  }

  codeOfFile(path: string): CompiledBlock {
    const text = readScript(path);
    const known = this.loaded.get(path);
    if (known?.text === text) return known.code;
    const code = compileText(text, path, { ...PROMPT_CONTEXT, scriptRoot: directoryOf(path) });
    this.loaded.set(path, { text, code });
    return code;
  }

  /** A script block of a text that is run as a command: a text that only needs more is an error of its own. */
  fromCommandText(text: string): ScriptBlock {
    return new ScriptBlock(compileText(text, null, PROMPT_CONTEXT, commandParseException), this.runspace.globalSession);
  }

  /** A script block made from text ([scriptblock]::Create, Invoke-Expression). */
  fromText(text: string, session: SessionState | null = this.runspace.globalSession): ScriptBlock {
    return new ScriptBlock(this.codeOfText(text), session);
  }

  /** Short texts are often made again and again, in loops; what they name must then mean the same each time. */
  private codeOfText(text: string): CompiledBlock {
    if (text.length > KEPT_LENGTH || NAMES_TYPES.test(text)) return compileText(text, null, PROMPT_CONTEXT);
    let code = this.texts.get(text);
    if (!code) {
      if (this.texts.size >= KEPT_TEXTS) this.texts.clear();
      this.texts.set(text, (code = compileText(text, null, PROMPT_CONTEXT)));
    }
    return code;
  }
}

/** The error of a text that is run as a command (`[PowerShell]::AddScript`). */
function commandParseException(errors: readonly ParseError[]): NetException {
  return parseException(errors, errors[0]?.incompleteInput ? 'IncompleteParseException' : 'ParseException');
}

/** The directory that a path lies in, in either style of paths. */
export function directoryOf(path: string): string {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  if (at < 0) return '';
  return at === 0 || /^[a-z]:$/i.test(path.slice(0, at)) ? path.slice(0, at + 1) : path.slice(0, at);
}

/** Parses and wraps a text. @throws NetException ParseException when it has errors. */
export function compileText(
  text: string,
  file: string | null,
  context: SourceContext,
  failure: (errors: readonly ParseError[]) => NetException = parseException,
): CompiledBlock {
  const { ast, errors } = parse(text, file);
  if (errors.length > 0) throw failure([...errors, ...unknownTypesIn(ast)]);
  const misplaced = misplacedAssemblies(ast);
  if (misplaced.length > 0) throw failure(misplaced);
  loadUsedAssemblies(ast);
  const watchable = DEBUGS.test(text) ? { ...context, isWatched: true } : context;
  const usings = withModuleClasses(contextOf(ast, watchable));
  const defined = defineTypes(ast, usings.context);
  const wrong = [...usings.missing, ...defined.errors];
  if (wrong.length > 0) throw parseException(wrong);
  if (usings.failure) throw usings.failure;
  const code = new CompiledBlock(ast, defined.context);
  if (defined.deferred.length > 0) code.refuse = () => parseException(defined.deferred);
  return code;
}

/** Types that a text names in its classes and that do not exist; none where other modules or assemblies may have them. */
export function unknownTypesIn(ast: ScriptBlockAst): readonly ParseError[] {
  if (ast.usingStatements.some(({ usingStatementKind }) => usingStatementKind !== 'Namespace')) return [];
  return unknownTypesOf(ast, contextOf(ast, PROMPT_CONTEXT));
}

/** Namespaces and modules that the text itself asks for. */
function contextOf(ast: ScriptBlockAst, context: SourceContext): SourceContext {
  if (ast.usingStatements.length === 0) return context;
  const namespaces = ast.usingStatements
    .filter((u) => u.usingStatementKind === 'Namespace')
    .map((u) => u.name?.value ?? '');
  return { ...context, namespaces: [...context.namespaces, ...namespaces], usings: ast.usingStatements };
}

interface UsedModules {
  readonly context: SourceContext;
  /** Modules of a name that is not there: errors of the text. */
  readonly missing: readonly ParseError[];
  /** What loading a file failed with, which is told when nothing else is wrong with the text. */
  readonly failure: NetException | null;
}

/** Classes of modules that the text uses are known in it as if it had defined them. */
function withModuleClasses(context: SourceContext): UsedModules {
  let { classes } = context;
  const missing: ParseError[] = [];
  let failure: NetException | null = null;
  for (const using of context.usings) {
    if (using.usingStatementKind !== 'Module') continue;
    try {
      const found = currentRunspace().modules.classesOfUsing(using);
      if (found) classes = found.within(classes);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      const name = using.moduleSpecification?.extent.text ?? using.name?.value ?? '';
      if (/[\\/]/.test(name) || error.identity?.errorId !== 'Modules_ModuleNotFound') failure ??= error;
      else missing.push(classError(using.extent, 'ModuleNotFoundDuringParse', `Could not find the module '${name}'.`));
    }
  }
  return { context: classes === context.classes ? context : { ...context, classes }, missing, failure };
}

/** How many errors a message holds. */
const MOST_SHOWN = 10;
const NOT_ALL_SHOWN = 'Not all parse errors were reported.  Correct the reported errors and try again.';

/** ParseException: its message holds the first errors with their places; a script gets all of them in `Errors`. */
export function parseException(
  errors: readonly ParseError[],
  kind: 'ParseException' | 'IncompleteParseException' = 'ParseException',
): NetException {
  const [first] = errors;
  if (!first) throw new Error('A text without errors has no exception.');
  const { errorId } = first;
  const shown = errors
    .slice(0, MOST_SHOWN)
    .map((error) => `${positionMessage(error.extent, ellipsis())}\n${error.message}`);
  if (errors.length > MOST_SHOWN) shown.push(NOT_ALL_SHOWN);
  const message = shown.join('\n\n');
  const exception = runtimeException(errorId, 'ParserError', message, {
    typeName: `System.Management.Automation.${kind}`,
  });
  exception.properties.set(
    'Errors',
    errors.map((error) => new ParseErrorObject(error)),
  );
  const record = new ErrorRecord(exception, errorId, 'ParserError', null);
  // A script file that cannot be read as a script is reported by the exception itself, a typed text by a stand-in.
  record.madeByException = first.extent.file === null;
  // The place is that in the text, unless a command (Invoke-Expression) makes the error its own.
  record.invocationInfo = new InvocationInfo(null, first.extent);
  keepRecord(exception, record);
  return exception;
}
