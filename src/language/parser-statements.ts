/** Every statement but loops, type definitions and using. */
import type {
  Ast,
  AttributeBaseAst,
  CatchClauseAst,
  ExpressionAst,
  IfClause,
  StatementAst,
  StatementBlockAst,
  TypeConstraintAst,
} from './ast.ts';
import type { Extent } from './extent.ts';
import { after, before, errorStatement, extentOfPlaced, spanning } from './parser-core.ts';
import { isParameterNamed, LoopParser } from './parser-loops.ts';
import { kindText, type Token, TokenFlags } from './token.ts';
import { typeNameText } from './type-name.ts';

/** Rules for statements. */
export abstract class StatementParser extends LoopParser {
  protected abstract classRule(attributes: readonly AttributeBaseAst[], token: Token): StatementAst;
  protected abstract enumRule(attributes: readonly AttributeBaseAst[], token: Token): StatementAst;

  // ------------------------------------------------------------ dispatch

  protected override statementRule(): StatementAst | null {
    this.enter();
    const statement = this.statementAtToken(this.next());
    this.leave();
    return statement;
  }

  private statementAtToken(firstToken: Token): StatementAst | null {
    if (
      firstToken.kind === 'Generic' &&
      this.tokenizer.source.text.charCodeAt(firstToken.extent.startOffset) === 0x5b
    ) {
      return this.statementAfterAttributes(firstToken);
    }
    return this.statementWithAttributes(firstToken, []);
  }

  /** What begins with a bracket is an expression, unless a keyword follows the attributes. */
  private statementAfterAttributes(firstToken: Token): StatementAst | null {
    const { start } = firstToken;
    this.resync(start);
    const attributes = this.attributeListRule(false);
    const token = this.next();
    const type = attributes.find((attribute) => attribute.kind === 'TypeConstraint');
    const first = attributes[0];
    const isStatement =
      first !== undefined &&
      token.has(TokenFlags.Keyword) &&
      !(token.has(TokenFlags.NoAttributesBefore) && type !== undefined);
    if (!isStatement) {
      this.resync(start);
      return this.pipelineChainRule();
    }
    if (token.has(TokenFlags.NoAttributesBefore)) {
      this.report(first, 'UnexpectedAttribute', typeNameText(first.typeName));
    } else if (type !== undefined) {
      this.report(type, 'TypeNotAllowedBeforeStatement', typeNameText(type.typeName));
    }
    return this.statementWithAttributes(token, attributes, start);
  }

  private statementWithAttributes(
    token: Token,
    attributes: readonly AttributeBaseAst[],
    start = token.start,
  ): StatementAst | null {
    switch (token.kind) {
      case 'If':
        return this.ifRule(token);
      case 'Switch':
      case 'Foreach':
      case 'For':
      case 'While':
      case 'Do':
        return this.labeledRule(null, token);
      case 'Function':
      case 'Filter':
      case 'Workflow':
        return this.functionRule(token);
      case 'Return':
        return this.exitingRule('ReturnStatement', token);
      case 'Throw':
        return this.exitingRule('ThrowStatement', token);
      case 'Exit':
        return this.exitingRule('ExitStatement', token);
      case 'Break':
        return this.loopExitRule('BreakStatement', token);
      case 'Continue':
        return this.loopExitRule('ContinueStatement', token);
      case 'Trap':
        return this.trapRule(token);
      case 'Try':
        return this.tryRule(token);
      case 'Data':
        return this.dataRule(token);
      case 'Parallel':
      case 'Sequence':
        return this.workflowBlockRule(token);
      case 'Configuration':
        return this.configurationRule(token);
      case 'From':
      case 'Define':
      case 'Var':
        this.report(token, 'ReservedKeywordNotAllowed', kindText(token.kind));
        return errorStatement(token.extent);
      case 'Label':
        return this.labelRule(token);
      case 'Class':
        return this.classRule(attributes, token);
      case 'Enum':
        return this.enumRule(attributes, token);
      case 'Using': {
        const statement = this.usingRule(token);
        this.report(statement, 'UsingMustBeAtStartOfScript');
        return statement;
      }
      case 'EndOfInput':
        this.unget(token);
        return null;
      case 'Else':
      case 'ElseIf':
      case 'Catch':
      case 'Until':
        if (this.hasErrors) {
          // It belongs to the statement which had the error; as a command it would only make more.
          this.skipNewlines();
          return this.statementRule();
        }
        break;
      default:
        break;
    }
    if (attributes.length > 0) this.resync(start);
    else this.unget(token);
    return this.pipelineChainRule();
  }

