/**
 * Syntax trees, tokens, extents and parse errors as scripts see them. The language room's own nodes are plain data; these
 * objects stand before them, with the names that PowerShell's classes have.
 */
import type {
  Ast,
  BaseCtorInvokeMemberExpressionAst,
  FunctionMemberAst,
  NamedAttributeArgumentAst,
} from '../language/ast.ts';
import { visitChildren } from '../language/ast-walk.ts';
import { Extent } from '../language/extent.ts';
import type { ParseError } from '../language/parse-error.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { numberFromLiteral } from '../types/values/numeric-literal.ts';

const NAMESPACE = 'System.Management.Automation.Language.';

/** What the language room's nodes have and PowerShell's say in another way. */
const NO_PARTS: ReadonlySet<string> = new Set(['kind', 'extent', 'staticType']);

export class AstObject extends NetObject {
  constructor(
    readonly node: Ast,
    readonly parent: AstObject | null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}${this.node.kind}Ast`);
  }

  override toString(): string {
    return this.node.extent.text;
  }

  private readonly properties = new Map<string, unknown>();

  /** A part of the node by its name in whichever letter case; undefined when it has none of that name. */
  part(name: string): unknown {
    const key = this.partNames().find((one) => one.toLowerCase() === name.toLowerCase());
    if (key === undefined) return undefined;
    if (!this.properties.has(key)) this.properties.set(key, this.wrappedPart(key));
    return this.properties.get(key);
  }

  private wrappedPart(key: string): unknown {
    const { node } = this;
    if (node.kind === 'FunctionMember' && (key === 'Body' || key === 'Parameters'))
      return this.methodDefinition(node).part(key);
    if (node.kind === 'NamedAttributeArgument' && key === 'Argument') return this.argumentOf(node);
    return this.wrap((node as unknown as Record<string, unknown>)[lowerFirst(key)]);
  }

  /** `[Parameter(Mandatory)]` means true: PowerShell has a constant there, the language room the variable `$true`. */
  private argumentOf({ argument, expressionOmitted }: NamedAttributeArgumentAst): AstObject {
    if (!expressionOmitted) return new AstObject(argument, this);
    const constant = { kind: 'ConstantExpression', extent: argument.extent, value: true };
    return new AstObject(constant as unknown as Ast, this);
  }

  /** Names of the node's parts as PowerShell writes them. */
  partNames(): string[] {
    return Object.keys(this.node)
      .filter((key) => !NO_PARTS.has(key))
      .map((key) => key.charAt(0).toUpperCase() + key.slice(1));
  }

  private wrap(value: unknown): unknown {
    if (value instanceof Extent) return new ExtentObject(value);
    if (Array.isArray(value)) return value.map((item) => this.wrap(item));
    if (typeof value !== 'object' || value === null) return value ?? null;
    if (isNode(value)) return new AstObject(value, this);
    if ('type' in value && 'value' in value) return numberFromLiteral(value as Parameters<typeof numberFromLiteral>[0]);
    if (isClause(value)) return [this.wrap(value.condition), this.wrap(value.body)];
    return String(value);
  }

  /** The nodes right below, in the order of PowerShell's visitors. */
  private children(): AstObject[] {
    const { node } = this;
    if (node.kind === 'FunctionMember') return this.partsOfMethod(node);
    if (node.kind === 'BaseCtorInvokeMemberExpression') return this.partsOfBaseCall(node);
    if (node.kind === 'NamedAttributeArgument') return [this.argumentOf(node)];
    const children: Ast[] = [];
    visitChildren(node, (child) => children.push(child));
    return children.map((child) => new AstObject(child, this));
  }

  /** A method holds its parameters and its body in a function definition. */
  private partsOfMethod(node: FunctionMemberAst): AstObject[] {
    const { attributes, returnType } = node;
    const before = [...attributes, ...(returnType ? [returnType] : [])];
    return [...before.map((child) => new AstObject(child, this)), this.methodDefinition(node)];
  }

  /** The call of a base constructor is one of the method `.ctor` of `$this`, which both stand at the word `base`. */
  private partsOfBaseCall({ extent, arguments: args }: BaseCtorInvokeMemberExpressionAst): AstObject[] {
    const { source, startOffset, endOffset } = extent;
    const isWritten = endOffset > startOffset;
    const place = isWritten ? new Extent(source, startOffset, startOffset + 'base'.length) : new Extent(source, 0, 0);
    const self = { kind: 'VariableExpression', extent: place, name: 'this', scope: null };
    const method = { kind: 'StringConstantExpression', extent: place, value: '.ctor', stringConstantType: 'BareWord' };
    return [self as unknown as Ast, method as unknown as Ast, ...args].map((child) => new AstObject(child, this));
  }

  private methodDefinition({ name, nameExtent, parameters, body }: FunctionMemberAst): AstObject {
    const extent = new Extent(body.extent.source, nameExtent.startOffset, body.extent.endOffset);
    const definition = { name, nameExtent, parameters, body, extent, isFilter: false, isWorkflow: false } as const;
    return new AstObject({ kind: 'FunctionDefinition', ...definition }, this);
  }

  /** This node and those below, in source order; what is in nested script blocks only when asked for. */
  *descendants(intoScriptBlocks: boolean, isRoot = true): Generator<AstObject> {
    const { kind } = this.node;
    // PowerShell's searcher does not look at the call of a base constructor itself.
    if (kind !== 'BaseCtorInvokeMemberExpression') yield this;
    const isNested = kind === 'ScriptBlockExpression' || kind === 'FunctionDefinition';
    if (isNested && !intoScriptBlocks && !isRoot) return;
    for (const child of this.children()) yield* child.descendants(intoScriptBlocks, false);
  }
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function isNode(value: object): value is Ast {
  return 'kind' in value && 'extent' in value && (value as { extent: unknown }).extent instanceof Extent;
}

function isClause(value: object): value is { condition: unknown; body: unknown } {
  return 'condition' in value && 'body' in value;
}

/** IScriptExtent. */
export class ExtentObject extends NetObject {
  constructor(readonly extent: Extent) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}InternalScriptExtent`);
  }
}

/** IScriptPosition: where an extent begins or ends. */
export class PositionObject extends NetObject {
  constructor(
    readonly extent: Extent,
    private readonly isEnd: boolean,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}InternalScriptPosition`);
  }

  get offset(): number {
    return this.isEnd ? this.extent.endOffset : this.extent.startOffset;
  }

  get line(): number {
    return this.isEnd ? this.extent.endLine : this.extent.startLine;
  }

  get column(): number {
    return this.isEnd ? this.extent.endColumn : this.extent.startColumn;
  }

  /** The whole text in which the position is. */
  get script(): string {
    return this.extent.source.text;
  }

  /** The text of the line. */
  get lineText(): string {
    return this.script.split('\n')[this.line - 1] ?? '';
  }
}

export class ParseErrorObject extends NetObject {
  constructor(readonly error: ParseError) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}ParseError`);
  }

  override toString(): string {
    const { error } = this;
    return `${error.message}`;
  }
}
