/** Visitors of syntax trees, which scripts derive their own from (AstVisitor, ICustomAstVisitor). */

import { typeNamed } from '../../../types/net-type.ts';
import { defineType, type MethodDeclaration, type TypeDeclaration } from '../../../types/type-declaration.ts';
import { EnumValue } from '../../../types/values/enum-value.ts';
import { AST_CLASSES } from '../../syntax-tree/ast-classes.ts';
import type { AstObject } from '../../syntax-tree/ast-object.ts';
import { callVisitor, Visitor, visitMethodOf } from '../../syntax-tree/ast-visit.ts';

const NAMESPACE = 'System.Management.Automation.Language.';
const ACTION = `${NAMESPACE}AstVisitAction`;

/** Classes of nodes that came after PowerShell 4: the visitors of before know nothing of them. */
const LATER: ReadonlySet<string> = new Set([
  'TypeDefinitionAst',
  'PropertyMemberAst',
  'FunctionMemberAst',
  'BaseCtorInvokeMemberExpressionAst',
  'UsingStatementAst',
  'ConfigurationDefinitionAst',
  'DynamicKeywordStatementAst',
  'TernaryExpressionAst',
  'PipelineChainAst',
]);

function classesOf(isLater: boolean): string[] {
  const concrete = Object.entries(AST_CLASSES).filter(([, { abstract = false }]) => !abstract);
  return concrete.map(([name]) => name).filter((name) => LATER.has(name) === isLater);
}

/** The methods of a visitor, one for each class of nodes; what a script does not override is what DefaultVisit says. */
function visits(result: string, isLater: boolean): MethodDeclaration[] {
  return classesOf(isLater).map((name) => [
    `${result} ${visitMethodOf(name)}(${NAMESPACE}${name} ast)`,
    (visitor: object, node: AstObject) => callVisitor(visitor, 'DefaultVisit', node),
  ]);
}

const goOn = () => EnumValue.named(typeNamed(ACTION), 'Continue');

/** Signatures alone: a class that says that it is one of these has them itself. */
function interfaceOf(name: string, isLater: boolean, bases: readonly string[]): TypeDeclaration<object> {
  return defineType<object>({
    name,
    kind: 'interface',
    interfaces: bases,
    methods: [
      ...(isLater ? [] : [[`System.Object DefaultVisit(${NAMESPACE}Ast ast)`, () => null] as const]),
      ...visits('System.Object', isLater),
    ],
  });
}

export default [
  defineType({
    name: 'System.Management.Automation.Language.AstVisitAction',
    kind: 'enum',
    members: { Continue: 0, SkipChildren: 1, StopVisit: 2 },
  }),
  defineType<object>({
    name: 'System.Management.Automation.Language.AstVisitor',
    abstract: true,
    constructors: [['()', () => new Visitor(`${NAMESPACE}AstVisitor`)]],
    methods: [[`${ACTION} DefaultVisit(${NAMESPACE}Ast ast)`, goOn], ...visits(ACTION, false)],
  }),
  defineType<object>({
    name: 'System.Management.Automation.Language.AstVisitor2',
    base: 'System.Management.Automation.Language.AstVisitor',
    abstract: true,
    constructors: [['()', () => new Visitor(`${NAMESPACE}AstVisitor2`)]],
    methods: visits(ACTION, true),
  }),
  interfaceOf('System.Management.Automation.Language.ICustomAstVisitor', false, []),
  interfaceOf('System.Management.Automation.Language.ICustomAstVisitor2', true, [`${NAMESPACE}ICustomAstVisitor`]),
  defineType<object>({
    name: 'System.Management.Automation.Language.DefaultCustomAstVisitor',
    abstract: true,
    interfaces: [`${NAMESPACE}ICustomAstVisitor`],
    constructors: [['()', () => new Visitor(`${NAMESPACE}DefaultCustomAstVisitor`)]],
    methods: [[`System.Object DefaultVisit(${NAMESPACE}Ast ast)`, () => null], ...visits('System.Object', false)],
  }),
  defineType<object>({
    name: 'System.Management.Automation.Language.DefaultCustomAstVisitor2',
    base: 'System.Management.Automation.Language.DefaultCustomAstVisitor',
    abstract: true,
    interfaces: [`${NAMESPACE}ICustomAstVisitor2`],
    constructors: [['()', () => new Visitor(`${NAMESPACE}DefaultCustomAstVisitor2`)]],
    methods: visits('System.Object', true),
  }),
  defineType<object>({
    name: 'System.Management.Automation.Language.IAstPostVisitHandler',
    kind: 'interface',
    methods: [[`void PostVisit(${NAMESPACE}Ast ast)`, () => undefined]],
  }),
];