  // ------------------------------------------------------------ leaving

  private exitingRule(kind: 'ReturnStatement' | 'ThrowStatement' | 'ExitStatement', token: Token): StatementAst {
    const pipeline = this.pipelineChainRule();
    return { kind, extent: spanning(token, pipeline ?? token), pipeline };
  }

  private loopExitRule(kind: 'BreakStatement' | 'ContinueStatement', token: Token): StatementAst {
    const label = this.labelOrKeyRule();
    return { kind, extent: spanning(token, label ?? token), label };
  }

  // ------------------------------------------------------------ if

  private ifRule(ifToken: Token): StatementAst {
    const others: IfClause[] = [];
    let first: IfClause | null = null;
    const parts: Ast[] = [];
    let elseClause: StatementBlockAst | null = null;
    let keyword = ifToken;
    for (;;) {
      const clause = this.ifClauseRule(ifToken, keyword, parts);
      if ('kind' in clause) return clause;
      if (first) others.push(clause);
      else first = clause;
      // Line ends are put back when no else follows: in a hashtable they end the entry.
      const position = this.restorePoint;
      this.skipNewlines();
      keyword = this.peek();
      if (keyword.kind === 'ElseIf') {
        this.skip();
        continue;
      }
      if (keyword.kind === 'Else') {
        this.skip();
        elseClause = this.statementBlockRule();
        if (elseClause === null) {
          this.reportIncomplete(after(keyword), 'MissingStatementBlockAfterElse');
          return errorStatement(spanning(ifToken, keyword), parts);
        }
      } else {
        this.resync(position);
      }
      break;
    }
    const last = elseClause ?? (others.at(-1) ?? first).body;
    return { kind: 'IfStatement', extent: spanning(ifToken, last), clauses: [first, ...others], elseClause };
  }

  private ifClauseRule(ifToken: Token, keyword: Token, parts: Ast[]): IfClause | StatementAst {
    this.skipNewlines();
    const lParen = this.next();
    if (lParen.kind !== 'LParen') {
      this.unget(lParen);
      this.reportIncomplete(after(keyword), 'MissingOpenParenthesisInIfStatement', keyword.text);
      return errorStatement(spanning(ifToken, keyword), parts);
    }
    this.skipNewlines();
    let condition = this.pipelineChainRule();
    if (condition === null) {
      const missing = after(lParen);
      this.reportIncomplete(missing, 'IfStatementMissingCondition', keyword.text);
      condition = errorStatement(missing);
    } else {
      parts.push(condition);
    }
    this.skipNewlines();
    const rParen = this.next();
    if (rParen.kind !== 'RParen') {
      this.unget(rParen);
      if (condition.kind !== 'ErrorStatement') {
        this.reportIncomplete(rParen, 'MissingEndParenthesisAfterStatement', keyword.text);
      }
      return errorStatement(spanning(ifToken, before(rParen)), parts);
    }
    const body = this.statementBlockRule();
    if (body === null) {
      this.reportIncomplete(rParen, 'MissingStatementBlock', keyword.text);
      return errorStatement(spanning(ifToken, rParen), parts);
    }
    parts.push(body);
    return { condition, body };
  }

  // ------------------------------------------------------------ try, trap, data

