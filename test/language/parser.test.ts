/** The trees that texts become. */
import { describe, expect, test } from '@jest/globals';
import type { Ast, ExpressionAst, StatementAst } from '../../src/language/ast.ts';
import { functionHelp, scriptHelp } from '../../src/language/comment-help.ts';
import { parse } from '../../src/language/parser.ts';
import { positionMessage } from '../../src/language/position-message.ts';

function statement(text: string): StatementAst {
  const { ast, errors } = parse(text);
  expect(errors).toEqual([]);
  const first = ast.endBlock?.statements[0];
  if (first === undefined) throw new Error('no statement');
  return first;
}

function expression(text: string): ExpressionAst {
  const found = statement(text);
  if (found.kind !== 'Pipeline') throw new Error(found.kind);
  const [element] = found.pipelineElements;
  if (element?.kind !== 'CommandExpression') throw new Error('no expression');
  return element.expression;
}

/** An expression with all brackets that precedence puts in. */
function grouped(node: Ast): string {
  if (node.kind === 'BinaryExpression') return `(${grouped(node.left)} ${node.operator} ${grouped(node.right)})`;
  return node.extent.text;
}

function errorsOf(text: string): string[] {
  return parse(text).errors.map((error) => `${error.extent.startOffset} ${error.errorId}`);
}

describe('expressions', () => {
  test('precedence', () => {
    expect(grouped(expression('1 + 2 * 3 - 4'))).toBe('((1 Plus (2 Multiply 3)) Minus 4)');
    expect(grouped(expression('$a -or $b -and $c'))).toBe('(($a Or $b) And $c)');
    expect(grouped(expression('1 -eq 2 -band 3 -eq 4'))).toBe('((1 Ieq 2) Band (3 Ieq 4))');
    expect(grouped(expression("'{0}' -f 1 + 2"))).toBe("(('{0}' Format 1) Plus 2)");
    expect(grouped(expression('1..2 + 3'))).toBe('((1 DotDot 2) Plus 3)');
    expect(grouped(expression('$a ?? 1 + 2'))).toBe('($a QuestionQuestion (1 Plus 2))');
    expect(grouped(expression('$a -eq $b ?? 1'))).toBe('($a Ieq ($b QuestionQuestion 1))');
  });

  test('exact extents', () => {
    const node = expression('  ( $a.b(1, 2)[3] ) ');
    expect(node.extent.text).toBe('( $a.b(1, 2)[3] )');
    if (node.kind !== 'ParenExpression') throw new Error(node.kind);
    expect(node.pipeline.extent.text).toBe('$a.b(1, 2)[3]');
  });

  test('a signed number is a constant where an operand stands', () => {
    expect(expression('-5').kind).toBe('ConstantExpression');
    expect(expression('- 5').kind).toBe('UnaryExpression');
    expect(grouped(expression('1 -5'))).toBe('(1 Minus 5)');
  });

  test('scopes and constants of variables', () => {
    expect(expression('$Env:Path')).toMatchObject({ scope: 'env', name: 'Path', userPath: 'Env:Path' });
    expect(expression('$NULL')).toMatchObject({ isConstantVariable: true });
    expect(expression('${a b}')).toMatchObject({ scope: null, name: 'a b' });
  });

  test('members', () => {
    expect(expression("$a.'b c'")).toMatchObject({ kind: 'MemberExpression', static: false });
    expect(expression('[int]::MaxValue')).toMatchObject({ kind: 'MemberExpression', static: true });
    expect(expression('$a.where{ $_ }')).toMatchObject({
      kind: 'InvokeMemberExpression',
      arguments: [{ kind: 'ScriptBlockExpression' }],
    });
    expect(expression('$a.Get[int]()')).toMatchObject({ genericTypeArguments: [{ name: 'int' }] });
    expect(expression('$a.b[$c]')).toMatchObject({ kind: 'IndexExpression' });
    expect(expression('$a\n  .b')).toMatchObject({ kind: 'VariableExpression' });
    expect(expression('$a.\n  b')).toMatchObject({ kind: 'MemberExpression' });
  });
});

