/** Classes, enums, and using statements. */
import type {
  AttributeAst,
  AttributeBaseAst,
  CommandExpressionAst,
  ExpressionAst,
  FunctionMemberAst,
  HashtableAst,
  MemberAst,
  ParameterAst,
  PropertyMemberAst,
  StatementAst,
  StringConstantExpressionAst,
  TypeConstraintAst,
  UsingStatementAst,
} from './ast.ts';
import { Extent } from './extent.ts';
import { after, errorStatement, extentOfPlaced, type Placed, spanning } from './parser-core.ts';
import { StatementParser } from './parser-statements.ts';
import { kindText, type Token, TokenFlags } from './token.ts';
import { typeNameText } from './type-name.ts';

type UsingKind = UsingStatementAst['usingStatementKind'];

const USING_KINDS: ReadonlyMap<string, UsingKind> = new Map([
  ['Namespace', 'Namespace'],
  ['Type', 'Type'],
  ['Module', 'Module'],
  ['Command', 'Command'],
  ['Assembly', 'Assembly'],
]);

const ENUM_TYPES: ReadonlySet<string> = new Set(
  'byte sbyte short ushort int uint long ulong int16 uint16 int32 uint32 int64 uint64'.split(' '),
);

/** What has been read of a class member before its name. */
interface MemberHead {
  readonly attributes: AttributeAst[];
  propertyType: TypeConstraintAst | null;
  isStatic: boolean;
  isHidden: boolean;
  /** Start of the member. */
  start: Placed | null;
  /** The last attribute, type or modifier. */
  last: Placed | null;
}

/** Rules for type definitions and using statements: the last link of the parser. */
export class ClassParser extends StatementParser {
  // ------------------------------------------------------------ classes

  protected override classRule(attributes: readonly AttributeBaseAst[], token: Token): StatementAst {
    this.skipNewlines();
    const nameToken = this.simpleNameToken();
    if (nameToken === null) {
      this.reportIncomplete(after(token), 'MissingNameAfterKeyword', token.text);
      return errorStatement(token.extent);
    }
    nameToken.flags = (nameToken.flags & ~TokenFlags.MemberName) | TokenFlags.TypeName;
    this.skipNewlines();
    const oldMode = this.mode;
    this.mode = 'Signature';
    const definition = this.classInSignatureMode(attributes, token, nameToken);
    this.mode = oldMode;
    return definition;
  }

  private classInSignatureMode(attributes: readonly AttributeBaseAst[], token: Token, nameToken: Token): StatementAst {
    const baseTypes = this.baseTypesRule();
    const lCurly = this.next();
    if (lCurly.kind !== 'LCurly') {
      this.unget(lCurly);
      const last = baseTypes.at(-1) ?? nameToken;
      this.reportIncomplete(after(last), 'MissingTypeBody', kindText(token.kind));
      return errorStatement(spanning(token, last), baseTypes);
    }
    const members: MemberAst[] = [];
    let end: Placed = lCurly;
    for (;;) {
      const member = this.classMemberRule(nameToken.text);
      if (member === null) break;
      if (member === 'skipped') continue;
      members.push(member);
      end = member;
    }
    end = this.typeEndRule(lCurly, end);
    return {
      kind: 'TypeDefinition',
      extent: spanning(attributes[0] ?? token, end),
      typeKind: 'Class',
      name: nameToken.text,
      nameExtent: nameToken.extent,
      baseTypes,
      members,
      attributes: attributes.filter((attribute) => attribute.kind === 'Attribute'),
    };
  }

  private baseTypesRule(): TypeConstraintAst[] {
    const baseTypes: TypeConstraintAst[] = [];
    const colon = this.peek();
    if (colon.kind !== 'Colon') return baseTypes;
    let separator = colon;
    do {
      this.skip();
      this.skipNewlines();
      const named = this.typeNameRule(false);
      if (named === null) {
        this.reportIncomplete(after(separator), 'TypeNameExpected');
        break;
      }
      const { typeName } = named;
      baseTypes.push({ kind: 'TypeConstraint', extent: typeName.extent, typeName });
      this.skipNewlines();
      separator = this.peek();
    } while (separator.kind === 'Comma');
    return baseTypes;
  }

  private typeEndRule(lCurly: Token, lastMember: Placed): Placed {
    const rCurly = this.next();
    if (rCurly.kind === 'RCurly') return rCurly;
    this.unget(rCurly);
    this.reportIncompleteAt(after(lCurly), rCurly, 'MissingEndCurlyBrace');
    return lastMember;
  }

