/** Type names, attributes, and parameters. */
import type {
  AttributeBaseAst,
  ExpressionAst,
  NamedAttributeArgumentAst,
  ParameterAst,
  TypeConstraintAst,
  TypeNameAst,
} from './ast.ts';
import type { Extent } from './extent.ts';
import {
  after,
  bareWord,
  before,
  errorExpression,
  extentOfPlaced,
  ParserCore,
  type Placed,
  spanning,
  variableExpression,
} from './parser-core.ts';
import { type Token, TokenFlags } from './token.ts';
import { simpleTypeName, withAssembly } from './type-name.ts';

const MAX_RANK = 32;

/** Rules for type names, attributes and parameters. */
export abstract class TypeParser extends ParserCore {
  // ------------------------------------------------------------ type names

  /** A type name with its first token (which becomes an attribute's name if arguments follow); null if there is none. */
  protected typeNameRule(allowAssembly: boolean): { typeName: TypeNameAst; first: Token } | null {
    const oldMode = this.mode;
    this.mode = 'TypeName';
    const first = this.next();
    let result: { typeName: TypeNameAst; first: Token } | null = null;
    if (first.kind === 'Identifier') result = { typeName: this.finishTypeName(first, false, allowAssembly), first };
    else this.unget(first);
    this.mode = oldMode;
    return result;
  }

  /** What follows the name: brackets of an array or of generic arguments, an assembly. */
  private finishTypeName(name: Token, unbracketedArgument: boolean, allowAssembly = true): TypeNameAst {
    let token = this.peek();
    if (token.kind === 'LBracket') {
      const lBracket = token;
      this.skip();
      this.skipNewlines();
      token = this.next();
      switch (token.kind) {
        case 'RBracket':
        case 'Comma':
          return this.completeArrayTypeName(simpleTypeName(name.extent, name.text), token, unbracketedArgument);
        case 'LBracket':
        case 'Identifier':
          return this.genericTypeNameRule(name, token, unbracketedArgument);
        case 'EndOfInput':
          this.unget(token);
          this.reportIncomplete(after(lBracket), 'MissingTypename');
          return simpleTypeName(name.extent, name.text);
        default:
          this.report(token, 'UnexpectedToken', token.text);
          this.syncOnError(true, 'RBracket');
          return simpleTypeName(name.extent, name.text);
      }
    }
    if (token.kind === 'Comma' && allowAssembly && !unbracketedArgument) {
      this.skip();
      const assembly = this.tokenizer.readAssemblyName();
      if (assembly.trim() === '') {
        this.report(after(token), 'MissingAssemblyNameSpecification');
        return simpleTypeName(name.extent, name.text);
      }
      return simpleTypeName(spanning(name, this.tokenizer.assemblyNameEnd), name.text, assembly);
    }
    return simpleTypeName(name.extent, name.text);
  }

  private singleGenericArgument(first: Token): TypeNameAst {
    if (first.kind === 'Identifier') return this.finishTypeName(first, true);
    const token = this.next();
    if (token.kind !== 'Identifier') {
      this.unget(token);
      this.reportIncomplete(after(token), 'MissingTypename');
      return simpleTypeName(first.extent, ':ErrorTypeName:');
    }
    const typeName = this.finishTypeName(token, false);
    const rBracket = this.next();
    if (rBracket.kind !== 'RBracket') {
      this.unget(rBracket);
      this.reportIncomplete(before(rBracket), 'EndSquareBracketExpectedAtEndOfType');
    }
    return typeName;
  }

  /** Generic arguments from `first` on, and the token after them. */
  protected genericArgumentsRule(first: Token): { types: TypeNameAst[]; last: Token } {
    this.enter();
    const types = [this.singleGenericArgument(first)];
    this.skipNewlines();
    let last = this.next();
    while (last.kind === 'Comma') {
      this.skipNewlines();
      const token = this.peek();
      if (token.kind === 'Identifier' || token.kind === 'LBracket') {
        this.skip();
        types.push(this.singleGenericArgument(token));
      } else {
        this.reportIncomplete(after(last), 'MissingTypename');
        types.push(simpleTypeName(last.extent, ':ErrorTypeName:'));
      }
      this.skipNewlines();
      last = this.next();
    }
    this.leave();
    return { types, last };
  }