describe('statements', () => {
  test('an assignment of an expression has no pipeline around it', () => {
    expect(statement('$a = 1')).toMatchObject({ right: { kind: 'CommandExpression' } });
    expect(statement('$a = f')).toMatchObject({ right: { kind: 'Pipeline' } });
    expect(statement('$a = if ($b) { 1 }')).toMatchObject({ right: { kind: 'IfStatement' } });
  });

  test('a line that begins with a pipe goes on the pipeline', () => {
    expect(statement('a\n  # c\n  | b')).toMatchObject({ kind: 'Pipeline', pipelineElements: [{}, {}] });
    expect(errorsOf('a\n\n | b')).toEqual(['4 EmptyPipeElement']);
  });

  test('arguments', () => {
    expect(statement('f a,b -c:d $e.f (1) -g')).toMatchObject({
      pipelineElements: [
        {
          commandElements: [
            { value: 'f' },
            { kind: 'ArrayLiteral' },
            { kind: 'CommandParameter', parameterName: 'c', argument: { value: 'd' } },
            { kind: 'MemberExpression' },
            { kind: 'ParenExpression' },
            { kind: 'CommandParameter', argument: null },
          ],
        },
      ],
    });
  });

  test('a body without named blocks is an end block, of a filter a process block', () => {
    expect(statement('function f { 1 }')).toMatchObject({ body: { endBlock: { unnamed: true }, processBlock: null } });
    expect(statement('filter f { 1 }')).toMatchObject({ body: { processBlock: { unnamed: true }, endBlock: null } });
  });

  test('requires', () => {
    const { ast, errors } = parse('#requires -Version 5.1 -Modules A, @{ ModuleName = "B"; ModuleVersion = "1.0" }\n1');
    expect(errors).toEqual([]);
    expect(ast.scriptRequirements).toMatchObject({
      requiredPSVersion: '5.1',
      requiredModules: [{ name: 'A' }, { name: 'B', version: '1.0' }],
    });
    expect(errorsOf('#requires -foo 1')).toEqual(['10 ScriptRequiresInvalidFormat']);
  });
});

