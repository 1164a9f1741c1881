/** Data files (.psd1): one expression in the restricted language; read for module manifests and Import-PowerShellDataFile. */

import type { DataStatementAst, ScriptBlockAst } from '../language/ast.ts';
import { checkDataSection, refusals } from '../language/data-section-checks.ts';
import type { ParseError } from '../language/parse-error.ts';
import { parse } from '../language/parser.ts';
import { PROMPT_CONTEXT } from './compile/source-context.ts';
import { type Runspace, ScriptBlock } from './runspace.ts';
import { SessionState } from './scope.ts';
import { compileText, directoryOf, parseException } from './script-loader.ts';

/** Variables that a data file may use beside those of a data section. */
const ALSO_ALLOWED = new Set(['$psscriptroot', '$psedition', '$enabledexperimentalfeatures']);

/**
 * The value of a data file's text.
 * @param allowed further commands that the file may call.
 * @throws NetException ParseException for what is no data.
 */
export function evaluateDataText(
  runspace: Runspace,
  text: string,
  path: string,
  allowed: readonly string[] = [],
): unknown {
  const { ast, errors } = parse(text, path);
  if (errors.length > 0) throw parseException(errors);
  const refused = restrictedErrors(ast, allowed);
  if (refused.length > 0) throw parseException(refused);
  const code = compileText(text, path, { ...PROMPT_CONTEXT, scriptRoot: directoryOf(path) });
  // A session state of its own: nothing that the session has defined shows through.
  const block = new ScriptBlock(code, new SessionState(runspace, null, runspace.globalSession.top));
  const outputs = runspace.invokeBlock(block, { caller: runspace.activeFrame });
  return outputs.length === 1 ? outputs[0] : outputs.length === 0 ? null : outputs;
}

function restrictedErrors(ast: ScriptBlockAst, allowed: readonly string[]): ParseError[] {
  const { endBlock } = ast;
  if (!endBlock) return [];
  const statement: DataStatementAst = {
    kind: 'DataStatement',
    extent: ast.extent,
    variable: null,
    commandsAllowed: allowed.map((value) => ({
      kind: 'StringConstantExpression',
      extent: ast.extent,
      value,
      stringConstantType: 'BareWord',
    })),
    body: { kind: 'StatementBlock', extent: endBlock.extent, statements: endBlock.statements, traps: endBlock.traps },
  };
  return refusals((report) =>
    checkDataSection(statement, (extent, errorId, ...args) => {
      const isAllowed =
        errorId === 'VariableReferenceNotSupportedInDataSection' && ALSO_ALLOWED.has(extent.text.toLowerCase());
      if (!isAllowed) report(extent, errorId, ...args);
    }),
  );
}
