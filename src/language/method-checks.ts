/** What is wrong with the methods of a class: blocks where none may be, paths that return nothing. */
import type {
  Ast,
  FunctionMemberAst,
  PipelineBaseAst,
  StatementAst,
  StatementBlockAst,
  TypeDefinitionAst,
} from './ast.ts';
import { visitChildren } from './ast-walk.ts';
import { pureExpression } from './constant-check.ts';
import { checkAssignments } from './definite-assignment.ts';
import type { ReportError } from './parser-messages.ts';

/** True for a method without a return type, or with [void]. */
export function isVoidMethod(method: FunctionMemberAst): boolean {
  const type = method.returnType?.typeName;
  if (type === undefined) return true;
  return type.kind === 'TypeName' && /^(system\.)?void$/i.test(type.name);
}

/** Reports what is wrong with a method. */
export function checkMethod(method: FunctionMemberAst, report: ReportError): void {
  const { body } = method;
  if (body.paramBlock !== null) {
    report(body.paramBlock.extent, 'ParamBlockNotAllowedInMethod');
    return;
  }
  const named = body.dynamicParamBlock ?? body.beginBlock ?? body.processBlock;
  const namedEnd = body.endBlock !== null && !body.endBlock.unnamed ? body.endBlock : null;
  const block = named ?? namedEnd ?? body.cleanBlock;
  if (block !== null) report(block.extent, 'NamedBlockNotAllowedInMethod');
  if (method.isConstructor && method.returnType !== null) {
    report(method.returnType.extent, 'ConstructorCantHaveReturnType');
  }
  if (!isVoidMethod(method) && !alwaysLeaves(body.endBlock?.statements ?? [])) {
    report(method.nameExtent, 'MethodHasCodePathNotReturn');
  }
  checkAssignments(method, report);
}

// ---------------------------------------------------------------- paths

function blockLeaves(block: StatementBlockAst): boolean {
  return alwaysLeaves(block.statements);
}

function isTrue(condition: PipelineBaseAst | null): boolean {
  if (condition === null) return true;
  const expression = pureExpression(condition);
  if (expression?.kind === 'VariableExpression') return expression.userPath.toLowerCase() === 'true';
  return expression?.kind === 'ConstantExpression' && Number(expression.value.value) !== 0;
}

/** True when a break somewhere in the body leaves the loop. */
function hasBreak(body: StatementBlockAst): boolean {
  let found = false;
  const visit = (node: Ast): void => {
    if (node.kind === 'BreakStatement') found = true;
    if (node.kind !== 'ScriptBlock') visitChildren(node, visit);
  };
  visit(body);
  return found;
}

/** True when the end of the statements is never reached. */
function alwaysLeaves(statements: readonly StatementAst[]): boolean {
  return statements.some(statementLeaves);
}

function statementLeaves(statement: StatementAst): boolean {
  switch (statement.kind) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ExitStatement':
    // What could not be parsed may do anything; its own error is enough.
    case 'ErrorStatement':
      return true;
    case 'IfStatement':
      return (
        statement.elseClause !== null &&
        blockLeaves(statement.elseClause) &&
        statement.clauses.every((clause) => blockLeaves(clause.body))
      );
    case 'TryStatement':
      if (statement.finally !== null && blockLeaves(statement.finally)) return true;
      return blockLeaves(statement.body) && statement.catchClauses.every((clause) => blockLeaves(clause.body));
    case 'SwitchStatement':
      return (
        statement.defaultClause !== null &&
        blockLeaves(statement.defaultClause) &&
        statement.clauses.every((clause) => blockLeaves(clause.body))
      );
    case 'WhileStatement':
    case 'ForStatement':
      return isTrue(statement.condition) && !hasBreak(statement.body);
    case 'DoWhileStatement':
    case 'DoUntilStatement':
      return blockLeaves(statement.body);
    default:
      return false;
  }
}

// ---------------------------------------------------------------- members

/** Reports members defined twice, wrong static constructors, and assignments that miss `$this.`. */
export function checkMembers(definition: TypeDefinitionAst, report: ReportError): void {
  const names = new Set<string>();
  for (const member of definition.members) {
    // Methods of one name differ by their parameters; a property's name is its own.
    const signature =
      member.kind === 'PropertyMember'
        ? member.name
        : `${member.name}(${member.isStatic && member.isConstructor ? 'static' : ''}${member.parameters
            .map((parameter) => parameter.staticType?.extent.text ?? '[object]')
            .join(',')})`;
    const key = signature.toLowerCase();
    if (names.has(key)) {
      report(member.extent, 'MemberAlreadyDefined', member.name);
    }
    names.add(key);
    if (member.kind === 'FunctionMember' && member.isStatic && member.isConstructor && member.parameters.length > 0) {
      report((member.parameters[0] as Ast).extent, 'StaticConstructorCantHaveParameters');
    }
  }
  for (const member of definition.members) {
    if (member.kind === 'FunctionMember') checkPropertyAssignments(definition, member, report);
  }
}

function checkPropertyAssignments(definition: TypeDefinitionAst, method: FunctionMemberAst, report: ReportError): void {
  const parameters = new Set(method.parameters.map((parameter) => parameter.name.name.toLowerCase()));
  const properties = new Map(
    definition.members
      .filter((member) => member.kind === 'PropertyMember')
      .map((item) => [item.name.toLowerCase(), item]),
  );
  const visit = (node: Ast): void => {
    if (node.kind === 'AssignmentStatement') {
      let target: Ast = node.left;
      while (target.kind === 'ConvertExpression' || target.kind === 'AttributedExpression') target = target.child;
      if (target.kind === 'VariableExpression' && target.scope === null) {
        const name = target.name.toLowerCase();
        const property = parameters.has(name) ? undefined : properties.get(name);
        if (property?.isStatic === true) {
          report(target.extent, 'MissingTypeInStaticPropertyAssignment', `[${definition.name}]::`, property.name);
        } else if (property !== undefined) {
          report(target.extent, 'MissingThis', '$this.', property.name);
        }
      }
    }
    if (node.kind !== 'ScriptBlockExpression' && node.kind !== 'FunctionDefinition') visitChildren(node, visit);
  };
  visit(method.body);
}
