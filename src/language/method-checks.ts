/** What is wrong with the methods of a class: blocks where none may be, paths that return nothing, unknown variables. */
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
import type { ReportError } from './parser-messages.ts';

/** Variables which a method sees although it does not assign them. */
const KNOWN_VARIABLES = new Set(
  `_ args this input pscmdlet psboundparameters myinvocation psscriptroot pscommandpath psitem switch foreach ? $ ^
   lastexitcode error stacktrace outputencoding nestedpromptlevel pwd matches true false null host home pid pshome
   psversiontable psculture psuiculture psedition shellid executioncontext enabledexperimentalfeatures iscoreclr islinux
   ismacos iswindows profile confirmpreference debugpreference erroractionpreference errorview formatenumerationlimit
   informationpreference maximumhistorycount ofs progresspreference psdefaultparametervalues verbosepreference
   warningpreference whatifpreference psstyle psmoduleautoloadingpreference psnativecommandargumentpassing
   psnativecommanduseerroractionpreference event eventargs eventsubscriber sender sourceargs sourceeventargs`.split(
    /\s+/,
  ),
);

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
  checkVariables(method, report);
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

// ---------------------------------------------------------------- variables

interface VariableUse {
  readonly name: string;
  readonly node: Ast;
}

/** Reports variables that the method neither gets nor assigns: it does not see those of its caller. */
function checkVariables(method: FunctionMemberAst, report: ReportError): void {
  const assigned = new Set(method.parameters.map((parameter) => parameter.name.name.toLowerCase()));
  const uses: VariableUse[] = [];
  let dynamic = false;
  const visitTarget = (target: Ast): void => {
    if (target.kind === 'VariableExpression') assigned.add(target.name.toLowerCase());
    else if (target.kind !== 'MemberExpression' && target.kind !== 'IndexExpression')
      visitChildren(target, visitTarget);
  };
  const visit = (node: Ast): void => {
    switch (node.kind) {
      case 'ScriptBlockExpression':
      case 'FunctionDefinition':
        return;
      case 'AssignmentStatement':
        visitTarget(node.left);
        break;
      case 'ForEachStatement':
        visitTarget(node.variable);
        break;
      case 'DataStatement':
        if (node.variable !== null) assigned.add(node.variable.toLowerCase());
        break;
      case 'ConvertExpression':
        // [ref]$x makes the variable.
        if (/^\[(ref|psreference)\]$/i.test(node.type.extent.text)) visitTarget(node.child);
        break;
      case 'CommandParameter':
        // -OutVariable and its like assign what they name.
        if (/variable$/i.test(node.parameterName)) dynamic = true;
        break;
      case 'Command':
        if (node.invocationOperator === '.') dynamic = true;
        break;
      case 'VariableExpression':
        if (node.scope === null || node.scope === 'local' || node.scope === 'private' || node.scope === 'variable') {
          uses.push({ name: node.name.toLowerCase(), node });
        }
        break;
      default:
        break;
    }
    visitChildren(node, visit);
  };
  visit(method.body);
  if (dynamic) return;
  for (const { name, node } of uses) {
    if (!assigned.has(name) && !KNOWN_VARIABLES.has(name)) report(node.extent, 'VariableNotLocal');
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
