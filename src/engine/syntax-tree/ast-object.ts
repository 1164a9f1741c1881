/**
 * Nodes of syntax trees as scripts see them. The language room's own nodes are plain data; these objects stand before
 * them, one for each node of a tree, so that a node found in two ways is one object.
 */
import type {
  Ast,
  BaseCtorInvokeMemberExpressionAst,
  FunctionMemberAst,
  NamedAttributeArgumentAst,
} from '../../language/ast.ts';
import { visitChildren } from '../../language/ast-walk.ts';
import { Extent } from '../../language/extent.ts';
import { rootOf } from '../../language/parser.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';

type NodesOfTree = Map<Ast, AstObject>;

export class AstObject extends NetObject {
  /** Values of properties that were asked for, by name. */
  readonly values = new Map<string, unknown>();
  private childList: readonly AstObject[] | null = null;
  private synthesized: AstObject | null = null;

  constructor(
    readonly node: Ast,
    readonly parent: AstObject | null,
    private readonly nodes: NodesOfTree = new Map(),
  ) {
    super();
    nodes.set(node, this);
  }

  netType(): NetType {
    return typeNamed(`System.Management.Automation.Language.${this.node.kind}Ast`);
  }

  override toString(): string {
    return this.node.extent.text;
  }

  /** The object of a node right below. */
  child(node: Ast): AstObject {
    return this.nodes.get(node) ?? new AstObject(node, this, this.nodes);
  }

  /** The object of a node anywhere in the tree whose root this is. */
  find(node: Ast): AstObject | null {
    if (!this.nodes.has(node)) this.complete();
    return this.nodes.get(node) ?? null;
  }

  private complete(): void {
    for (const child of this.children) child.complete();
  }

  /** The nodes right below, in the order of PowerShell's visitors. */
  get children(): readonly AstObject[] {
    this.childList ??= this.findChildren();
    return this.childList;
  }

  private findChildren(): AstObject[] {
    const { node } = this;
    if (node.kind === 'FunctionMember') return this.partsOfMethod(node);
    if (node.kind === 'BaseCtorInvokeMemberExpression') {
      const args = node.arguments.map((child) => this.child(child));
      return [...this.baseCallParts(node), ...args];
    }
    if (node.kind === 'NamedAttributeArgument') return [this.argumentOf(node)];
    const children: AstObject[] = [];
    visitChildren(node, (child) => children.push(this.child(child)));
    return children;
  }

  /** `[Parameter(Mandatory)]` means true: PowerShell has a constant there, the language room the variable `$true`. */
  argumentOf({ argument, expressionOmitted }: NamedAttributeArgumentAst): AstObject {
    if (!expressionOmitted) return this.child(argument);
    return this.synthesize({ kind: 'ConstantExpression', extent: argument.extent, value: true });
  }

  /** A method holds its parameters and its body in a function definition. */
  methodDefinition({ name, nameExtent, parameters, body }: FunctionMemberAst): AstObject {
    const extent = new Extent(body.extent.source, nameExtent.startOffset, body.extent.endOffset);
    const definition = { name, nameExtent, parameters, body, extent, isFilter: false, isWorkflow: false } as const;
    return this.synthesize({ kind: 'FunctionDefinition', ...definition });
  }

  private synthesize(node: object): AstObject {
    this.synthesized ??= this.child(node as Ast);
    return this.synthesized;
  }

  private partsOfMethod(node: FunctionMemberAst): AstObject[] {
    const { attributes, returnType } = node;
    const before = [...attributes, ...(returnType ? [returnType] : [])];
    return [...before.map((child) => this.child(child)), this.methodDefinition(node)];
  }

  private baseParts: readonly [AstObject, AstObject] | null = null;

  /** The call of a base constructor is one of the method `.ctor` of `$this`, which both stand at the word `base`. */
  baseCallParts({ extent }: BaseCtorInvokeMemberExpressionAst): readonly [AstObject, AstObject] {
    if (this.baseParts !== null) return this.baseParts;
    const { source, startOffset, endOffset } = extent;
    const isWritten = endOffset > startOffset;
    const place = isWritten ? new Extent(source, startOffset, startOffset + 'base'.length) : new Extent(source, 0, 0);
    const self = { kind: 'VariableExpression', extent: place, name: 'this', userPath: 'this', scope: null };
    const method = { kind: 'StringConstantExpression', extent: place, value: '.ctor', stringConstantType: 'BareWord' };
    this.baseParts = [this.child(self as unknown as Ast), this.child(method as unknown as Ast)];
    return this.baseParts;
  }

  /** This node and those below, in source order; what is in nested script blocks only when asked for. */
  *descendants(intoScriptBlocks: boolean, isRoot = true): Generator<AstObject> {
    const { kind } = this.node;
    // PowerShell's searcher does not look at the call of a base constructor itself.
    if (kind !== 'BaseCtorInvokeMemberExpression') yield this;
    const isNested = kind === 'ScriptBlockExpression' || kind === 'FunctionDefinition';
    if (isNested && !intoScriptBlocks && !isRoot) return;
    for (const child of this.children) yield* child.descendants(intoScriptBlocks, false);
  }
}

const roots = new WeakMap<Ast, AstObject>();

/** The object of a node, in the tree that its text was parsed to. */
export function astObjectOf(node: Ast): AstObject {
  const root = rootOf(node.extent.source) ?? node;
  let tree = roots.get(root);
  if (!tree) roots.set(root, (tree = new AstObject(root, null)));
  return tree.find(node) ?? new AstObject(node, null);
}
