/** XPath on the DOM: SelectNodes, SelectSingleNode, Select-Xml. */
import xpath from 'xpath';
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { sortInDocumentOrder } from './node-order.ts';
import { followPath, type SimplePath, simplePathOf } from './simple-path.ts';

/** Prefixes of an XPath expression. */
export class XmlNamespaceManager extends NetObject {
  private readonly namespaces = new Map<string, string>([['xml', 'http://www.w3.org/XML/1998/namespace']]);

  netType(): NetType {
    return typeNamed('System.Xml.XmlNamespaceManager');
  }

  add(prefix: string, uri: string): void {
    this.namespaces.set(prefix, uri);
  }

  lookup(prefix: string): string | null {
    return this.namespaces.get(prefix) ?? null;
  }
}

/** An expression that was read. */
interface Expression {
  readonly expression: { readonly expression: object };
  evaluate(options: {
    node: Node;
    namespaces?: (prefix: string) => string;
    functions?: (name: string) => ((context: object, ...values: { stringValue(): string }[]) => number) | undefined;
  }): object;
}

/** A set of nodes as the library keeps it; `members` is ours. */
interface NodeSet {
  nodes: Node[];
  size: number;
  members?: Set<Node>;
  add(node: Node): void;
  first(): Node | null;
  toArray(): Node[];
}

/** The part of the library that its type declarations leave out. */
interface XPathLibrary {
  parse(expression: string): Expression;
  readonly XNodeSet: { readonly prototype: NodeSet };
  readonly XPathContext: { readonly prototype: { extend(properties: object): object } };
  readonly PathExpr: new () => object;
}

let prepared: XPathLibrary | null = null;

/** The library, with sets of nodes that take time in proportion to their size. */
function library(): XPathLibrary {
  if (prepared) return prepared;
  prepared = xpath as unknown as XPathLibrary;
  const sets = prepared.XNodeSet.prototype;
  const { toArray } = sets;
  sets.add = function (node) {
    this.members ??= new Set(this.nodes);
    if (this.members.has(node)) return;
    this.members.add(node);
    this.nodes.push(node);
    this.size++;
  };
  // Nodes that stand for namespaces are in no document; the library knows their order.
  sets.toArray = function () {
    const sorted = [...this.nodes];
    return sortInDocumentOrder(sorted) ? sorted : toArray.call(this);
  };
  sets.first = function () {
    return this.toArray()[0] ?? null;
  };
  const contexts = prepared.XPathContext.prototype;
  contexts.extend = function (properties) {
    return Object.assign(Object.create(contexts), this, properties);
  };
  return prepared;
}

const CACHE_LIMIT = 200;
const expressions = new Map<string, Expression>();
const paths = new Map<string, SimplePath | null>();

function simplePath(text: string): SimplePath | null {
  let path = paths.get(text);
  if (path === undefined) {
    if (paths.size >= CACHE_LIMIT) paths.clear();
    paths.set(text, (path = simplePathOf(text)));
  }
  return path;
}

function parsed(text: string): Expression {
  let expression = expressions.get(text);
  if (!expression) {
    expression = library().parse(text);
    if (expressions.size >= CACHE_LIMIT) expressions.clear();
    expressions.set(text, expression);
  }
  return expression;
}

/**
 * The nodes of a query, which is carried out when they are first asked for: as in .NET, a list of nodes is not made of
 * them. What is wrong with the expression is found at once.
 * @throws NetException System.Xml.XPath.XPathException
 */
export function nodesWhenNeeded(
  expression: string,
  node: Node,
  namespaces: XmlNamespaceManager | null = null,
): () => readonly Node[] {
  let nodes = canFail(expression) ? selectNodes(expression, node, namespaces) : null;
  return () => (nodes ??= selectNodes(expression, node, namespaces));
}

/** Whether it takes the evaluation to find out that an expression gives nodes, and that its prefixes are known. */
function canFail(expression: string): boolean {
  if (simplePath(expression)) return false;
  if (expression.includes(':') || expression.includes('(')) return true;
  const { PathExpr } = library();
  const top = readExpression(expression).expression.expression;
  return !(top instanceof PathExpr) || (top as { filter?: object }).filter !== undefined;
}

function readExpression(text: string): Expression {
  try {
    return parsed(text);
  } catch {
    throw xpathError(`'${text}' has an invalid token.`);
  }
}

/** @throws NetException System.Xml.XPath.XPathException */
export function selectNodes(expression: string, node: Node, namespaces: XmlNamespaceManager | null = null): Node[] {
  const path = simplePath(expression);
  if (path) return followPath(path, node);
  const query = readExpression(expression);
  const resolver = (prefix: string): string => {
    const uri = namespaces?.lookup(prefix) ?? null;
    if (uri === null)
      throw xpathError(
        namespaces
          ? `Namespace prefix '${prefix}' is not defined.`
          : 'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.',
      );
    return uri;
  };
  const result = query.evaluate({ node, namespaces: resolver });
  if (!('toArray' in result)) throw xpathError('Expression must evaluate to a node-set.');
  return (result as unknown as { toArray(): Node[] }).toArray();
}

/** Functions that an expression may call besides those of XPath: they get texts and give numbers. */
export type QueryFunctions = Readonly<Record<string, (...texts: readonly string[]) => number>>;

/**
 * Whether an expression finds something, as a function of the node from which it looks.
 * @throws NetException System.Xml.XPath.XPathException
 */
export function queryTest(expression: string, functions: QueryFunctions): (node: Node) => boolean {
  const query = readExpression(expression);
  const known = (name: string) => {
    const called = functions[name];
    return (
      called &&
      ((_: object, ...values: { stringValue(): string }[]) => called(...values.map((one) => one.stringValue())))
    );
  };
  return (node) => {
    const result = query.evaluate({ node, functions: known });
    if (!('toArray' in result)) throw xpathError('Expression must evaluate to a node-set.');
    return (result as unknown as { toArray(): Node[] }).toArray().length > 0;
  };
}

function xpathError(message: string) {
  return netException('System.Xml.XPath.XPathException', message);
}
