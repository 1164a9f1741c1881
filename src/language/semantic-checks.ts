/**
 * What is wrong with a script although it can be parsed: assignments to what cannot be assigned, duplicate parameters and
 * keys, leaving a finally block, splatting in expressions. PowerShell finds these before anything runs, so they are
 * errors of parsing.
 */
import type {
  Ast,
  AttributeAst,
  AttributedExpressionAst,
  ConvertExpressionAst,
  ExpressionAst,
  ForEachStatementAst,
  FunctionDefinitionAst,
  FunctionMemberAst,
  HashtableAst,
  ParameterAst,
  ReturnStatementAst,
  ScriptBlockAst,
  TryStatementAst,
  TypeNameAst,
  VariableExpressionAst,
} from './ast.ts';
import { visitChildren } from './ast-walk.ts';
import { isConstantArgument, pureExpression } from './constant-check.ts';
import { checkDataSection } from './data-section-checks.ts';
import { exceptionFullName, isExceptionCaughtBy } from './exception-hierarchy.ts';
import type { Extent } from './extent.ts';
import { checkMethod, isVoidMethod } from './method-checks.ts';
import { before } from './parser-core.ts';
import type { ReportError } from './parser-messages.ts';
import { kindText } from './token.ts';
import { typeNameText } from './type-name.ts';

/** Automatic variables of fixed type: assigning through a cast to another type is refused. */
const AUTOMATIC_TYPES: ReadonlyMap<string, string> = new Map([
  ['_', 'System.Object'],
  ['args', 'System.Object[]'],
  ['this', 'System.Object'],
  ['input', 'System.Object'],
  ['pscmdlet', 'System.Management.Automation.PSScriptCmdlet'],
  ['psboundparameters', 'System.Management.Automation.PSBoundParametersDictionary'],
  ['myinvocation', 'System.Management.Automation.InvocationInfo'],
  ['psscriptroot', 'System.String'],
  ['pscommandpath', 'System.String'],
]);

/** Identifiers with dots between them; .NET's `$` also stands before a last line feed. */
const NAMESPACE = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*\n?$/u;

function isType(typeName: TypeNameAst, ...names: string[]): boolean {
  return typeName.kind === 'TypeName' && names.includes(typeName.name.toLowerCase());
}

function isRef(typeName: TypeNameAst): boolean {
  return isType(typeName, 'ref', 'psreference', 'system.management.automation.psreference');
}

function isVoid(typeName: TypeNameAst): boolean {
  return isType(typeName, 'void', 'system.void');
}

function matchesLabel(label: string, loopLabel: string | null): boolean {
  return label === '' || label.toLowerCase() === (loopLabel ?? '').toLowerCase();
}

function isAttributed(node: Ast | undefined): node is ConvertExpressionAst | AttributedExpressionAst {
  return node?.kind === 'ConvertExpression' || node?.kind === 'AttributedExpression';
}

/** Checks one tree. */
class SemanticChecker {
  private readonly report: ReportError;
  /** The nodes around the one being checked, the nearest last. */
  private readonly ancestors: Ast[] = [];
  private readonly visitNode = (node: Ast): void => this.visit(node);

  constructor(report: ReportError) {
    this.report = report;
  }

  visit(node: Ast): void {
    this.check(node);
    this.ancestors.push(node);
    visitChildren(node, this.visitNode);
    this.ancestors.pop();
  }

