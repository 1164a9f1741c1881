/** Pipelines, pipeline chains, assignments, commands with their arguments, and redirections. */
import type {
  AssignmentOperator,
  Ast,
  CommandAst,
  CommandBaseAst,
  CommandElementAst,
  ExpressionAst,
  PipelineAst,
  PipelineBaseAst,
  PipelineChainAst,
  RedirectionAst,
  RedirectionStream,
  StatementAst,
} from './ast.ts';
import type { Extent } from './extent.ts';
import {
  after,
  bareWord,
  type CommandArgumentContext,
  errorExpression,
  errorStatement,
  extentOfPlaced,
  spanning,
} from './parser-core.ts';
import { ExpressionParser } from './parser-expressions.ts';
import { kindText, type Token, TokenFlags } from './token.ts';

const VERBATIM_ARGUMENT = '--%';

/** Streams by their number in a redirection. */
const STREAMS: readonly RedirectionStream[] = ['All', 'Output', 'Error', 'Warning', 'Verbose', 'Debug', 'Information'];

/** A command's redirections stand in the order of their streams, however they are written. */
function insertByStream(redirections: RedirectionAst[], redirection: RedirectionAst): void {
  const place = STREAMS.indexOf(redirection.fromStream);
  const later = redirections.findIndex((other) => STREAMS.indexOf(other.fromStream) > place);
  redirections.splice(later < 0 ? redirections.length : later, 0, redirection);
}

function streamName(stream: RedirectionStream): string {
  return stream === 'All' ? '* stream' : `${stream.toLowerCase()} stream`;
}

function commandParameter(
  token: Token,
  parameterName: string,
  extent: Extent,
  argument: ExpressionAst | null,
): CommandElementAst {
  return { kind: 'CommandParameter', extent, parameterName, argument, errorPosition: token.extent };
}

/** Rules for pipelines and commands. */
export abstract class CommandParser extends ExpressionParser {
  // ------------------------------------------------------------ chains and assignments

  protected override pipelineChainRule(): PipelineBaseAst | null {
    const oldMode = this.mode;
    this.mode = 'Expression';
    const expression = this.expressionRule();
    let assign: Token | null = null;
    if (expression !== null) {
      // In a command `=0` would be one word, so the operator is looked for before the mode changes.
      const token = this.peek();
      if (token.has(TokenFlags.AssignmentOperator)) {
        this.skip();
        assign = token;
      }
    }
    this.mode = oldMode;
    if (expression !== null && assign !== null) return this.assignmentRule(expression, assign);
    return this.chainRule(expression);
  }

  private assignmentRule(left: ExpressionAst, operator: Token): PipelineBaseAst {
    this.skipNewlines();
    let statement = this.statementRule();
    if (statement === null) {
      const missing = after(operator);
      this.reportIncomplete(missing, 'ExpectedValueExpression', kindText(operator.kind));
      statement = errorStatement(missing);
    }
    return {
      kind: 'AssignmentStatement',
      extent: spanning(left, statement),
      left,
      operator: operator.kind as AssignmentOperator,
      right: withoutPipeline(statement),
      errorPosition: operator.extent,
    };
  }

  private chainRule(startExpression: ExpressionAst | null): PipelineBaseAst | null {
    let chain: PipelineChainAst | PipelineAst | null = null;
    let operator: Token | null = null;
    let expression = startExpression;
    for (;;) {
      const firstToken = expression === null ? this.peek() : null;
      const pipeline = this.pipelineRule(expression);
      expression = null;
      if (pipeline === null) {
        if (operator === null || chain === null) return null;
        this.reportEmptyChainElement(operator, firstToken as Token);
        return errorStatement(spanning(chain, operator), chain);
      }
      let token = this.peek();
      if (token.kind === 'AndAnd' || token.kind === 'OrOr') {
        this.skip();
        this.skipNewlines();
        chain = joinChain(chain, operator, pipeline, false);
        operator = token;
        if (this.peek().kind !== 'EndOfInput') continue;
        this.reportIncomplete(after(token), 'EmptyPipelineChainElement');
        return chain;
      }
      let background = false;
      if (token.kind === 'Ampersand') {
        this.skip();
        token = this.peek();
        if (token.kind === 'AndAnd' || token.kind === 'OrOr') {
          this.skip();
          this.report(token, 'BackgroundOperatorInPipelineChain');
          return errorStatement(spanning(chain ?? pipeline, token), chain ?? pipeline);
        }
        background = true;
      }
      return joinChain(chain, operator, pipeline, background);
    }
  }

