/**
 * Variables of a method that are read before every way to the place has assigned them: a method does not see those of its
 * caller. (PowerShell's VariableAnalysis, for the methods of classes.)
 */
import type { Ast, CommandAst, FunctionMemberAst, PipelineBaseAst, StatementAst, StatementBlockAst } from './ast.ts';
import { visitChildren } from './ast-walk.ts';
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

/** What is assigned at a place; null where nothing ever gets. */
type Assigned = ReadonlySet<string> | null;

/** Commands that make, change and take away variables by name, as PowerShell's analysis knows them. */
const BY_NAME = new Set('new-variable nv set-variable sv set remove-variable rv set-psbreakpoint sbp'.split(' '));

export function checkAssignments(method: FunctionMemberAst, report: ReportError): void {
  const known = new Set(method.parameters.map((parameter) => parameter.name.name.toLowerCase()));
  const { names, isByName } = assignmentsIn(method.body);
  // Where variables are made by name too, nobody can say which way they come: one that is assigned anywhere is good enough.
  if (isByName) for (const name of names) known.add(name);
  new Flow(report).statements(method.body.endBlock?.statements ?? [], known);
}

/** All variables that a method assigns, and whether some may be assigned that the text does not show. */
function assignmentsIn(body: Ast): { names: ReadonlySet<string>; isByName: boolean } {
  const names = new Set<string>();
  let isByName = false;
  const visit = (node: Ast): void => {
    if (node.kind === 'ScriptBlockExpression' || node.kind === 'FunctionDefinition' || node.kind === 'TrapStatement')
      return;
    if (node.kind === 'Command' && setsByName(node)) isByName = true;
    if (node.kind === 'AssignmentStatement') assign(node.left, names);
    if (node.kind === 'ForEachStatement') assign(node.variable, names);
    visitChildren(node, visit);
  };
  visit(body);
  return { names, isByName };
}

function setsByName({ invocationOperator, commandElements: [name] }: CommandAst): boolean {
  if (invocationOperator === '.') return true;
  return name.kind === 'StringConstantExpression' && BY_NAME.has(name.value.toLowerCase().replace(/^.*\\/s, ''));
}

/** What is assigned where two ways meet. */
function meet(a: Assigned, b: Assigned): Assigned {
  if (a === null) return b;
  return b === null ? a : new Set([...a].filter((name) => b.has(name)));
}

class Flow {
  constructor(private readonly report: ReportError) {}

  statements(statements: readonly StatementAst[], before: Assigned): Assigned {
    let at = before;
    for (const statement of statements) {
      // What is never reached is not looked at.
      if (at === null) return null;
      at = this.statement(statement, at);
    }
    return at;
  }

  private block(block: StatementBlockAst, before: Assigned): Assigned {
    return this.statements(block.statements, before);
  }

  private statement(statement: StatementAst, before: ReadonlySet<string>): Assigned {
    switch (statement.kind) {
      case 'IfStatement': {
        let tested: ReadonlySet<string> = before;
        let after: Assigned = null;
        for (const { condition, body } of statement.clauses) {
          tested = this.expression(condition, tested);
          after = meet(after, this.block(body, tested));
        }
        return meet(after, statement.elseClause ? this.block(statement.elseClause, tested) : tested);
      }
      case 'WhileStatement': {
        const tested = this.expression(statement.condition, before);
        this.block(statement.body, tested);
        return tested;
      }
      case 'DoWhileStatement':
      case 'DoUntilStatement': {
        const ended = this.block(statement.body, before);
        return ended && this.expression(statement.condition, ended);
      }
      case 'ForStatement': {
        const started = statement.initializer ? this.expression(statement.initializer, before) : before;
        const tested = statement.condition ? this.expression(statement.condition, started) : started;
        const ended = this.block(statement.body, tested);
        if (statement.iterator && ended) this.expression(statement.iterator, ended);
        return tested;
      }
      case 'ForEachStatement': {
        const started = new Set(this.expression(statement.condition, before));
        assign(statement.variable, started);
        this.block(statement.body, started);
        return started;
      }
      case 'SwitchStatement': {
        const tested = this.expression(statement.condition, before);
        for (const { condition, body } of statement.clauses) this.block(body, this.expression(condition, tested));
        if (statement.defaultClause) this.block(statement.defaultClause, tested);
        return tested;
      }
      case 'TryStatement': {
        let after = this.block(statement.body, before);
        for (const { body } of statement.catchClauses) after = meet(after, this.block(body, before));
        return statement.finally ? this.block(statement.finally, before) : after;
      }
      case 'ReturnStatement':
      case 'ThrowStatement':
      case 'ExitStatement':
        if (statement.pipeline) this.expression(statement.pipeline, before);
        return null;
      case 'BreakStatement':
      case 'ContinueStatement':
        return null;
      default:
        return this.expression(statement, before);
    }
  }

  /** Looks at a statement or expression in the order in which it runs. */
  private expression(node: Ast | PipelineBaseAst, before: ReadonlySet<string>): ReadonlySet<string> {
    const assigned = new Set(before);
    this.visit(node, assigned);
    return assigned;
  }

  private visit(node: Ast, assigned: Set<string>): void {
    switch (node.kind) {
      case 'ScriptBlockExpression':
      case 'FunctionDefinition':
        return;
      case 'AssignmentStatement':
        this.visit(node.right, assigned);
        // What `+=` begins with is nothing.
        assign(node.left, assigned);
        this.visit(node.left, assigned);
        return;
      case 'DataStatement':
        if (node.variable !== null) assigned.add(node.variable.toLowerCase());
        break;
      case 'ConvertExpression':
        // [ref]$x makes the variable.
        if (/^\[(ref|psreference)\]$/i.test(node.type.extent.text)) assign(node.child, assigned);
        break;
      case 'BinaryExpression':
        if (node.operator === 'And' || node.operator === 'Or' || node.operator === 'QuestionQuestion') {
          this.visit(node.left, assigned);
          this.visit(node.right, new Set(assigned));
          return;
        }
        break;
      case 'TernaryExpression': {
        this.visit(node.condition, assigned);
        this.visit(node.ifTrue, new Set(assigned));
        this.visit(node.ifFalse, new Set(assigned));
        return;
      }
      case 'VariableExpression': {
        const { scope } = node;
        if (scope !== null && scope !== 'local' && scope !== 'private' && scope !== 'variable') return;
        const name = node.name.toLowerCase();
        if (!assigned.has(name) && !KNOWN_VARIABLES.has(name)) this.report(node.extent, 'VariableNotLocal');
        return;
      }
      case 'IfStatement':
      case 'SwitchStatement':
      case 'ForEachStatement':
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'DoUntilStatement':
      case 'TryStatement': {
        // A statement in the place of a value: `$a = if …`.
        const after = this.statement(node, assigned);
        for (const name of after ?? []) assigned.add(name);
        return;
      }
      default:
        break;
    }
    visitChildren(node, (child) => this.visit(child, assigned));
  }
}

/** Notes the variables that an assignment's left side or `foreach` names. */
function assign(target: Ast, assigned: Set<string>): void {
  if (target.kind === 'VariableExpression') assigned.add(target.name.toLowerCase());
  else if (target.kind !== 'MemberExpression' && target.kind !== 'IndexExpression')
    visitChildren(target, (child) => assign(child, assigned));
}