  private check(node: Ast): void {
    switch (node.kind) {
      case 'ParamBlock':
        this.checkParameters(node.parameters);
        break;
      case 'Attribute':
        this.checkAttribute(node);
        break;
      case 'Parameter':
        this.checkParameter(node);
        break;
      case 'FunctionDefinition':
        this.checkFunction(node);
        break;
      case 'FunctionMember':
        checkMethod(node, this.report);
        break;
      case 'PropertyMember':
        if (node.propertyType !== null && isVoid(node.propertyType.typeName)) {
          this.report(node.propertyType.extent, 'TypeNotAllowedForProperty', typeNameText(node.propertyType.typeName));
        }
        break;
      case 'SwitchStatement':
        if (node.flags.parallel) {
          this.report(node.extent, 'KeywordParameterReservedForFutureUse', 'switch', 'parallel');
        }
        break;
      case 'ForEachStatement':
        this.checkForEach(node);
        break;
      case 'DataStatement':
        checkDataSection(node, this.report);
        break;
      case 'TryStatement':
        this.checkTry(node);
        break;
      case 'BreakStatement':
      case 'ContinueStatement':
        this.checkLoopExit(node, node.label);
        break;
      case 'ReturnStatement':
        this.checkReturn(node);
        break;
      case 'AssignmentStatement':
        this.checkTarget(node.left, node.operator === 'Equals', (target) =>
          this.report(target.extent, 'InvalidLeftHandSide'),
        );
        break;
      case 'UnaryExpression': {
        const { operator } = node;
        if (operator.endsWith('PlusPlus') || operator.endsWith('MinusMinus')) {
          this.checkTarget(node.child, false, (target) =>
            this.report(target.extent, 'OperatorRequiresVariableOrProperty', kindText(operator)),
          );
        }
        break;
      }
      case 'ConvertExpression':
        this.checkConvert(node);
        break;
      case 'AttributedExpression':
        this.checkAttributed(node);
        break;
      case 'UsingExpression': {
        const bad = badUsingExpression(node.subExpression);
        if (bad !== null) this.report(bad.extent, 'InvalidUsingExpression');
        break;
      }
      case 'VariableExpression':
        this.checkVariable(node);
        break;
      case 'Hashtable':
        this.checkHashtable(node);
        break;
      case 'UsingStatement': {
        const kind = node.usingStatementKind;
        if (kind === 'Command' || kind === 'Type' || node.alias !== null) {
          this.report(node.extent, 'UsingStatementNotSupported');
        } else if (kind === 'Namespace' && node.name !== null && !NAMESPACE.test(node.name.value)) {
          this.report(node.name.extent, 'InvalidNamespaceValue');
        }
        break;
      }
      default:
        break;
    }
  }

  private get parent(): Ast | undefined {
    return this.ancestors.at(-1);
  }

  private get grandparent(): Ast | undefined {
    return this.ancestors.at(-2);
  }

  // ------------------------------------------------------------ parameters and attributes

  private checkParameters(parameters: readonly ParameterAst[]): void {
    const seen = new Set<string>();
    for (const { name, attributes } of parameters) {
      const key = name.userPath.toLowerCase();
      if (seen.has(key)) this.report(name.extent, 'DuplicateFormalParameter', name.userPath);
      seen.add(key);
      const voidType = attributes.find((item) => item.kind === 'TypeConstraint' && isVoid(item.typeName));
      if (voidType !== undefined) this.report(voidType.extent, 'VoidTypeConstraintNotAllowed');
    }
  }

  private checkParameter(parameter: ParameterAst): void {
    const inMethod = this.parent?.kind === 'FunctionMember';
    let hasType = false;
    for (const attribute of parameter.attributes) {
      if (attribute.kind !== 'TypeConstraint') continue;
      const name = typeNameText(attribute.typeName);
      if (name.toLowerCase() === 'ordered') {
        this.report(attribute.extent, 'OrderedAttributeOnlyOnHashLiteralNode', name);
        continue;
      }
      if (inMethod && hasType) this.report(attribute.extent, 'MultipleTypeConstraintsOnMethodParam');
      hasType = true;
    }
  }