describe('errors', () => {
  test('more input is asked for only when what is missing may still come', () => {
    const incomplete = (text: string): boolean => parse(text).errors.some((error) => error.incompleteInput);
    for (const text of ['if (1) {', 'f |', "'a", '@"\n', 'f &&', '$x = ', '(1 +', '<# a', 'function f {', 'f `']) {
      expect([text, incomplete(text)]).toEqual([text, true]);
    }
    for (const text of ['1 2', ')', '$a b', 'if (1) 2', '@{ a }']) {
      expect([text, incomplete(text)]).toEqual([text, false]);
    }
  });

  test('parsing goes on after an error', () => {
    expect(errorsOf('1 2; 3 4; $x = ; f')).toEqual([
      '2 UnexpectedToken',
      '7 UnexpectedToken',
      '14 ExpectedValueExpression',
    ]);
  });

  const semantic: readonly [string, string[]][] = [
    ['function f($a, $A) { }', ['15 DuplicateFormalParameter']],
    ['function f($a) { param($b) }', ['17 OnlyOneParameterListAllowed']],
    ['1 = 2', ['0 InvalidLeftHandSide']],
    ['$a, 1 = 2', ['4 InvalidLeftHandSide']],
    ['$a?.b = 1', []],
    ['${a}?.b = 1', ['0 InvalidLeftHandSide']],
    ['1++', ['0 OperatorRequiresVariableOrProperty']],
    ['try { } finally { break }', ['18 ControlLeavingFinally']],
    ['try { } finally { while (1) { break } }', []],
    ['try { } finally { return }', ['18 ControlLeavingFinally']],
    ['try { } catch { } catch { }', ['17 EmptyCatchNotLast']],
    ['@{ a = 1; "A" = 2 }', ['10 DuplicateKeyInHashLiteral']],
    ['$a = @b', ['5 SplattingNotPermitted']],
    ['f @a, 1', ['2 SplattingNotPermittedInArgumentList']],
    ['[ordered]1', ['0 OrderedAttributeOnlyOnHashLiteralNode']],
    ['[int][ref]$a', ['5 ReferenceNeedsToBeLastTypeInTypeConversion']],
    ['[ref][ref]$a', ['5 ReferenceNeedsToBeByItselfInTypeSequence']],
    ['[int][ref]$a = 1', ['5 ReferenceNeedsToBeByItselfInTypeConstraint']],
    ['1; using namespace System', ['3 UsingMustBeAtStartOfScript']],
    ['param([Parameter(Mandatory = $x)]$a)', ['29 ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock']],
    ['param([Parameter(Mandatory, Mandatory)]$a)', ['28 DuplicateNamedArgument']],
    ['foreach -parallel ($a in 1) { }', ['0 KeywordParameterReservedForFutureUse']],
    ['workflow w { }', ['0 WorkflowNotSupportedInPowerShellCore']],
    ['data { $x }', ['7 VariableReferenceNotSupportedInDataSection']],
    ['data { Get-Item }', ['7 CmdletNotInAllowedListForDataSection']],
    ['data -SupportedCommand Get-Item { Get-Item }', []],
    ['class A { [int] M() { } }', ['16 MethodHasCodePathNotReturn']],
    ['class A { [int] M() { if (1) { return 1 } else { throw 2 } } }', []],
    ['class A { M() { return 1 } }', ['16 VoidMethodHasReturn']],
    ['class A { [int] M() { return } }', ['22 NonVoidMethodMissingReturnValue']],
    ['class A { static [int] M() { return $this.x } }', ['36 NonStaticMemberAccessInStaticMember']],
    ['class A { $x; M() { $x = 1 } }', ['20 MissingThis']],
    ['class A { M() { $y } }', ['16 VariableNotLocal']],
    ['class A { $x; $X }', ['14 MemberAlreadyDefined']],
    ['enum A : string { }', ['9 InvalidUnderlyingType']],
    ['$using:x.y()', ['0 InvalidUsingExpression']],
  ];
  for (const [text, expected] of semantic) {
    test(text, () => expect(errorsOf(text)).toEqual(expected));
  }

  test('long lines are cut around the place', () => {
    const [error] = parse(`${'$a + '.repeat(20)}) ${'b'.repeat(50)}`).errors;
    if (error === undefined) throw new Error('no error');
    const lines = positionMessage(error.extent).split('\n');
    expect(lines[0]).toBe('At line:1 char:100');
    expect(lines[1]).toMatch(/^\+ … .* …$/);
    expect(lines[1]?.length).toBeLessThanOrEqual(75);
  });
});

describe('help in comments', () => {
  const text = [
    '<#',
    '.SYNOPSIS',
    '  Does it.',
    '.PARAMETER Name',
    '  The name.',
    '    More.',
    '.EXAMPLE',
    '  f -Name x',
    '',
    '  Shows x.',
    '.EXAMPLE',
    '  f',
    '.LINK',
    '  Get-It',
    '#>',
    'function f($Name) { 1 }',
  ].join('\n');

  test('before a function', () => {
    const { ast, tokens } = parse(text);
    const definition = ast.endBlock?.statements[0];
    if (definition?.kind !== 'FunctionDefinition') throw new Error('no function');
    const help = functionHelp(definition, tokens);
    expect(help?.synopsis).toBe('Does it.\n');
    expect(help?.parameters.get('NAME')).toBe('The name.\n  More.\n');
    expect(help?.examples).toEqual(['f -Name x\n\nShows x.\n', 'f\n']);
    expect(help?.links).toEqual(['Get-It']);
    expect(scriptHelp(ast, tokens)).toBeNull();
  });

  test('in a function, from line comments, at its end', () => {
    const { ast, tokens } = parse('function g {\n  1\n  # .SYNOPSIS\n  # Gees.\n}');
    const definition = ast.endBlock?.statements[0];
    if (definition?.kind !== 'FunctionDefinition') throw new Error('no function');
    expect(functionHelp(definition, tokens)?.synopsis).toBe('Gees.\n');
  });

  test('of a script', () => {
    const { ast, tokens } = parse('# .SYNOPSIS\n#   All of it.\n\nparam($x)\n$x');
    expect(scriptHelp(ast, tokens)?.synopsis).toBe('All of it.\n');
  });
});
