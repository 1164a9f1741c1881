/**
 * Writes a tree as PowerShell text which parses to the same tree.
 *
 * Used to show parts of scripts (definitions of functions, script blocks) that have no source text of their own, and to
 * prove the parser against itself.
 */
import type {
  Ast,
  CommandElementAst,
  CommandParameterAst,
  ExpressionAst,
  MemberAst,
  NumericLiteral,
  RedirectionAst,
  ScriptBlockAst,
  StatementAst,
  StatementBlockAst,
  StringConstantType,
  VariableExpressionAst,
} from '../../src/language/ast.ts';
import { scanNumber } from '../../src/language/number-scanner.ts';
import { KEYWORDS, kindText, type TokenKind } from '../../src/language/token.ts';
import { typeNameText } from '../../src/language/type-name.ts';

const NUMBER_SUFFIX: Readonly<Record<NumericLiteral['type'], string>> = {
  int: '',
  double: '',
  byte: 'uy',
  sbyte: 'y',
  short: 's',
  ushort: 'us',
  uint: 'u',
  long: 'l',
  ulong: 'ul',
  decimal: 'd',
  biginteger: 'n',
};

const STREAM_NUMBERS: Readonly<Record<string, string>> = {
  All: '*',
  Output: '',
  Error: '2',
  Warning: '3',
  Verbose: '4',
  Debug: '5',
  Information: '6',
};

function unicodeEscape(character: string): string {
  return `\`u{${character.charCodeAt(0).toString(16)}}`;
}

// ---------------------------------------------------------------- literals

