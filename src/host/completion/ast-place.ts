/** A place in a tree: which nodes lie around it. */
import type { Ast } from '../../language/ast.ts';
import { visitChildren } from '../../language/ast-walk.ts';

export class AstPlaces {
  private readonly parents = new Map<Ast, Ast>();

  constructor(readonly root: Ast) {
    const visit = (node: Ast): void =>
      visitChildren(node, (child) => {
        this.parents.set(child, node);
        visit(child);
      });
    visit(root);
  }

  parentOf(node: Ast): Ast | null {
    return this.parents.get(node) ?? null;
  }

  /** The node itself, then what lies around it, outwards. */
  *around(node: Ast): Generator<Ast> {
    for (let one: Ast | null = node; one; one = this.parentOf(one)) yield one;
  }

  /** All nodes, in the order of the text. */
  all(): Iterable<Ast> {
    return [this.root, ...this.parents.keys()];
  }

  /** The innermost node that has a place in it, or ends there, and fits. */
  innermost<T extends Ast>(offset: number, fits: (node: Ast) => node is T): T | null {
    let found: T | null = null;
    for (const node of this.all()) {
      const { startOffset, endOffset } = node.extent;
      if (startOffset <= offset && offset <= endOffset && fits(node)) {
        if (!found || node.extent.startOffset >= found.extent.startOffset) found = node;
      }
    }
    return found;
  }
}