  private trapRule(token: Token): StatementAst {
    const position = this.restorePoint;
    this.skipNewlines();
    const type = this.attributeRule();
    // An attribute does not belong to the trap.
    if (type !== null && type.kind !== 'TypeConstraint') this.resync(position);
    const trapType = type?.kind === 'TypeConstraint' ? type : null;
    const body = this.statementBlockRule();
    if (body === null) {
      const end = trapType ?? token;
      this.reportIncomplete(after(end), 'MissingTrapStatement');
      return errorStatement(spanning(token, end), trapType);
    }
    return { kind: 'TrapStatement', extent: spanning(token, body), trapType, body };
  }

  private tryRule(token: Token): StatementAst {
    const body = this.statementBlockRule();
    if (body === null) {
      this.reportIncomplete(after(token), 'MissingTryStatementBlock');
      return errorStatement(token.extent);
    }
    const catchClauses: CatchClauseAst[] = [];
    const errors: CatchErrors = { end: null, types: [] };
    for (let clause = this.catchRule(errors); clause !== null; clause = this.catchRule(errors)) {
      catchClauses.push(clause);
    }
    this.skipNewlines();
    const finallyToken = this.peek();
    let finallyBlock: StatementBlockAst | null = null;
    if (finallyToken.kind === 'Finally') {
      this.skip();
      finallyBlock = this.statementBlockRule();
      if (finallyBlock === null) {
        errors.end = finallyToken.extent;
        this.reportIncomplete(after(finallyToken), 'MissingFinallyStatementBlock', kindText(finallyToken.kind));
      }
    }
    const last = finallyBlock ?? catchClauses.at(-1);
    if (last === undefined && errors.end === null) {
      errors.end = body.extent;
      this.reportIncomplete(after(body), 'MissingCatchOrFinally');
    }
    if (errors.end !== null || last === undefined) {
      return errorStatement(spanning(token, errors.end ?? body), body, catchClauses, errors.types);
    }
    return { kind: 'TryStatement', extent: spanning(token, last), body, catchClauses, finally: finallyBlock };
  }

  private catchRule(errors: CatchErrors): CatchClauseAst | null {
    this.skipNewlines();
    const catchToken = this.next();
    if (catchToken.kind !== 'Catch') {
      this.unget(catchToken);
      return null;
    }
    const catchTypes: TypeConstraintAst[] = [];
    let missingType = false;
    let comma: Token | null = null;
    for (;;) {
      const position = this.restorePoint;
      this.skipNewlines();
      const type = this.attributeRule();
      if (type === null) {
        if (comma !== null) {
          missingType = true;
          errors.end = comma.extent;
          this.reportIncomplete(after(comma), 'MissingTypeLiteralToken');
        }
        break;
      }
      if (type.kind !== 'TypeConstraint') {
        this.resync(position);
        break;
      }
      catchTypes.push(type);
      this.skipNewlines();
      comma = this.peek();
      if (comma.kind !== 'Comma') break;
      this.skip();
    }
    const body = this.statementBlockRule();
    if (body !== null) return { kind: 'CatchClause', extent: spanning(catchToken, body), catchTypes, body };
    if (!missingType) {
      errors.end = extentOfPlaced(catchTypes.at(-1) ?? catchToken);
      this.reportIncomplete(after(errors.end), 'MissingCatchHandlerBlock');
    }
    errors.types.push(...catchTypes);
    return null;
  }

  private dataRule(token: Token): StatementAst {
    this.skipNewlines();
    const name = this.simpleNameRule();
    this.skipNewlines();
    const commandsAllowed: ExpressionAst[] = [];
    const supported = this.peek();
    if (supported.kind === 'Parameter') {
      const errorEnd = this.dataCommandsRule(supported, commandsAllowed);
      if (errorEnd !== null) return errorStatement(spanning(token, errorEnd), commandsAllowed);
    }
    const body = this.statementBlockRule();
    if (body === null) {
      const end = commandsAllowed.at(-1) ?? name ?? token;
      this.reportIncomplete(after(end), 'MissingStatementBlockForDataSection');
      return errorStatement(spanning(token, end), commandsAllowed);
    }
    return {
      kind: 'DataStatement',
      extent: spanning(token, body),
      variable: name?.value ?? null,
      commandsAllowed,
      body,
    };
  }