  private checkAttribute(attribute: AttributeAst): void {
    const parentKind = this.parent?.kind;
    const inClass =
      parentKind === 'TypeDefinition' ||
      parentKind === 'PropertyMember' ||
      parentKind === 'FunctionMember' ||
      (parentKind === 'Parameter' && this.grandparent?.kind === 'FunctionMember');
    const errorId = inClass
      ? 'ParameterAttributeArgumentNeedsToBeConstant'
      : 'ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock';
    const names = new Set<string>();
    for (const { argumentName, argument, expressionOmitted, extent } of attribute.namedArguments) {
      const key = argumentName.toLowerCase();
      if (names.has(key)) {
        this.report(extent, 'DuplicateNamedArgument', argumentName);
        continue;
      }
      names.add(key);
      if (!expressionOmitted && !isConstantArgument(argument, !inClass)) this.report(argument.extent, errorId);
    }
    for (const argument of attribute.positionalArguments) {
      if (!isConstantArgument(argument, !inClass)) this.report(argument.extent, errorId);
    }
  }

  private checkFunction(definition: FunctionDefinitionAst): void {
    const { parameters, body } = definition;
    if (parameters !== null && parameters.length > 0 && body.paramBlock !== null) {
      this.report(body.paramBlock.extent, 'OnlyOneParameterListAllowed');
    } else if (parameters !== null) {
      this.checkParameters(parameters);
    }
    if (definition.isWorkflow) this.report(definition.extent, 'WorkflowNotSupportedInPowerShellCore');
  }

  // ------------------------------------------------------------ statements

  private checkForEach(node: ForEachStatementAst): void {
    const { extent, throttleLimit, flags } = node;
    if (flags.parallel) this.report(extent, 'KeywordParameterReservedForFutureUse', 'foreach', 'parallel');
    if (throttleLimit === null) return;
    this.report(extent, 'KeywordParameterReservedForFutureUse', 'foreach', 'throttlelimit');
    if (!flags.parallel) this.report(extent, 'ThrottleLimitRequiresParallelFlag');
  }

  private checkTry(node: TryStatementAst): void {
    const { catchClauses } = node;
    catchClauses.forEach((clause, index) => {
      const next = catchClauses[index + 1];
      if (clause.catchTypes.length === 0 && next !== undefined) {
        this.report(before(next), 'EmptyCatchNotLast');
        return;
      }
      const caught = clause.catchTypes.map((type) => typeNameText(type.typeName));
      for (const later of catchClauses.slice(index + 1)) {
        for (const type of later.catchTypes) {
          const name = typeNameText(type.typeName);
          const isCaught = caught.some(
            (base) => base.toLowerCase() === name.toLowerCase() || isExceptionCaughtBy(name, base),
          );
          if (isCaught) this.report(type.extent, 'ExceptionTypeAlreadyCaught', exceptionFullName(name) ?? name);
        }
      }
    });
  }

  private checkLoopExit(node: Ast, labelExpression: ExpressionAst | null): void {
    let label: string | null = '';
    if (labelExpression !== null) {
      label = labelExpression.kind === 'StringConstantExpression' ? labelExpression.value : null;
    }
    this.checkLeavesFinally(node, label);
    if (label !== null && label !== '') this.checkLabelInMethod(node, label);
  }

  /** A label which no loop of a method has can never be found, since methods do not leave loops of their callers. */
  private checkLabelInMethod(node: Ast, label: string): void {
    for (let i = this.ancestors.length - 1; i >= 0; i--) {
      const ancestor = this.ancestors[i] as Ast;
      if (ancestor.kind === 'FunctionDefinition') return;
      if (ancestor.kind === 'FunctionMember') {
        this.report(node.extent, 'LabelNotFound', label);
        return;
      }
      if (isLoop(ancestor) && matchesLabel(label, ancestor.label)) return;
    }
  }

  /** `label` is null when it is not known, or for a return. */
  private checkLeavesFinally(node: Ast, label: string | null): void {
    for (let i = this.ancestors.length - 1; i >= 0; i--) {
      const ancestor = this.ancestors[i] as Ast;
      if (ancestor.kind === 'NamedBlock' || ancestor.kind === 'TrapStatement' || ancestor.kind === 'ScriptBlock')
        return;
      const labeled = isLoop(ancestor) || ancestor.kind === 'SwitchStatement';
      if (label !== null && labeled && matchesLabel(label, ancestor.label)) return;
      const outer = this.ancestors[i - 1];
      if (outer?.kind === 'TryStatement' && outer.finally === ancestor) {
        this.report(node.extent, 'ControlLeavingFinally');
        return;
      }
    }
  }

