/**
 * Goes through a tree in the order in which PowerShell's visitors do, which is the order in which its semantic errors
 * come.
 */
import type { Ast } from './ast.ts';

type Visit = (child: Ast) => void;

function each(nodes: readonly Ast[], visit: Visit): void {
  for (const node of nodes) visit(node);
}

function maybe(node: Ast | null, visit: Visit): void {
  if (node !== null) visit(node);
}

/** Calls `visit` with each direct child of a node. */
export function visitChildren(node: Ast, visit: Visit): void {
  switch (node.kind) {
    case 'ScriptBlock':
      each(node.usingStatements, visit);
      each(node.attributes, visit);
      maybe(node.paramBlock, visit);
      maybe(node.dynamicParamBlock, visit);
      maybe(node.beginBlock, visit);
      maybe(node.processBlock, visit);
      maybe(node.endBlock, visit);
      maybe(node.cleanBlock, visit);
      break;
    case 'ParamBlock':
      each(node.attributes, visit);
      each(node.parameters, visit);
      break;
    case 'NamedBlock':
    case 'StatementBlock':
      each(node.traps, visit);
      each(node.statements, visit);
      break;
    case 'Parameter':
      each(node.attributes, visit);
      visit(node.name);
      maybe(node.defaultValue, visit);
      break;
    case 'Attribute':
      each(node.positionalArguments, visit);
      each(node.namedArguments, visit);
      break;
    case 'NamedAttributeArgument':
      visit(node.argument);
      break;
    case 'IfStatement':
      for (const clause of node.clauses) {
        visit(clause.condition);
        visit(clause.body);
      }
      maybe(node.elseClause, visit);
      break;
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'DoUntilStatement':
      visit(node.condition);
      visit(node.body);
      break;
    case 'ForStatement':
      maybe(node.initializer, visit);
      maybe(node.condition, visit);
      maybe(node.iterator, visit);
      visit(node.body);
      break;
    case 'ForEachStatement':
      visit(node.variable);
      visit(node.condition);
      maybe(node.throttleLimit, visit);
      visit(node.body);
      break;
    case 'SwitchStatement':
      visit(node.condition);
      for (const clause of node.clauses) {
        visit(clause.condition);
        visit(clause.body);
      }
      maybe(node.defaultClause, visit);
      break;
    case 'TryStatement':
      visit(node.body);
      each(node.catchClauses, visit);
      maybe(node.finally, visit);
      break;
    case 'CatchClause':
      each(node.catchTypes, visit);
      visit(node.body);
      break;
    case 'TrapStatement':
      maybe(node.trapType, visit);
      visit(node.body);
      break;
    case 'DataStatement':
      each(node.commandsAllowed, visit);
      visit(node.body);
      break;
    case 'BreakStatement':
    case 'ContinueStatement':
      maybe(node.label, visit);
      break;
    case 'ReturnStatement':
    case 'ExitStatement':
    case 'ThrowStatement':
      maybe(node.pipeline, visit);
      break;
    case 'FunctionDefinition':
      each(node.parameters ?? [], visit);
      visit(node.body);
      break;
    case 'TypeDefinition':
      each(node.attributes, visit);
      each(node.baseTypes, visit);
      each(node.members, visit);
      break;
    case 'PropertyMember':
      maybe(node.propertyType, visit);
      each(node.attributes, visit);
      maybe(node.initialValue, visit);
      break;
    case 'FunctionMember':
      maybe(node.returnType, visit);
      each(node.attributes, visit);
      each(node.parameters, visit);
      visit(node.body);
      break;
    case 'UsingStatement':
      maybe(node.name, visit);
      maybe(node.alias, visit);
      maybe(node.moduleSpecification, visit);
      break;
    case 'PipelineChain':
      visit(node.lhsPipelineChain);
      visit(node.rhsPipeline);
      break;
    case 'Pipeline':
      each(node.pipelineElements, visit);
      break;
    case 'Command':
      each(node.commandElements, visit);
      each(node.redirections, visit);
      break;
    case 'CommandExpression':
      visit(node.expression);
      each(node.redirections, visit);
      break;
    case 'CommandParameter':
      maybe(node.argument, visit);
      break;
    case 'FileRedirection':
      visit(node.location);
      break;
    case 'AssignmentStatement':
    case 'BinaryExpression':
      visit(node.left);
      visit(node.right);
      break;
    case 'ErrorStatement':
    case 'ErrorExpression':
      each(node.nestedAst, visit);
      break;
    case 'UnaryExpression':
      visit(node.child);
      break;
    case 'TernaryExpression':
      visit(node.condition);
      visit(node.ifTrue);
      visit(node.ifFalse);
      break;
    case 'ConvertExpression':
      visit(node.type);
      visit(node.child);
      break;
    case 'AttributedExpression':
      visit(node.attribute);
      visit(node.child);
      break;
    case 'ExpandableStringExpression':
      each(node.nestedExpressions, visit);
      break;
    case 'ArrayLiteral':
      each(node.elements, visit);
      break;
    case 'ArrayExpression':
    case 'SubExpression':
    case 'UsingExpression':
      visit(node.subExpression);
      break;
    case 'ParenExpression':
      visit(node.pipeline);
      break;
    case 'Hashtable':
      for (const [key, value] of node.keyValuePairs) {
        visit(key);
        visit(value);
      }
      break;
    case 'ScriptBlockExpression':
      visit(node.scriptBlock);
      break;
    case 'MemberExpression':
      visit(node.expression);
      visit(node.member);
      break;
    case 'InvokeMemberExpression':
      visit(node.expression);
      visit(node.member);
      each(node.arguments, visit);
      break;
    case 'BaseCtorInvokeMemberExpression':
      each(node.arguments, visit);
      break;
    case 'IndexExpression':
      visit(node.target);
      visit(node.index);
      break;
    case 'TypeConstraint':
    case 'MergingRedirection':
    case 'TypeExpression':
    case 'VariableExpression':
    case 'ConstantExpression':
    case 'StringConstantExpression':
      break;
    default:
      node satisfies never;
  }
}

/** Calls `enter` with every node of a tree, parents before children. */
export function walkAst(root: Ast, enter: (node: Ast) => void): void {
  const visit = (node: Ast): void => {
    enter(node);
    visitChildren(node, visit);
  };
  visit(root);
}