  private genericTypeNameRule(name: Token, first: Token, unbracketedArgument: boolean): TypeNameAst {
    const { types, last } = this.genericArgumentsRule(first);
    let end: Placed = last;
    if (last.kind !== 'RBracket') {
      this.unget(last);
      this.reportIncomplete(before(last), 'EndSquareBracketExpectedAtEndOfAttribute');
      end = types.at(-1) ?? first;
    }
    const generic: TypeNameAst = {
      kind: 'GenericTypeName',
      extent: spanning(name, end),
      typeName: simpleTypeName(name.extent, name.text),
      genericArguments: types,
      assemblyName: null,
    };
    const token = this.peek();
    if (token.kind === 'LBracket') {
      this.skip();
      return this.completeArrayTypeName(generic, this.next(), unbracketedArgument);
    }
    if (token.kind === 'Comma' && !unbracketedArgument) {
      this.skip();
      const assembly = this.tokenizer.readAssemblyName();
      if (assembly !== '') return withAssembly(generic, assembly);
      this.report(after(token), 'MissingAssemblyNameSpecification');
    }
    return generic;
  }

  /** Array brackets, of which the first `[` is past and `first` is the token after it. */
  private completeArrayTypeName(element: TypeNameAst, first: Token, unbracketedArgument: boolean): TypeNameAst {
    let typeName = element;
    let token = first;
    for (;;) {
      switch (token.kind) {
        case 'Comma':
          typeName = this.arrayDimensions(typeName, token);
          break;
        case 'RBracket':
          typeName = { kind: 'ArrayTypeName', extent: spanning(typeName, token), elementType: typeName, rank: 1 };
          break;
        case 'EndOfInput':
          this.unget(token);
          this.report(before(token), 'EndSquareBracketExpectedAtEndOfAttribute');
          break;
        default:
          this.report(token, 'UnexpectedToken', token.text);
          this.syncOnError(true, 'RBracket');
          break;
      }
      token = this.peek();
      if (!unbracketedArgument && token.kind === 'Comma') {
        this.skip();
        const assembly = this.tokenizer.readAssemblyName();
        if (assembly !== '') return withAssembly(typeName, assembly);
        this.report(after(token), 'MissingAssemblyNameSpecification');
        return typeName;
      }
      if (token.kind !== 'LBracket') return typeName;
      this.skip();
      token = this.next();
    }
  }

  private arrayDimensions(elementType: TypeNameAst, firstComma: Token): TypeNameAst {
    let rank = 1;
    let token = firstComma;
    let lastComma = firstComma;
    while (token.kind === 'Comma') {
      lastComma = token;
      rank++;
      token = this.next();
    }
    if (token.kind !== 'RBracket') this.unget(token);
    if (rank > MAX_RANK) {
      this.report(spanning(firstComma, lastComma), 'ArrayHasTooManyDimensions', String(rank));
      return elementType;
    }
    if (token.kind !== 'RBracket') this.report(after(lastComma), 'EndSquareBracketExpectedAtEndOfAttribute');
    return { kind: 'ArrayTypeName', extent: spanning(elementType, token), elementType, rank };
  }

  // ------------------------------------------------------------ attributes

  protected override attributeListRule(inExpression: boolean): AttributeBaseAst[] {
    const attributes: AttributeBaseAst[] = [];
    for (;;) {
      const attribute = this.attributeRule();
      if (attribute === null) return attributes;
      attributes.push(attribute);
      if (!inExpression || attribute.kind === 'Attribute') this.skipNewlines();
    }
  }