  private reportEmptyChainElement(operator: Token, found: Token): void {
    // After & or . the missing command has been reported already.
    if (found.kind === 'Dot' || found.kind === 'Ampersand') return;
    if (found.kind === 'EndOfInput') this.reportIncomplete(after(operator), 'EmptyPipelineChainElement');
    else this.report(spanning(operator, found), 'EmptyPipelineChainElement');
  }

  // ------------------------------------------------------------ pipelines

  private pipelineRule(startExpression: ExpressionAst | null): PipelineAst | null {
    const pipelineElements: CommandBaseAst[] = [];
    let expression = startExpression;
    let pipe: Token | null = null;
    for (;;) {
      expression ??= this.expressionAtPipelineStart();
      const element = this.pipelineElement(expression, pipelineElements.length > 0);
      expression = null;
      if (element !== null) {
        pipelineElements.push(element);
      } else if (pipelineElements.length > 0 || this.peek().kind === 'Pipe') {
        const missing = pipe === null ? extentOfPlaced(this.peek()) : after(pipe);
        this.reportIncomplete(missing, 'EmptyPipeElement');
      }
      const token = this.peekAfterPipelineElement();
      if (token.kind !== 'Pipe') {
        if (!this.endsPipeline(token)) this.report(token, 'UnexpectedToken', token.text);
        break;
      }
      pipe = token;
      this.skip();
      this.skipNewlines();
      if (this.peek().kind === 'EndOfInput') {
        this.reportIncomplete(after(pipe), 'EmptyPipeElement');
        break;
      }
    }
    const [first, ...others] = pipelineElements;
    if (first === undefined) return null;
    const extent = spanning(first, others.at(-1) ?? first);
    return { kind: 'Pipeline', extent, pipelineElements: [first, ...others], background: false };
  }

  private expressionAtPipelineStart(): ExpressionAst | null {
    const oldMode = this.mode;
    this.mode = 'Expression';
    const expression = this.expressionRule();
    this.mode = oldMode;
    return expression;
  }

  private pipelineElement(expression: ExpressionAst | null, isLater: boolean): CommandBaseAst | null {
    if (expression === null) return this.commandRule();
    if (isLater) this.report(expression, 'ExpressionsMustBeFirstInPipeline');
    const redirections: RedirectionAst[] = [];
    let end: Extent = expression.extent;
    while (this.isRedirection(this.peek())) end = this.redirectionRule(this.next(), redirections);
    return { kind: 'CommandExpression', extent: spanning(expression, end), expression, redirections };
  }

  /** The token after an element; a line that begins with a pipe goes on the pipeline. */
  private peekAfterPipelineElement(): Token {
    const token = this.peek();
    if (token.kind !== 'NewLine' || !this.tokenizer.isPipeContinuation(token)) return token;
    this.skipNewlines();
    return this.peek();
  }

  private endsPipeline(token: Token): boolean {
    switch (token.kind) {
      case 'Semi':
      case 'NewLine':
      case 'RParen':
      case 'RCurly':
      case 'EndOfInput':
      case 'AndAnd':
      case 'OrOr':
      case 'Ampersand':
        return true;
      default:
        return false;
    }
  }

  // ------------------------------------------------------------ redirections

  private isRedirection(token: Token): boolean {
    return token.kind === 'Redirection' || token.kind === 'RedirectInStd';
  }

  /** A redirection whose operator is past; adds it to `redirections` and returns where it is. */
  private redirectionRule(token: Token, redirections: RedirectionAst[]): Extent {
    const details = token.redirection;
    let redirection: RedirectionAst;
    if (details === null || details.to === null) {
      let location = this.singleCommandArgument('FileName');
      if (location === null) {
        this.report(after(token), 'MissingFileSpecification');
        location = errorExpression(token.extent);
      }
      const extent = spanning(token, location);
      if (details === null) {
        this.report(token, 'RedirectionNotSupported', token.text);
        return extent;
      }
      redirection = {
        kind: 'FileRedirection',
        extent,
        fromStream: STREAMS[details.from] as RedirectionStream,
        location,
        append: details.append,
      };
    } else {
      // Streams can be merged only into the output.
      if (details.to !== 1 || details.from === 1) this.report(token, 'RedirectionNotSupported', token.text);
      redirection = {
        kind: 'MergingRedirection',
        extent: token.extent,
        fromStream: STREAMS[details.from] as RedirectionStream,
        toStream: 'Output',
      };
    }
    const { fromStream, extent } = redirection;
    if (redirections.some((other) => other.fromStream === fromStream)) {
      this.report(extent, 'StreamAlreadyRedirected', streamName(fromStream));
    } else {
      insertByStream(redirections, redirection);
    }
    return extent;
  }