  private checkReturn(node: ReturnStatementAst): void {
    this.checkLeavesFinally(node, null);
    const method = this.enclosingMethod();
    if (method === null) return;
    const isVoidReturn = isVoidMethod(method);
    if (node.pipeline !== null && isVoidReturn) this.report(node.extent, 'VoidMethodHasReturn');
    if (node.pipeline === null && !isVoidReturn) this.report(node.extent, 'NonVoidMethodMissingReturnValue');
  }

  /** The method whose own body the node is in, not a script block or function inside it. */
  private enclosingMethod(): FunctionMemberAst | null {
    for (let i = this.ancestors.length - 1; i > 0; i--) {
      if (this.ancestors[i]?.kind !== 'ScriptBlock') continue;
      const outer = this.ancestors[i - 1] as Ast;
      return outer.kind === 'FunctionMember' ? outer : null;
    }
    return null;
  }

  // ------------------------------------------------------------ assignment

  private checkTarget(target: ExpressionAst, simple: boolean, reject: (node: Ast) => void): void {
    switch (target.kind) {
      case 'ArrayLiteral':
        if (simple) for (const element of target.elements) this.checkTarget(element, true, reject);
        else reject(target);
        break;
      case 'ParenExpression': {
        const inner = pureExpression(target.pipeline);
        if (inner === null) reject(target.pipeline);
        else this.checkTarget(inner, simple, reject);
        break;
      }
      case 'MemberExpression':
      case 'IndexExpression':
        if (target.nullConditional) reject(target);
        break;
      case 'VariableExpression':
      case 'InvokeMemberExpression':
        break;
      case 'ConvertExpression':
      case 'AttributedExpression':
        this.checkAttributedTarget(target, simple, reject);
        break;
      default:
        reject(target);
    }
  }

  private checkAttributedTarget(
    target: ConvertExpressionAst | AttributedExpressionAst,
    simple: boolean,
    reject: (node: Ast) => void,
  ): void {
    let expression: ExpressionAst = target;
    let refType: Extent | null = null;
    let converts = 0;
    let lastType: TypeNameAst | null = null;
    while (isAttributed(expression)) {
      if (expression.kind === 'ConvertExpression') {
        converts++;
        lastType = expression.type.typeName;
        if (isRef(lastType)) refType = expression.type.extent;
        else if (isVoid(lastType)) this.report(expression.type.extent, 'VoidTypeConstraintNotAllowed');
      }
      expression = expression.child;
    }
    if (refType !== null && converts > 1) {
      this.report(refType, 'ReferenceNeedsToBeByItselfInTypeConstraint');
      return;
    }
    if (expression.kind === 'VariableExpression') this.checkAutomatic(target, expression, lastType);
    this.checkTarget(expression, simple, reject);
  }

  private checkAutomatic(target: ExpressionAst, variable: VariableExpressionAst, type: TypeNameAst | null): void {
    if (variable.scope !== null && variable.scope !== 'local' && variable.scope !== 'private') return;
    const expected = AUTOMATIC_TYPES.get(variable.name.toLowerCase());
    if (expected === undefined) return;
    const given = type === null ? '' : typeNameText(type).toLowerCase();
    const same = given === expected.toLowerCase() || given === expected.toLowerCase().replace(/^system\./, '');
    if (!same) this.report(target.extent, 'AssignmentStatementToAutomaticNotSupported', variable.name, expected);
  }

  // ------------------------------------------------------------ expressions

  private checkConvert(node: ConvertExpressionAst): void {
    const name = typeNameText(node.type.typeName);
    if (name.toLowerCase() === 'ordered' && node.child.kind !== 'Hashtable') {
      this.report(node.extent, 'OrderedAttributeOnlyOnHashLiteralNode', name);
    }
    if (isRef(node.type.typeName)) this.checkRefConversion(node);
  }