  /** `[Type]` or `[Attribute(…)]`; null when no bracket is next. */
  protected attributeRule(): AttributeBaseAst | null {
    const lBracket = this.nextLeftBracket();
    if (lBracket === null) return null;
    this.skipNewlines();
    const named = this.typeNameRule(true);
    if (named === null) {
      this.resync(lBracket.start);
      this.reportIncomplete(after(lBracket), 'MissingTypename');
      return null;
    }
    const { typeName, first } = named;
    const token = this.next();
    if (token.kind === 'LParen') return this.finishAttribute(lBracket, typeName, first, token);
    let end: Placed = token;
    if (token.kind !== 'RBracket') {
      this.unget(token);
      this.report(before(token), 'EndSquareBracketExpectedAtEndOfAttribute');
      end = typeName;
    }
    return { kind: 'TypeConstraint', extent: spanning(lBracket, end), typeName };
  }

  private finishAttribute(lBracket: Token, typeName: TypeNameAst, first: Token, lParen: Token): AttributeBaseAst {
    this.skipNewlines();
    const positionalArguments: ExpressionAst[] = [];
    const namedArguments: NamedAttributeArgumentAst[] = [];
    const oldMode = this.mode;
    this.mode = 'Expression';
    const lastItem = this.attributeArgumentsRule(positionalArguments, namedArguments, lParen.extent);
    this.mode = oldMode;
    this.skipNewlines();
    const rParen = this.next();
    let end: Placed = rParen;
    if (rParen.kind !== 'RParen') {
      this.unget(rParen);
      this.reportIncomplete(after(lastItem), 'MissingEndParenthesisInExpression');
      end = lastItem;
    }
    this.skipNewlines();
    const rBracket = this.next();
    if (rBracket.kind === 'RBracket') {
      end = rBracket;
    } else {
      this.unget(rBracket);
      // One complaint is enough when the parenthesis is missing too.
      if (rParen.kind === 'RParen') this.reportIncomplete(after(rParen), 'EndSquareBracketExpectedAtEndOfAttribute');
    }
    first.flags |= TokenFlags.AttributeName;
    return { kind: 'Attribute', extent: spanning(lBracket, end), typeName, positionalArguments, namedArguments };
  }

  /** The arguments of an attribute; returns where the last thing read is. */
  private attributeArgumentsRule(
    positional: ExpressionAst[],
    named: NamedAttributeArgumentAst[],
    lParen: Extent,
  ): Extent {
    const oldCommaDisabled = this.commaDisabled;
    this.commaDisabled = true;
    let lastItem = lParen;
    let comma: Token | null = null;
    for (;;) {
      this.skipNewlines();
      const nameToken = this.simpleNameToken();
      if (nameToken !== null) {
        lastItem = this.namedAttributeArgument(nameToken, named, lastItem);
      } else {
        const expression = this.expressionRule();
        if (expression !== null) {
          positional.push(expression);
          lastItem = expression.extent;
        } else if (comma !== null) {
          lastItem = after(comma);
          this.reportIncomplete(lastItem, 'MissingExpressionAfterToken', ',');
          positional.push(errorExpression(lastItem));
        }
      }
      this.skipNewlines();
      comma = this.peek();
      if (comma.kind !== 'Comma') break;
      lastItem = comma.extent;
      this.skip();
    }
    this.commaDisabled = oldCommaDisabled;
    return lastItem;
  }

  private namedAttributeArgument(nameToken: Token, named: NamedAttributeArgumentAst[], lastItem: Extent): Extent {
    const name = bareWord(nameToken, nameToken.text);
    const equals = this.peek();
    const expressionOmitted = equals.kind !== 'Equals';
    let argument: ExpressionAst = variableExpression(name.extent, 'true', false);
    let end = lastItem;
    if (!expressionOmitted) {
      this.skip();
      this.skipNewlines();
      let expression = this.expressionRule();
      if (expression === null) {
        const missing = after(equals);
        this.reportIncomplete(missing, 'MissingExpressionInNamedArgument');
        expression = errorExpression(missing);
        this.syncOnError(true, 'Comma', 'RParen', 'RBracket', 'NewLine');
      }
      argument = expression;
      end = expression.extent;
    }
    named.push({
      kind: 'NamedAttributeArgument',
      extent: spanning(name, argument),
      argumentName: name.value,
      argument,
      expressionOmitted,
    });
    return end;
  }