  // ------------------------------------------------------------ arguments

  protected override singleCommandArgument(context: CommandArgumentContext): ExpressionAst | null {
    const { kind } = this.peek();
    if (kind === 'Comma' || kind === 'EndOfInput') return null;
    const oldMode = this.mode;
    this.mode = 'Command';
    const argument = this.commandArgument(context, this.next());
    this.mode = oldMode;
    return argument;
  }

  /** An argument that begins with `firstToken`; null (and the token is put back) when that cannot begin one. */
  protected commandArgument(context: CommandArgumentContext, firstToken: Token): ExpressionAst | null {
    const elements: ExpressionAst[] = [];
    let comma: Token | null = null;
    let token = firstToken;
    for (;;) {
      if (this.endsArguments(token)) {
        this.unget(token);
        if (comma === null) return null;
        this.reportIncomplete(after(comma), 'MissingExpression', ',');
        return errorExpression(spanning(elements[0] as ExpressionAst, comma), elements);
      }
      const argument = this.commandArgumentElement(context, token);
      elements.push(argument);
      if (context !== 'CommandArgument' || isVerbatimMark(argument)) break;
      token = this.peek();
      if (token.kind !== 'Comma') break;
      comma = token;
      this.skip();
      this.skipNewlines();
      token = this.next();
    }
    const first = elements[0] as ExpressionAst;
    if (elements.length === 1) return first;
    return { kind: 'ArrayLiteral', extent: spanning(first, elements.at(-1) as ExpressionAst), elements };
  }

  private endsArguments(token: Token): boolean {
    switch (token.kind) {
      case 'Pipe':
      case 'RCurly':
      case 'RParen':
      case 'EndOfInput':
      case 'NewLine':
      case 'Semi':
      case 'Redirection':
      case 'RedirectInStd':
      case 'AndAnd':
      case 'OrOr':
      case 'Ampersand':
      case 'MinusMinus':
      case 'Comma':
        return true;
      default:
        return false;
    }
  }

  private commandArgumentElement(context: CommandArgumentContext, token: Token): ExpressionAst {
    switch (token.kind) {
      case 'Variable':
      case 'SplattedVariable':
      case 'Number':
      case 'StringLiteral':
      case 'StringExpandable':
      case 'HereStringLiteral':
      case 'HereStringExpandable':
      case 'LParen':
      case 'DollarParen':
      case 'AtParen':
      case 'AtCurly':
      case 'LCurly':
        this.unget(token);
        return this.primaryExpressionRule(true) as ExpressionAst;
      case 'Generic':
        if (context === 'CommandName') {
          // A command's name is taken as it stands, unless & or . comes before it.
          token.flags |= TokenFlags.CommandName;
          return bareWord(token, token.value);
        }
        if (context === 'CommandNameAfterInvocationOperator') token.flags |= TokenFlags.CommandName;
        return this.stringRule(token);
      default:
        token.flags &= ~TokenFlags.Keyword;
        if (context === 'CommandName' || context === 'CommandNameAfterInvocationOperator') {
          token.flags |= TokenFlags.CommandName;
        } else token.isArgument = true;
        return bareWord(token, token.text);
    }
  }

  // ------------------------------------------------------------ commands

  /** A command; null when there is none. */
  private commandRule(): CommandAst | null {
    const oldMode = this.mode;
    this.mode = 'Command';
    const command = this.commandInCommandMode();
    this.mode = oldMode;
    return command;
  }

