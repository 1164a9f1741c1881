/**
 * XPath paths of the kind that most scripts write: names, `*`, `@name`, `text()`, `.`, `..`, `/` and `//`, and the
 * predicates `[2]`, `[last()]`, `[@name]`, `[@name='text']` and `[name='text']`. The library evaluates all others; for these it
 * takes twenty times as long as .NET.
 */
import { rootOf, sortInDocumentOrder } from './node-order.ts';

interface Step {
  /** Whether any node below is meant (`//`), not only the children. */
  readonly deep: boolean;
  /** What the children are asked for; `attribute` looks at attributes, `self` and `parent` go nowhere further. */
  readonly axis: 'child' | 'attribute' | 'self' | 'parent';
  /** A name, `*`, or `#text`. */
  readonly name: string;
  readonly predicates: readonly Predicate[];
}

type Predicate = (node: Node, place: number, last: number) => boolean;

export interface SimplePath {
  readonly fromRoot: boolean;
  readonly steps: readonly Step[];
}

const NAME = String.raw`[A-Za-z_][\w.-]*(?![\w.:(-])`;
const PREDICATE = String.raw`\[\s*(?:\d+|last\(\)|@?${NAME}(?:\s*=\s*(?:'[^']*'|"[^"]*"))?)\s*\]`;
const STEP = new RegExp(String.raw`(//?|^)\s*(\.\.|\.|text\(\)|@?(?:${NAME}|\*))((?:${PREDICATE})*)\s*`, 'y');
const CONDITION = new RegExp(
  String.raw`\[\s*(?:(\d+)|(last\(\))|(@?)(${NAME})(?:\s*=\s*(?:'([^']*)'|"([^"]*)"))?)\s*\]`,
  'g',
);

const ELEMENT = 1;

/** The path that an expression is, or null when it is more than that. */
export function simplePathOf(expression: string): SimplePath | null {
  const text = expression.trim();
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const match = STEP.exec(text);
    if (!match) return null;
    const [, separator, test = '', predicates = ''] = match;
    const step = { deep: separator === '//', ...axisOf(test), predicates: predicatesOf(predicates) };
    // Positions below `.` and `..`, and below attributes, are seldom and not worth the care.
    if (step.axis !== 'child' && (step.predicates.length > 0 || step.deep)) return null;
    steps.push(step);
  }
  return steps.length > 0 ? { fromRoot: text.startsWith('/'), steps } : null;
}

function axisOf(test: string): { axis: Step['axis']; name: string } {
  if (test === '.') return { axis: 'self', name: '' };
  if (test === '..') return { axis: 'parent', name: '' };
  if (test === 'text()') return { axis: 'child', name: '#text' };
  return test.startsWith('@') ? { axis: 'attribute', name: test.slice(1) } : { axis: 'child', name: test };
}

function predicatesOf(text: string): Predicate[] {
  return [...text.matchAll(CONDITION)].map(([, place, last, at, name = '', single, double]): Predicate => {
    if (place !== undefined) return (_node, index) => index + 1 === Number(place);
    if (last !== undefined) return (_node, index, count) => index === count - 1;
    const value = single ?? double;
    const found = at === '@' ? attributesOf : childrenOf;
    return (node) =>
      found(node, name).some((one) => value === undefined || (one.nodeValue ?? one.textContent ?? '') === value);
  });
}

/** The nodes that a path leads to, in the order of the document. */
export function followPath({ fromRoot, steps }: SimplePath, node: Node): Node[] {
  let nodes: Node[] = [fromRoot ? rootOf(node) : node];
  let nested = false;
  for (const step of steps) {
    const next = new Set<Node>();
    for (const context of nodes) for (const found of follow(step, context)) next.add(found);
    nested ||= step.deep || step.axis === 'parent';
    nodes = [...next];
  }
  if (nested) sortInDocumentOrder(nodes);
  return nodes;
}

function follow(step: Step, context: Node): readonly Node[] {
  switch (step.axis) {
    case 'self':
      return [context];
    case 'parent': {
      const parent = context.parentNode ?? (context as Attr).ownerElement;
      return parent ? [parent] : [];
    }
    case 'attribute':
      return attributesOf(context, step.name);
    case 'child':
      return step.deep ? below(step, context) : chosen(step, childrenOf(context, step.name));
  }
}

/** `//name` means the children of every node below, so a position is one among its siblings. */
function below(step: Step, context: Node): Node[] {
  const found = chosen(step, childrenOf(context, step.name));
  for (let child = context.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === ELEMENT) for (const node of below(step, child)) found.push(node);
  }
  return found;
}

function chosen({ predicates }: Step, nodes: Node[]): Node[] {
  return predicates.reduce((left, holds) => left.filter((node, i) => holds(node, i, left.length)), nodes);
}

function childrenOf(context: Node, name: string): Node[] {
  const found: Node[] = [];
  for (let child = context.firstChild; child; child = child.nextSibling) if (isNamed(child, name)) found.push(child);
  return found;
}

function isNamed(node: Node, name: string): boolean {
  // Texts side by side are one text, that of the first.
  if (name === '#text') return isText(node) && !(node.previousSibling && isText(node.previousSibling));
  if (node.nodeType !== ELEMENT) return false;
  // A name without a prefix is one in no namespace.
  return name === '*' || ((node as Element).localName === name && !(node as Element).namespaceURI);
}

const isText = ({ nodeType }: Node) => nodeType === 3 || nodeType === 4;

function attributesOf(context: Node, name: string): Node[] {
  const { attributes } = context as Element;
  const found: Node[] = [];
  for (let i = 0; i < (attributes?.length ?? 0); i++) {
    const attribute = attributes[i] as Attr;
    const isDeclaration = attribute.name === 'xmlns' || attribute.prefix === 'xmlns';
    if (!isDeclaration && (name === '*' || (attribute.localName === name && !attribute.namespaceURI)))
      found.push(attribute);
  }
  return found;
}