  /** [ref] stands alone, or last in a row of conversions; as a target of an assignment it has its own check. */
  private checkRefConversion(node: ConvertExpressionAst): void {
    let repeated = false;
    for (let child = node.child; isAttributed(child); child = child.child) {
      if (child.kind !== 'ConvertExpression' || !isRef(child.type.typeName)) continue;
      repeated = true;
      this.report(child.type.extent, 'ReferenceNeedsToBeByItselfInTypeSequence');
    }
    const { parent } = this;
    if (repeated || parent?.kind !== 'ConvertExpression' || isRef(parent.type.typeName)) return;
    const isTarget = this.ancestors.some(
      (ancestor, index) => ancestor.kind === 'AssignmentStatement' && this.ancestors[index + 1] === ancestor.left,
    );
    if (!isTarget) this.report(node.type.extent, 'ReferenceNeedsToBeLastTypeInTypeConversion');
  }

  private checkAttributed(node: AttributedExpressionAst): void {
    for (let child: ExpressionAst = node; isAttributed(child); ) {
      child = child.child;
      if (child.kind === 'VariableExpression') return;
    }
    this.report(node.attribute.extent, 'UnexpectedAttribute', typeNameText(node.attribute.typeName));
  }

  private checkVariable(node: VariableExpressionAst): void {
    const { parent } = this;
    if (node.splatted && parent?.kind !== 'Command' && parent?.kind !== 'UsingExpression') {
      const inList = parent?.kind === 'ArrayLiteral' && this.grandparent?.kind === 'Command';
      const errorId = inList ? 'SplattingNotPermittedInArgumentList' : 'SplattingNotPermitted';
      this.report(node.extent, errorId, node.userPath);
    }
    if (node.userPath.toLowerCase() === 'this' && this.inStaticMember()) {
      this.report(node.extent, 'NonStaticMemberAccessInStaticMember', node.userPath);
    }
  }

  private inStaticMember(): boolean {
    for (let i = this.ancestors.length - 1; i >= 0; i--) {
      const ancestor = this.ancestors[i] as Ast;
      if (ancestor.kind === 'FunctionMember' || ancestor.kind === 'PropertyMember') return ancestor.isStatic;
      if (ancestor.kind === 'ScriptBlock' && this.ancestors[i - 1]?.kind !== 'FunctionMember') return false;
    }
    return false;
  }

  private checkHashtable(node: HashtableAst): void {
    const seen = new Set<string>();
    for (const [key] of node.keyValuePairs) {
      let text: string;
      if (key.kind === 'StringConstantExpression') text = key.value;
      else if (key.kind === 'ConstantExpression') text = String(key.value.value);
      else continue;
      const folded = text.toLowerCase();
      if (seen.has(folded)) this.report(key.extent, 'DuplicateKeyInHashLiteral', text);
      seen.add(folded);
    }
  }
}

function isLoop(node: Ast): node is Extract<Ast, { label: string | null; body: unknown }> {
  switch (node.kind) {
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'DoUntilStatement':
    case 'ForStatement':
    case 'ForEachStatement':
      return true;
    default:
      return false;
  }
}

/** `$using:` takes a variable with properties and constant indexes only; the part that is something else. */
function badUsingExpression(expression: ExpressionAst): ExpressionAst | null {
  if (expression.kind === 'VariableExpression') return null;
  if (expression.kind === 'MemberExpression' && expression.member.kind === 'StringConstantExpression') {
    return badUsingExpression(expression.expression);
  }
  if (expression.kind === 'IndexExpression') {
    if (!isConstantArgument(expression.index, true)) return expression.index;
    return badUsingExpression(expression.target);
  }
  return expression;
}

/** Reports what is wrong with a parsed script. */
export function checkSemantics(ast: ScriptBlockAst, report: ReportError): void {
  new SemanticChecker(report).visit(ast);
}