  private commandInCommandMode(): CommandAst | null {
    const firstToken = this.next();
    const invoked = firstToken.kind === 'Dot' || firstToken.kind === 'Ampersand';
    const commandElements: CommandElementAst[] = [];
    const redirections: RedirectionAst[] = [];
    let end = firstToken.extent;
    let context: CommandArgumentContext = invoked ? 'CommandNameAfterInvocationOperator' : 'CommandName';
    let token = invoked ? this.next() : firstToken;
    let sawDashDash = false;
    while (!this.endsCommand(token)) {
      switch (token.kind) {
        case 'MinusMinus':
          end = token.extent;
          // The first -- ends the parameters; further ones are arguments.
          commandElements.push(sawDashDash ? bareWord(token, token.text) : commandParameter(token, '-', end, null));
          sawDashDash = true;
          break;
        case 'Comma':
          end = token.extent;
          this.report(token, 'MissingArgument');
          this.skipNewlines();
          break;
        case 'Parameter': {
          const isWord = context !== 'CommandArgument' || sawDashDash;
          if (isWord) token.flags |= TokenFlags.CommandName;
          const element = isWord ? bareWord(token, token.text) : this.parameterRuleInCommand(token);
          end = element.extent;
          commandElements.push(element);
          break;
        }
        case 'Redirection':
        case 'RedirectInStd':
          if (context === 'CommandArgument') {
            end = this.redirectionRule(token, redirections);
          } else {
            end = token.extent;
            commandElements.push(bareWord(token, token.text));
          }
          break;
        default: {
          const argument = this.commandArgument(context, token);
          if (argument === null) break;
          commandElements.push(argument);
          end = argument.extent;
          if (isVerbatimMark(argument)) {
            const verbatim = this.verbatimRule();
            commandElements.push(verbatim);
            end = verbatim.extent;
          }
          break;
        }
      }
      context = 'CommandArgument';
      token = this.next();
    }
    this.unget(token);
    const [name, ...others] = commandElements;
    if (!name) {
      if (invoked) this.report(firstToken, 'MissingExpression', firstToken.text);
      return null;
    }
    const invocationOperator = invoked ? (firstToken.kind === 'Dot' ? '.' : '&') : 'none';
    return {
      kind: 'Command',
      extent: spanning(firstToken, end),
      commandElements: [name, ...others],
      invocationOperator,
      redirections,
    };
  }

  private endsCommand(token: Token): boolean {
    switch (token.kind) {
      case 'Pipe':
      case 'RCurly':
      case 'RParen':
      case 'EndOfInput':
      case 'NewLine':
      case 'Semi':
      case 'AndAnd':
      case 'OrOr':
      case 'Ampersand':
        return true;
      default:
        return false;
    }
  }

  /** A parameter, with its argument when it is written with a colon. */
  private parameterRuleInCommand(token: Token): CommandElementAst {
    // A comma after the colon is reported by the command.
    if (!token.usedColon || this.peek().kind === 'Comma')
      return commandParameter(token, token.value, token.extent, null);
    const argument = this.commandArgument('CommandArgument', this.next());
    if (argument === null) {
      this.report(after(token), 'ParameterRequiresArgument', token.text);
      return commandParameter(token, token.value, token.extent, null);
    }
    return commandParameter(token, token.value, spanning(token, argument), argument);
  }

  /** What follows `--%`: one argument with everything up to the end of the line. */
  private verbatimRule(): ExpressionAst {
    const ahead = this.lookahead;
    if (ahead !== null) this.resync(ahead.start);
    const token = this.tokenizer.verbatimArgument();
    return bareWord(token, token.value);
  }

  /** The command of a `#requires` comment. */
  protected requiresCommandRule(): CommandAst | null {
    return this.commandRule();
  }
}

function isVerbatimMark(argument: Ast): boolean {
  return (
    argument.kind === 'StringConstantExpression' &&
    argument.stringConstantType === 'BareWord' &&
    argument.value === VERBATIM_ARGUMENT
  );
}

function joinChain(
  chain: PipelineChainAst | PipelineAst | null,
  operator: Token | null,
  pipeline: PipelineAst,
  background: boolean,
): PipelineChainAst | PipelineAst {
  if (chain === null || operator === null) return background ? { ...pipeline, background } : pipeline;
  return {
    kind: 'PipelineChain',
    extent: spanning(chain, pipeline),
    lhsPipelineChain: chain,
    rhsPipeline: pipeline,
    operator: operator.kind as 'AndAnd' | 'OrOr',
    background,
  };
}

/** The right side of an assignment: a pipeline that is only an expression stands without its pipeline. */
function withoutPipeline(statement: StatementAst): StatementAst {
  if (statement.kind !== 'Pipeline' || statement.background || statement.pipelineElements.length !== 1) {
    return statement;
  }
  const [element] = statement.pipelineElements;
  return element.kind === 'CommandExpression' ? element : statement;
}
