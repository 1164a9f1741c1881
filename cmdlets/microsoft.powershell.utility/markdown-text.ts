/** What texts in Markdown say without their marks. */
import type { Nodes } from 'mdast';

/** The text of a node and of what is in it. */
export function plainTextOf(node: Nodes): string {
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(plainTextOf).join('') : '';
}