function printNumber(literal: NumericLiteral): string {
  if (literal.type !== 'double') return `${literal.value}${NUMBER_SUFFIX[literal.type]}`;
  const { value } = literal;
  if (!Number.isFinite(value)) return value < 0 ? '-1e999' : '1e999';
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A negative number as an argument, where a sign would make it a word: only digits with a sign bit are negative. */
function printNegativeArgument(literal: NumericLiteral): string {
  const value = BigInt(literal.value);
  // `d` is a hexadecimal digit, so decimals are written in binary.
  const isDecimal = literal.type === 'decimal';
  let bits = 32;
  while (BigInt.asIntN(bits, value) !== value) bits += 32;
  const digits = BigInt.asUintN(bits, value).toString(isDecimal ? 2 : 16);
  return `${isDecimal ? '0b' : '0x'}${digits}${NUMBER_SUFFIX[literal.type]}`;
}

function printHexadecimal(value: number): string {
  return `${value < 0 ? '-' : ''}0x0${Math.abs(value).toString(16)}`;
}

/** The name of a variable in braces. */
function bracedName(path: string): string {
  return `{${path.replace(/[`{}]/g, (character) => `\`${character}`).replace(/["\u201c-\u201e]/g, unicodeEscape)}}`;
}

function printVariable(variable: VariableExpressionAst, braced: boolean): string {
  const { userPath, splatted } = variable;
  if (splatted) return `@${userPath}`;
  const plain = !braced && /^(?:\w+:)?\w+$/.test(userPath);
  return plain ? `$${userPath}` : `$${bracedName(userPath)}`;
}

/** Literal text for a double-quoted string. A backtick never comes directly before a quote, see nestedText. */
function quotedText(text: string): string {
  return text
    .replace(/`(?=["\u201c-\u201e]|$)/g, unicodeEscape)
    .replace(/`(?!u\{)/g, '``')
    .replace(/\$/g, '`$')
    .replace(/["\u201c-\u201e]/g, '$&$&');
}

/** Literal text for an expandable here-string: a quote at the start of a line could end it. */
function hereText(text: string): string {
  return text
    .replace(/`/g, '``')
    .replace(/\$/g, '`$')
    .replace(/["\u201c-\u201e]/g, unicodeEscape);
}

/** Literal text of a word without quotes. */
function wordText(text: string): string {
  return text.replace(/[^\p{L}\p{N}_./\\:*?=+%~^!-]/gu, (character) => {
    if (character === '\n') return '`n';
    if (character === '\r') return '`r';
    return character === '\t' ? '`t' : `\`${character}`;
  });
}

/** A word; where it would be taken as something else, its first character is escaped. */
function printWord(value: string, isCommandName: boolean): string {
  if (value === '') return "''";
  if (value === '--%' && !isCommandName) return value;
  const first = value.charAt(0);
  const number = /[\d+.-]/.test(first) && scanNumber(value, 0, false, false)?.end === value.length;
  const keyword = isCommandName && (KEYWORDS.has(value.toLowerCase()) || /^\.?\d\w*[^\w]/.test(value));
  const special = !/[\p{L}\p{N}_./\\*?%~^:=+!]/u.test(first) || (isCommandName && /[+!=:]/.test(first));
  const dotted = first === '.' && !/^\.[\w./\\]/.test(`${value} `) && value.length > 1;
  if (!number && !keyword && !special && !dotted) return wordText(value);
  return unicodeEscape(first) + wordText(value.slice(1));
}

/** A subexpression inside a string, where each double quote is written twice. */
function nestedText(expression: ExpressionAst, hereString: boolean): string {
  if (expression.kind === 'VariableExpression') return printVariable(expression, true);
  if (expression.kind === 'UsingExpression' && expression.subExpression.kind === 'VariableExpression') {
    return `$${bracedName(`using:${expression.subExpression.userPath}`)}`;
  }
  const text = printExpression(expression);
  return hereString ? text : text.replace(/["\u201c-\u201e]/g, '$&$&');
}

function printParts(parts: readonly (string | ExpressionAst)[], type: StringConstantType): string {
  const here = type === 'DoubleQuotedHereString';
  const bare = type === 'BareWord';
  const pieces = parts.map((part, index) => {
    if (typeof part !== 'string') return nestedText(part, here);
    if (here) return hereText(part);
    if (!bare) return quotedText(part);
    // After a variable a dot or bracket would be a member access.
    if (index > 0 && /^[.[?:]/.test(part)) return unicodeEscape(part.charAt(0)) + wordText(part.slice(1));
    return index === 0 ? printWord(part, false) : wordText(part);
  });
  const text = pieces.join('');
  if (bare) return text;
  return here ? `@"\n${text}\n"@` : `"${text}"`;
}

function printString(value: string, type: StringConstantType, isCommandName: boolean): string {
  switch (type) {
    case 'SingleQuoted':
      return `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
    case 'SingleQuotedHereString':
      return `@'\n${value}\n'@`;
    case 'BareWord':
      return printWord(value, isCommandName);
    default:
      return printParts([value], type);
  }
}

// ---------------------------------------------------------------- expressions

function printBlock(block: StatementBlockAst): string {
  return `{${statements(block.traps, block.statements)}}`;
}

function statements(...lists: (readonly StatementAst[])[]): string {
  const lines = lists.flat().map((statement) => `${printStatement(statement)}\n`);
  return lines.length === 0 ? '' : `\n${lines.join('')}`;
}

function printMember(member: ExpressionAst): string {
  if (member.kind === 'StringConstantExpression' && member.stringConstantType === 'BareWord') return member.value;
  return printExpression(member);
}

function printTarget(target: ExpressionAst, nullConditional: boolean): string {
  // 1.a would be a word, 0x1.a is a member of a number.
  if (target.kind === 'ConstantExpression' && target.value.type === 'int') return printHexadecimal(target.value.value);
  // $x? would be the name of a variable.
  if (nullConditional && target.kind === 'VariableExpression') return printVariable(target, true);
  return printExpression(target);
}

function printUsing(expression: ExpressionAst): string {
  switch (expression.kind) {
    case 'VariableExpression':
      return `${expression.splatted ? '@' : '$'}using:${expression.userPath}`;
    case 'MemberExpression':
    case 'InvokeMemberExpression':
      return printExpression({ ...expression, expression: { ...expression.expression } }, printUsing);
    case 'IndexExpression':
      return printExpression(expression, printUsing);
    default:
      return printExpression(expression);
  }
}

/** An expression as text. `printInner` writes the target of members and indexes. */
export function printExpression(
  expression: ExpressionAst,
  printInner: ((inner: ExpressionAst) => string) | null = null,
): string {
  const target = (inner: ExpressionAst, nullConditional: boolean): string =>
    printInner === null ? printTarget(inner, nullConditional) : printInner(inner);
  switch (expression.kind) {
    case 'BinaryExpression':
      return `${printExpression(expression.left)} ${kindText(expression.operator)} ${printExpression(expression.right)}`;
    case 'UnaryExpression': {
      const { operator, child } = expression;
      const text = kindText(operator as TokenKind);
      if (operator.startsWith('Postfix')) return `${printExpression(child)}${text}`;
      return `${text} ${printExpression(child)}`;
    }
    case 'TernaryExpression': {
      const { condition, ifTrue, ifFalse } = expression;
      return `${printExpression(condition)} ? ${printExpression(ifTrue)} : ${printExpression(ifFalse)}`;
    }
    case 'ConvertExpression':
      return `${printNode(expression.type)}${printExpression(expression.child)}`;
    case 'AttributedExpression':
      return `${printNode(expression.attribute)}${printExpression(expression.child)}`;
    case 'TypeExpression':
      return `[${typeNameText(expression.typeName)}]`;
    case 'VariableExpression':
      return printVariable(expression, false);
    case 'ConstantExpression':
      return printNumber(expression.value);
    case 'StringConstantExpression':
      return printString(expression.value, expression.stringConstantType, false);
    case 'ExpandableStringExpression':
      return printParts(expression.parts, expression.stringConstantType);
    case 'ArrayLiteral': {
      const [first] = expression.elements;
      if (expression.elements.length === 1 && first !== undefined) return `, ${printExpression(first)}`;
      return expression.elements.map((element) => printExpression(element)).join(', ');
    }
    case 'ArrayExpression':
    case 'SubExpression': {
      const { traps, statements: list } = expression.subExpression;
      return `${expression.kind === 'SubExpression' ? '$' : '@'}(${statements(traps, list)})`;
    }
    case 'ParenExpression':
      return `(${printStatement(expression.pipeline)})`;
    case 'Hashtable': {
      const entries = expression.keyValuePairs.map(
        ([key, value]) => `${printMember(key)} = ${printStatement(value)}\n`,
      );
      return entries.length === 0 ? '@{}' : `@{\n${entries.join('')}}`;
    }
    case 'ScriptBlockExpression':
      return `{${printScriptBlock(expression.scriptBlock)}}`;
    case 'MemberExpression':
    case 'InvokeMemberExpression': {
      const { nullConditional } = expression;
      const operator = expression.static ? '::' : nullConditional ? '?.' : '.';
      const access = `${target(expression.expression, nullConditional)}${operator}${printMember(expression.member)}`;
      if (expression.kind === 'MemberExpression') return access;
      const generic = expression.genericTypeArguments.map(typeNameText).join(', ');
      const args = expression.arguments.map((argument) => printExpression(argument)).join(', ');
      return `${access}${generic === '' ? '' : `[${generic}]`}(${args})`;
    }
    case 'BaseCtorInvokeMemberExpression':
      return `base(${expression.arguments.map((argument) => printExpression(argument)).join(', ')})`;
    case 'IndexExpression': {
      const { nullConditional } = expression;
      const bracket = nullConditional ? '?[' : '[';
      return `${target(expression.target, nullConditional)}${bracket}${printExpression(expression.index)}]`;
    }
    case 'UsingExpression':
      return printUsing(expression.subExpression);
    case 'ErrorExpression':
      return expression.extent.text;
  }
}

// ---------------------------------------------------------------- commands

function printParameter(parameter: CommandParameterAst): string {
  if (parameter.argument === null) return `-${parameter.parameterName}`;
  return `-${parameter.parameterName}:${printArgument(parameter.argument)}`;
}

function printArgument(argument: CommandElementAst): string {
  if (argument.kind === 'CommandParameter') return printParameter(argument);
  if (argument.kind === 'ArrayLiteral') return argument.elements.map(printArgument).join(', ');
  if (argument.kind === 'ConstantExpression' && String(argument.value.value).startsWith('-'))
    return printNegativeArgument(argument.value);
  return printExpression(argument);
}

function printCommand(elements: readonly CommandElementAst[], isNamed: boolean): string {
  let verbatim = false;
  return elements
    .map((element, index) => {
      if (element.kind !== 'StringConstantExpression') return printArgument(element);
      // What follows --% is not scanned.
      if (verbatim) return element.value;
      verbatim = isVerbatimMark(element);
      if (index > 0 && element.value === '--' && element.stringConstantType === 'BareWord') return '--';
      return printString(element.value, element.stringConstantType, index === 0 && isNamed);
    })
    .join(' ');
}

function isVerbatimMark(element: CommandElementAst): boolean {
  return (
    element.kind === 'StringConstantExpression' && element.value === '--%' && element.stringConstantType === 'BareWord'
  );
}

function printRedirection(redirection: RedirectionAst): string {
  const from = STREAM_NUMBERS[redirection.fromStream] ?? '';
  if (redirection.kind === 'MergingRedirection') return ` ${from}>&1`;
  return ` ${from}${redirection.append ? '>>' : '>'} ${printArgument(redirection.location)}`;
}

// ---------------------------------------------------------------- statements

function labelPrefix(label: string | null): string {
  return label === null ? '' : `:${label} `;
}

function optional(statement: StatementAst | null): string {
  return statement === null ? '' : printStatement(statement);
}

function keyword(word: string, rest: StatementAst | null): string {
  return rest === null ? word : `${word} ${printStatement(rest)}`;
}

/** A statement as text. */
export function printStatement(statement: StatementAst): string {
  switch (statement.kind) {
    case 'PipelineChain': {
      const operator = statement.operator === 'AndAnd' ? '&&' : '||';
      const text = `${printStatement(statement.lhsPipelineChain)} ${operator} ${printStatement(statement.rhsPipeline)}`;
      return statement.background ? `${text} &` : text;
    }
    case 'Pipeline': {
      const text = statement.pipelineElements.map(printStatement).join(' | ');
      return statement.background ? `${text} &` : text;
    }
    case 'Command': {
      const operator = statement.invocationOperator === 'none' ? '' : `${statement.invocationOperator} `;
      const elements = printCommand(statement.commandElements, operator === '');
      const redirections = statement.redirections.map(printRedirection).join('');
      const mark = statement.commandElements.findIndex(isVerbatimMark);
      if (mark <= 0 || redirections === '') return `${operator}${elements}${redirections}`;
      // Behind --% they would be a part of what is not scanned.
      const before = printCommand(statement.commandElements.slice(0, mark), operator === '');
      return `${operator}${before}${redirections}${elements.slice(before.length)}`;
    }
    case 'CommandExpression':
      return `${printExpression(statement.expression)}${statement.redirections.map(printRedirection).join('')}`;
    case 'AssignmentStatement':
      return `${printExpression(statement.left)} ${kindText(statement.operator)} ${printStatement(statement.right)}`;
    case 'IfStatement': {
      const clauses = statement.clauses.map(
        (clause) => `if (${printStatement(clause.condition)}) ${printBlock(clause.body)}`,
      );
      const last = statement.elseClause === null ? '' : ` else ${printBlock(statement.elseClause)}`;
      return `${clauses.join(' else')}${last}`;
    }
    case 'WhileStatement':
      return `${labelPrefix(statement.label)}while (${printStatement(statement.condition)}) ${printBlock(statement.body)}`;
    case 'DoWhileStatement':
    case 'DoUntilStatement': {
      const word = statement.kind === 'DoWhileStatement' ? 'while' : 'until';
      const body = printBlock(statement.body);
      return `${labelPrefix(statement.label)}do ${body} ${word} (${printStatement(statement.condition)})`;
    }
    case 'ForStatement': {
      const { initializer, condition, iterator, body } = statement;
      const head = `${optional(initializer)}; ${optional(condition)}; ${optional(iterator)}`;
      return `${labelPrefix(statement.label)}for (${head}) ${printBlock(body)}`;
    }
    case 'ForEachStatement': {
      const { variable, condition, body, flags, throttleLimit } = statement;
      const parallel = flags.parallel ? ' -parallel' : '';
      const limit = throttleLimit === null ? '' : ` -throttlelimit ${printArgument(throttleLimit)}`;
      const head = `${printExpression(variable)} in ${printStatement(condition)}`;
      return `${labelPrefix(statement.label)}foreach${parallel}${limit} (${head}) ${printBlock(body)}`;
    }
    case 'SwitchStatement': {
      const { flags, condition, clauses, defaultClause } = statement;
      const words = [
        flags.regex ? ' -regex' : '',
        flags.wildcard ? ' -wildcard' : '',
        flags.exact && !flags.regex && !flags.wildcard ? ' -exact' : '',
        flags.caseSensitive ? ' -casesensitive' : '',
        flags.parallel ? ' -parallel' : '',
      ].join('');
      const head = flags.file ? ` -file ${printStatement(condition)}` : ` (${printStatement(condition)})`;
      const lines = clauses.map((clause) => `${printArgument(clause.condition)} ${printBlock(clause.body)}\n`);
      if (defaultClause !== null) lines.push(`default ${printBlock(defaultClause)}\n`);
      return `${labelPrefix(statement.label)}switch${words}${head} {\n${lines.join('')}}`;
    }
    case 'TryStatement': {
      const catches = statement.catchClauses.map((clause) => {
        const types = clause.catchTypes.map((type) => printNode(type)).join(', ');
        return ` catch ${types === '' ? '' : `${types} `}${printBlock(clause.body)}`;
      });
      const last = statement.finally === null ? '' : ` finally ${printBlock(statement.finally)}`;
      return `try ${printBlock(statement.body)}${catches.join('')}${last}`;
    }
    case 'TrapStatement':
      return `trap ${statement.trapType === null ? '' : `${printNode(statement.trapType)} `}${printBlock(statement.body)}`;
    case 'DataStatement': {
      const commands = statement.commandsAllowed.map(printArgument).join(', ');
      const name = statement.variable === null ? '' : `${statement.variable} `;
      return `data ${name}${commands === '' ? '' : `-SupportedCommand ${commands} `}${printBlock(statement.body)}`;
    }
    case 'BreakStatement':
    case 'ContinueStatement': {
      const word = statement.kind === 'BreakStatement' ? 'break' : 'continue';
      return statement.label === null ? word : `${word} ${printMember(statement.label)}`;
    }
    case 'ReturnStatement':
      return keyword('return', statement.pipeline);
    case 'ExitStatement':
      return keyword('exit', statement.pipeline);
    case 'ThrowStatement':
      return keyword('throw', statement.pipeline);
    case 'FunctionDefinition': {
      const word = statement.isFilter ? 'filter' : statement.isWorkflow ? 'workflow' : 'function';
      const parameters =
        statement.parameters === null ? '' : `(${statement.parameters.map((item) => printNode(item)).join(', ')}) `;
      return `${word} ${printWord(statement.name, false)} ${parameters}{${printScriptBlock(statement.body)}}`;
    }
    case 'TypeDefinition': {
      const attributes = statement.attributes.map((attribute) => `${printNode(attribute)}\n`).join('');
      const bases = statement.baseTypes.map((type) => typeNameText(type.typeName)).join(', ');
      const members = statement.members.map((member) => `${printTypeMember(member)}\n`).join('');
      const word = statement.typeKind.toLowerCase();
      return `${attributes}${word} ${statement.name}${bases === '' ? '' : ` : ${bases}`} {\n${members}}`;
    }
    case 'UsingStatement': {
      const { name, alias, moduleSpecification, usingStatementKind } = statement;
      const item = name === null ? '' : ` ${printArgument(name)}`;
      const right = alias ?? (name === null ? null : moduleSpecification);
      const specification =
        name === null && moduleSpecification !== null ? ` ${printArgument(moduleSpecification)}` : '';
      const equals = right === null ? '' : ` = ${printArgument(right)}`;
      return `using ${usingStatementKind.toLowerCase()}${item}${specification}${equals}`;
    }
    case 'ErrorStatement':
      return statement.extent.text;
  }
}

function printTypeMember(member: MemberAst): string {
  if (member.kind === 'PropertyMember' && member.isEnumMember) {
    return member.initialValue === null ? member.name : `${member.name} = ${printExpression(member.initialValue)}`;
  }
  const attributes = member.attributes.map((attribute) => `${printNode(attribute)} `).join('');
  const modifiers = `${member.isHidden ? 'hidden ' : ''}${member.isStatic ? 'static ' : ''}`;
  if (member.kind === 'PropertyMember') {
    const type = member.propertyType === null ? '' : printNode(member.propertyType);
    const value = member.initialValue === null ? '' : ` = ${printExpression(member.initialValue)}`;
    return `${attributes}${modifiers}${type}$${member.name}${value}`;
  }
  const type = member.returnType === null ? '' : `${printNode(member.returnType)} `;
  const parameters = member.parameters.map((parameter) => printNode(parameter)).join(', ');
  const [first] = member.body.endBlock?.statements ?? [];
  const call =
    first?.kind === 'CommandExpression' && first.expression.kind === 'BaseCtorInvokeMemberExpression' ? first : null;
  const base = call === null || call.extent.isEmpty ? '' : ` : ${printStatement(call)}`;
  return `${attributes}${modifiers}${type}${member.name}(${parameters})${base} {${printScriptBlock(member.body)}}`;
}

/** What stands between the braces of a script block, or in a script. */
export function printScriptBlock(block: ScriptBlockAst): string {
  const lines = block.usingStatements.map((statement) => `${printStatement(statement)}\n`);
  if (block.paramBlock !== null) lines.push(`${printNode(block.paramBlock)}\n`);
  for (const named of [
    block.dynamicParamBlock,
    block.beginBlock,
    block.processBlock,
    block.endBlock,
    block.cleanBlock,
  ]) {
    if (named === null) continue;
    const isCall = (statement: StatementAst): boolean =>
      statement.kind === 'CommandExpression' && statement.expression.kind === 'BaseCtorInvokeMemberExpression';
    const list = statements(
      named.traps,
      named.statements.filter((statement) => !isCall(statement)),
    );
    lines.push(named.unnamed ? list : `${named.blockKind.toLowerCase()} {${list}}\n`);
  }
  const text = lines.join('');
  return text === '' || text.startsWith('\n') ? text : `\n${text}`;
}

/** Any node as text. */
export function printNode(node: Ast): string {
  switch (node.kind) {
    case 'ScriptBlock':
      return printScriptBlock(node);
    case 'ParamBlock': {
      const attributes = node.attributes.map((attribute) => `${printNode(attribute)}\n`).join('');
      return `${attributes}param(${node.parameters.map((parameter) => printNode(parameter)).join(', ')})`;
    }
    case 'NamedBlock':
      return `${node.blockKind.toLowerCase()} {${statements(node.traps, node.statements)}}`;
    case 'StatementBlock':
      return printBlock(node);
    case 'Parameter': {
      const attributes = node.attributes.map((attribute) => printNode(attribute)).join('');
      const value = node.defaultValue === null ? '' : ` = ${printExpression(node.defaultValue)}`;
      return `${attributes}${printExpression(node.name)}${value}`;
    }
    case 'Attribute': {
      const args = [
        ...node.positionalArguments.map((argument) => printExpression(argument)),
        ...node.namedArguments.map((argument) => printNode(argument)),
      ];
      return `[${typeNameText(node.typeName)}(${args.join(', ')})]`;
    }
    case 'NamedAttributeArgument':
      return node.expressionOmitted ? node.argumentName : `${node.argumentName} = ${printExpression(node.argument)}`;
    case 'TypeConstraint':
      return `[${typeNameText(node.typeName)}]`;
    case 'CatchClause':
      return `catch ${node.catchTypes.map((type) => printNode(type)).join(', ')} ${printBlock(node.body)}`;
    case 'PropertyMember':
    case 'FunctionMember':
      return printTypeMember(node);
    case 'CommandParameter':
      return printParameter(node);
    case 'FileRedirection':
    case 'MergingRedirection':
      return printRedirection(node).trimStart();
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'TernaryExpression':
    case 'ConvertExpression':
    case 'AttributedExpression':
    case 'TypeExpression':
    case 'VariableExpression':
    case 'ConstantExpression':
    case 'StringConstantExpression':
    case 'ExpandableStringExpression':
    case 'ArrayLiteral':
    case 'ArrayExpression':
    case 'SubExpression':
    case 'ParenExpression':
    case 'Hashtable':
    case 'ScriptBlockExpression':
    case 'MemberExpression':
    case 'InvokeMemberExpression':
    case 'BaseCtorInvokeMemberExpression':
    case 'IndexExpression':
    case 'UsingExpression':
    case 'ErrorExpression':
      return printExpression(node);
    default:
      return printStatement(node);
  }
}