  private dataCommandsRule(parameter: Token, commands: ExpressionAst[]): Extent | null {
    this.skip();
    let errorEnd: Extent | null = null;
    if (!isParameterNamed(parameter, 'supportedcommand')) {
      errorEnd = parameter.extent;
      this.report(parameter, 'InvalidParameterForDataSectionStatement', parameter.value);
    }
    let before = parameter;
    for (;;) {
      this.skipNewlines();
      const command = this.singleCommandArgument('CommandName');
      if (command === null) {
        if (errorEnd === null) {
          this.reportIncomplete(after(before), 'MissingValueForSupportedCommandInDataSectionStatement');
        }
        return before.extent;
      }
      commands.push(command);
      const comma = this.peek();
      if (comma.kind !== 'Comma') return errorEnd;
      before = comma;
      this.skip();
    }
  }

  // ------------------------------------------------------------ functions and what is no more

  private functionRule(token: Token): StatementAst {
    this.skipNewlines();
    const name = this.next();
    if (!this.isFunctionName(name)) {
      this.unget(name);
      this.reportIncomplete(after(token), 'MissingNameAfterKeyword', token.text);
      return errorStatement(token.extent);
    }
    name.flags &= ~TokenFlags.Keyword;
    const { parameters, rParen, errorEnd } = this.functionParametersRule();
    const lCurly = this.next();
    let end = errorEnd;
    if (lCurly.kind !== 'LCurly') {
      this.unget(lCurly);
      if (end === null) {
        end = extentOfPlaced(rParen ?? name);
        this.reportIncomplete(after(end), 'MissingFunctionBody');
      }
    }
    if (end !== null) return errorStatement(spanning(token, end), parameters);
    const body = this.scriptBlockRule(lCurly, token.kind === 'Filter');
    return {
      kind: 'FunctionDefinition',
      extent: spanning(token, body),
      name: name.kind === 'Generic' ? name.value : name.text,
      nameExtent: name.extent,
      isFilter: token.kind === 'Filter',
      isWorkflow: token.kind === 'Workflow',
      parameters,
      body,
    };
  }

  /** Anything that could be a command's name; punctuation, variables and strings could not. */
  private isFunctionName(token: Token): boolean {
    switch (token.kind) {
      case 'Pipe':
      case 'LParen':
      case 'LCurly':
      case 'AtParen':
      case 'AtCurly':
      case 'RCurly':
      case 'RParen':
      case 'EndOfInput':
      case 'Semi':
      case 'Redirection':
      case 'RedirectInStd':
      case 'AndAnd':
      case 'OrOr':
      case 'Ampersand':
      case 'Variable':
      case 'SplattedVariable':
      case 'HereStringExpandable':
      case 'HereStringLiteral':
      case 'StringLiteral':
      case 'StringExpandable':
        return false;
      default:
        return true;
    }
  }

  /** `parallel { }` and `sequence { }` belonged to workflows. */
  private workflowBlockRule(token: Token): StatementAst {
    const body = this.statementBlockRule();
    if (body === null) {
      this.reportIncomplete(after(token), 'MissingStatementAfterKeyword', token.text);
      return errorStatement(token.extent);
    }
    this.report(token, 'UnexpectedKeyword', token.text);
    return errorStatement(spanning(token, body), body);
  }

  /** DSC configurations are not part of this shell; the whole statement is read and refused. */
  private configurationRule(token: Token): StatementAst {
    this.report(token, 'ConfigurationNotSupportedInPowerShellCore');
    this.skipNewlines();
    const name = this.peek().kind === 'LCurly' ? null : this.singleCommandArgument('CommandName');
    const body = this.statementBlockRule();
    return errorStatement(spanning(token, body ?? name ?? token), name, body);
  }
}

interface CatchErrors {
  /** End of the part that could be read, once something was missing. */
  end: Extent | null;
  readonly types: TypeConstraintAst[];
}
