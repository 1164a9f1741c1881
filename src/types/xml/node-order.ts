/**
 * The order of nodes in their document. The XPath library puts each set of nodes into that order by walking along siblings
 * for every pair of them, and looks through the whole set for every node that it adds; documents of thousands of nodes
 * take minutes so. Here the nodes of a document are numbered once, until the document changes.
 */

/** A node's children and, before them, its attributes follow it. */
interface Numbering {
  /** xmldom counts the changes of a document. */
  readonly changes: number;
  readonly numbers: Map<Node, number>;
}

const numberings = new WeakMap<Node, Numbering>();

/** Sorts nodes of one document in place; false, and nothing is done, where one of them is in none. */
export function sortInDocumentOrder(nodes: Node[]): boolean {
  const [first] = nodes;
  if (!first || nodes.length < 2) return true;
  const root = rootOf(first);
  const { numbers } = numberingOf(root);
  if (!nodes.every((node) => numbers.has(node))) return false;
  nodes.sort((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0));
  return true;
}

/** The document, or the topmost node of what is in none. */
export function rootOf(node: Node): Node {
  let root = node;
  for (;;) {
    const above = root.parentNode ?? (root as Attr).ownerElement;
    if (!above) return root;
    root = above;
  }
}

function numberingOf(root: Node): Numbering {
  const changes = ((root.ownerDocument ?? root) as unknown as { readonly _inc: number })._inc;
  const known = numberings.get(root);
  if (known?.changes === changes) return known;
  const numbers = new Map<Node, number>();
  for (let node: Node | null = root; node; node = following(node, root)) {
    numbers.set(node, numbers.size);
    const { attributes } = node as Element;
    for (const attribute of attributes ?? []) numbers.set(attribute, numbers.size);
  }
  const made = { changes, numbers };
  numberings.set(root, made);
  return made;
}

/** The node behind a node, its children first. */
function following(node: Node, root: Node): Node | null {
  if (node.firstChild) return node.firstChild;
  for (let current: Node | null = node; current && current !== root; current = current.parentNode) {
    if (current.nextSibling) return current.nextSibling;
  }
  return null;
}