  /** A member; null when there are no more, 'skipped' when one could not be read but others may follow. */
  private classMemberRule(className: string): MemberAst | null | 'skipped' {
    const head: MemberHead = {
      attributes: [],
      propertyType: null,
      isStatic: false,
      isHidden: false,
      start: null,
      last: null,
    };
    const token = this.memberHeadRule(head);
    if (token.kind === 'Variable') {
      this.skip();
      return this.propertyRule(head, token);
    }
    if (token.kind === 'Identifier' || token.has(TokenFlags.Keyword)) {
      token.flags = 0;
      this.skip();
      return this.methodRule(head, token, className);
    }
    if (head.last === null) return null;
    this.reportIncomplete(after(head.last), 'IncompleteMemberDefinition');
    return head.attributes.length > 0 || head.propertyType !== null ? 'skipped' : null;
  }

  /** Attributes, the type, and modifiers; returns (without taking it) the token after them. */
  private memberHeadRule(head: MemberHead): Token {
    for (;;) {
      this.skipNewlines();
      const attribute = this.attributeRule();
      if (attribute !== null) {
        head.last = attribute;
        head.start ??= attribute;
        if (attribute.kind === 'Attribute') head.attributes.push(attribute);
        else if (head.propertyType === null) head.propertyType = attribute;
        else this.report(attribute, 'TooManyTypes');
        continue;
      }
      const token = this.peek();
      head.start ??= token;
      if (token.kind !== 'Static' && token.kind !== 'Hidden') return token;
      const repeated = token.kind === 'Static' ? head.isStatic : head.isHidden;
      if (repeated) this.report(token, 'DuplicateQualifier', token.text);
      if (token.kind === 'Static') head.isStatic = true;
      else head.isHidden = true;
      head.last = token;
      this.skip();
    }
  }

  private propertyRule(head: MemberHead, variable: Token): PropertyMemberAst | 'skipped' {
    let initialValue: ExpressionAst | null = null;
    if (this.peek().kind === 'Equals') {
      this.skip();
      this.skipNewlines();
      initialValue = this.expressionRule();
    }
    const end = this.memberEndRule(extentOfPlaced(initialValue ?? variable), true);
    if (variable.value === '') return 'skipped';
    return {
      kind: 'PropertyMember',
      extent: spanning(head.start ?? variable, end),
      name: variable.value,
      nameExtent: variable.extent,
      propertyType: head.propertyType,
      attributes: head.attributes,
      initialValue,
      isStatic: head.isStatic,
      isHidden: head.isHidden,
      isEnumMember: false,
    };
  }

  /** The end of a property; a semicolon belongs to it, a line end does not. */
  private memberEndRule(end: Extent, reportMissing: boolean): Extent {
    const terminator = this.peek();
    const { kind } = terminator;
    if (reportMissing && kind !== 'NewLine' && kind !== 'Semi' && kind !== 'RCurly') {
      this.reportIncomplete(after(end), 'MissingPropertyTerminator');
    }
    this.skipNewlinesAndSemicolons();
    return kind === 'Semi' ? terminator.extent : end;
  }

  private methodRule(head: MemberHead, nameToken: Token, className: string): FunctionMemberAst | 'skipped' {
    nameToken.flags &= ~TokenFlags.Keyword;
    let parameters: readonly ParameterAst[] = [];
    let errorEnd: Extent | null = null;
    let rParen: Token | null = null;
    if (this.peek().kind === 'LParen') {
      const found = this.functionParametersRule();
      parameters = found.parameters ?? [];
      ({ rParen, errorEnd } = found);
    } else {
      this.reportIncomplete(after(nameToken), 'MissingMethodParameterList');
    }
    const isConstructor = nameToken.text.toLowerCase() === className.toLowerCase();
    let baseCall: CommandExpressionAst | null = null;
    if (isConstructor && !head.isStatic) {
      const found = this.baseConstructorRule(nameToken);
      baseCall = found.call;
      errorEnd = found.errorEnd ?? errorEnd;
    }
    const lCurly = this.next();
    if (lCurly.kind !== 'LCurly') {
      this.unget(lCurly);
      if (errorEnd === null) {
        errorEnd = extentOfPlaced(rParen ?? nameToken);
        this.reportIncomplete(after(errorEnd), 'MissingFunctionBody');
      }
    }
    if (errorEnd !== null) {
      this.syncOnError(false, 'RCurly');
      return 'skipped';
    }
    const oldMode = this.mode;
    this.mode = 'Command';
    const body = this.scriptBlockRule(lCurly, false, baseCall);
    this.mode = oldMode;
    return {
      kind: 'FunctionMember',
      extent: spanning(head.start ?? nameToken, body),
      name: nameToken.text,
      nameExtent: nameToken.extent,
      parameters,
      returnType: head.propertyType,
      attributes: head.attributes,
      isStatic: head.isStatic,
      isHidden: head.isHidden,
      isConstructor,
      body,
    };
  }