  // ------------------------------------------------------------ parameters

  protected parameterListRule(): ParameterAst[] {
    const parameters: ParameterAst[] = [];
    let comma: Token | null = null;
    for (;;) {
      const parameter = this.parameterRule();
      if (parameter === null) {
        if (comma !== null) this.reportIncomplete(after(comma), 'MissingExpressionAfterToken', ',');
        return parameters;
      }
      parameters.push(parameter);
      this.skipNewlines();
      comma = this.peek();
      if (comma.kind !== 'Comma') return parameters;
      this.skip();
    }
  }

  private parameterRule(): ParameterAst | null {
    const oldCommaDisabled = this.commaDisabled;
    const oldMode = this.mode;
    this.commaDisabled = true;
    this.mode = 'Expression';
    const parameter = this.parameterInExpressionMode();
    this.commaDisabled = oldCommaDisabled;
    this.mode = oldMode;
    return parameter;
  }

  private parameterInExpressionMode(): ParameterAst | null {
    this.skipNewlines();
    const attributes = this.attributeListRule(false);
    this.skipNewlines();
    const token = this.next();
    if (token.kind !== 'Variable' && token.kind !== 'SplattedVariable') {
      this.unget(token);
      const last = attributes.at(-1);
      if (last === undefined) return null;
      // The attributes are kept for completion; what follows them is skipped.
      this.reportIncomplete(after(last), 'InvalidFunctionParameter');
      this.syncOnError(true, 'RParen');
      const extent = spanning(attributes[0] as AttributeBaseAst, last);
      return this.newParameter(extent, variableExpression(extent, '__error__', false), attributes, null);
    }
    const name = variableExpression(token.extent, token.value, token.kind === 'SplattedVariable');
    this.skipNewlines();
    const equals = this.peek();
    let defaultValue: ExpressionAst | null = null;
    if (equals.kind === 'Equals') {
      this.skip();
      this.skipNewlines();
      defaultValue = this.expressionRule();
      if (defaultValue === null) this.reportIncomplete(after(equals), 'MissingExpressionAfterToken', '=');
    }
    return this.newParameter(spanning(attributes[0] ?? name, defaultValue ?? name), name, attributes, defaultValue);
  }

  private newParameter(
    extent: Extent,
    name: ParameterAst['name'],
    attributes: readonly AttributeBaseAst[],
    defaultValue: ExpressionAst | null,
  ): ParameterAst {
    const staticType = attributes.find((item): item is TypeConstraintAst => item.kind === 'TypeConstraint') ?? null;
    return { kind: 'Parameter', extent, name, attributes, staticType, defaultValue };
  }

  /** The parameters in parentheses after a function's name. */
  protected functionParametersRule(): FunctionParameters {
    this.skipNewlines();
    const lParen = this.peek();
    if (lParen.kind !== 'LParen') return { parameters: null, rParen: null, errorEnd: null };
    this.skip();
    const parameters = this.parameterListRule();
    this.skipNewlines();
    const rParen = this.next();
    let errorEnd: Extent | null = null;
    if (rParen.kind !== 'RParen') {
      this.unget(rParen);
      errorEnd = extentOfPlaced(parameters.at(-1) ?? lParen);
      this.reportIncomplete(after(errorEnd), 'MissingEndParenthesisInFunctionParameterList');
    }
    this.skipNewlines();
    return { parameters, rParen, errorEnd };
  }
}

/** What was found in parentheses after a function's name. */
export interface FunctionParameters {
  readonly parameters: ParameterAst[] | null;
  readonly rParen: Token | null;
  /** End of the last thing read, when the closing parenthesis is missing. */
  readonly errorEnd: Extent | null;
}