  /** `: base(…)` after a constructor's parameters; without it the base constructor is called without arguments. */
  private baseConstructorRule(nameToken: Token): { call: CommandExpressionAst; errorEnd: Extent | null } {
    this.skipNewlines();
    const oldMode = this.mode;
    this.mode = 'Signature';
    let args: ExpressionAst[] = [];
    let extent = new Extent(nameToken.extent.source, nameToken.extent.startOffset, nameToken.extent.startOffset);
    let errorEnd: Extent | null = null;
    const colon = this.peek();
    if (colon.kind === 'Colon') {
      this.skip();
      this.skipNewlines();
      const base = this.peek();
      if (base.kind === 'Base') {
        this.skip();
        this.skipNewlines();
        const lParen = this.peek();
        if (lParen.kind === 'LParen') {
          this.skip();
          const found = this.invokeArgumentsRule(lParen);
          args = found.args;
          extent = spanning(base, found.end);
          this.skipNewlines();
        } else {
          errorEnd = base.extent;
          this.reportIncomplete(after(base), 'MissingMethodParameterList');
        }
      } else {
        errorEnd = colon.extent;
        this.reportIncomplete(after(colon), 'MissingBaseCtorCall');
      }
    }
    this.mode = oldMode;
    const expression: ExpressionAst = { kind: 'BaseCtorInvokeMemberExpression', extent, arguments: args };
    return { call: { kind: 'CommandExpression', extent, expression, redirections: [] }, errorEnd };
  }

  // ------------------------------------------------------------ enums

  protected override enumRule(attributes: readonly AttributeBaseAst[], token: Token): StatementAst {
    this.skipNewlines();
    const nameToken = this.simpleNameToken();
    if (nameToken === null) {
      this.reportIncomplete(after(token), 'MissingNameAfterKeyword', token.text);
      return errorStatement(token.extent);
    }
    const oldMode = this.mode;
    this.mode = 'Signature';
    const definition = this.enumInSignatureMode(attributes, token, nameToken);
    this.mode = oldMode;
    return definition;
  }

  private enumInSignatureMode(attributes: readonly AttributeBaseAst[], token: Token, nameToken: Token): StatementAst {
    const baseTypes = this.enumTypeRule();
    this.skipNewlines();
    const lCurly = this.next();
    if (lCurly.kind !== 'LCurly') {
      this.unget(lCurly);
      this.reportIncomplete(after(nameToken), 'MissingTypeBody', kindText(token.kind));
      return errorStatement(spanning(token, nameToken));
    }
    const members: MemberAst[] = [];
    for (let member = this.enumMemberRule(); member !== null; member = this.enumMemberRule()) members.push(member);
    const end = this.typeEndRule(lCurly, members.at(-1) ?? lCurly);
    return {
      kind: 'TypeDefinition',
      extent: spanning(attributes[0] ?? token, end),
      typeKind: 'Enum',
      name: nameToken.text,
      nameExtent: nameToken.extent,
      baseTypes,
      members,
      attributes: attributes.filter((attribute) => attribute.kind === 'Attribute'),
    };
  }

  private enumTypeRule(): TypeConstraintAst[] {
    const colon = this.peek();
    if (colon.kind !== 'Colon') return [];
    this.skip();
    this.skipNewlines();
    const named = this.typeNameRule(false);
    if (named === null) {
      this.reportIncomplete(after(colon), 'TypeNameExpected');
      return [];
    }
    const { typeName } = named;
    const name = typeNameText(typeName);
    if (!ENUM_TYPES.has(name.toLowerCase().replace(/^system\./, ''))) {
      this.report(typeName, 'InvalidUnderlyingType', name);
    }
    return [{ kind: 'TypeConstraint', extent: typeName.extent, typeName }];
  }

  private enumMemberRule(): PropertyMemberAst | null {
    this.skipNewlines();
    const name = this.simpleNameRule();
    if (name === null) return null;
    let end = name.extent;
    let initialValue: ExpressionAst | null = null;
    let missingValue = false;
    const oldMode = this.mode;
    this.mode = 'Expression';
    const equals = this.peek();
    if (equals.kind === 'Equals') {
      this.skip();
      initialValue = this.expressionRule();
      if (initialValue === null) {
        missingValue = true;
        this.report(after(equals), 'ExpectedValueExpression', '=');
      }
      end = extentOfPlaced(initialValue ?? equals);
    }
    this.mode = oldMode;
    end = this.memberEndRule(end, !missingValue);
    return {
      kind: 'PropertyMember',
      extent: spanning(name, end),
      name: name.value,
      nameExtent: name.extent,
      propertyType: null,
      attributes: [],
      initialValue,
      isStatic: true,
      isHidden: false,
      isEnumMember: true,
    };
  }

  // ------------------------------------------------------------ using

  protected override usingRule(usingToken: Token): StatementAst {
    const directive = this.next();
    const usingKind = USING_KINDS.get(directive.kind);
    if (usingKind === undefined) {
      this.unget(directive);
      this.reportIncomplete(after(usingToken), 'MissingUsingStatementDirective');
      return errorStatement(usingToken.extent);
    }
    const itemToken = this.next();
    if (['EndOfInput', 'NewLine', 'Comma', 'Semi'].includes(itemToken.kind)) {
      if (itemToken.kind === 'EndOfInput') this.unget(itemToken);
      this.reportIncomplete(after(directive), 'MissingUsingItemName');
      return errorStatement(spanning(usingToken, directive));
    }
    const item = this.commandArgument('CommandArgument', itemToken);
    if (item === null) {
      this.report(itemToken, 'InvalidValueForUsingItemName', itemToken.text);
      this.syncOnError(true, 'Semi', 'NewLine');
      return errorStatement(spanning(usingToken, itemToken));
    }
    const isSpecification = usingKind === 'Module' && item.kind === 'Hashtable';
    if (item.kind !== 'StringConstantExpression' && !isSpecification) {
      this.report(item, 'InvalidValueForUsingItemName', item.extent.text);
      return errorStatement(spanning(usingToken, item));
    }
    if (item.kind === 'Hashtable') {
      this.requireTerminator();
      return usingStatement(spanning(usingToken, item), usingKind, null, null, item);
    }
    return this.usingAliasRule(usingToken, usingKind, itemToken, item);
  }

  /** `= alias` after the name: allowed for namespaces and modules, needed for types and commands. */
  private usingAliasRule(
    usingToken: Token,
    usingKind: UsingKind,
    itemToken: Token,
    name: StringConstantExpressionAst,
  ): StatementAst {
    const equals = this.peek();
    const needsAlias = usingKind === 'Type' || usingKind === 'Command';
    if (usingKind === 'Assembly' || equals.kind !== 'Equals') {
      if (needsAlias) {
        this.reportIncomplete(after(itemToken), 'MissingEqualsInUsingAlias');
        return errorStatement(spanning(usingToken, name), name);
      }
      this.requireTerminator();
      return usingStatement(spanning(usingToken, name), usingKind, name, null, null);
    }
    this.skip();
    const aliasToken = this.next();
    if (['EndOfInput', 'NewLine', 'Semi'].includes(aliasToken.kind)) {
      this.unget(aliasToken);
      this.reportIncomplete(after(equals), 'MissingNamespaceAlias');
      return errorStatement(spanning(usingToken, equals));
    }
    if (aliasToken.kind === 'Comma') {
      this.report(aliasToken, 'UnexpectedUnaryOperator', aliasToken.text);
      return errorStatement(spanning(usingToken, aliasToken));
    }
    const alias = this.commandArgument('CommandArgument', aliasToken);
    if (alias?.kind === 'Hashtable' && usingKind === 'Module') {
      this.requireTerminator();
      return usingStatement(spanning(usingToken, aliasToken), usingKind, name, null, alias);
    }
    if (alias?.kind !== 'StringConstantExpression') {
      const found = extentOfPlaced(alias ?? aliasToken);
      this.report(found, 'InvalidValueForUsingItemName', found.text);
      return errorStatement(spanning(usingToken, found), name, alias);
    }
    this.requireTerminator();
    return usingStatement(spanning(usingToken, aliasToken), usingKind, name, alias, null);
  }

  private requireTerminator(): void {
    const token = this.peek();
    if (token.kind === 'NewLine' || token.kind === 'Semi') this.skip();
    else if (token.kind !== 'EndOfInput') this.reportIncomplete(token, 'MissingStatementTerminator');
  }
}

function usingStatement(
  extent: Extent,
  usingStatementKind: UsingKind,
  name: StringConstantExpressionAst | null,
  alias: StringConstantExpressionAst | null,
  moduleSpecification: HashtableAst | null,
): UsingStatementAst {
  return { kind: 'UsingStatement', extent, usingStatementKind, name, alias, moduleSpecification };
}
