// Generated programs as trees, so that one that shows a difference can be made smaller and stays a program.
//
// A tree has a kind (what it may stand for) and parts: texts, trees, and lists of trees that may lose members.

/** @typedef {{ kind: string, parts: (string | Tree | List)[] }} Tree */
/** @typedef {{ members: Tree[], separator: string, least: number }} List */

/** Members with a separator between them; `least` of them must stay. */
export const listOf = (members, separator, least = 0) => ({ members, separator, least });

/** What may be there or not. */
export const maybe = (tree) => listOf(tree ? [tree] : [], '');

/** A template tag that makes trees of a kind: texts, numbers, trees and lists may stand in its places. */
export const treeOf =
  (kind) =>
  ({ raw }, ...places) => ({
    kind,
    parts: raw
      .flatMap((text, i) => (i < places.length ? [text, places[i]] : [text]))
      .map((part) => (typeof part === 'number' ? String(part) : part))
      .filter((part) => part !== ''),
  });

/** A tree that is one text. */
export const leaf = (kind, text) => ({ kind, parts: [text] });

/** The program's text. */
export function textOf(part) {
  if (typeof part === 'string') return part;
  if (part.members) return part.members.map(textOf).join(part.separator);
  return part.parts.map(textOf).join('');
}

/** What a tree of a kind is at its simplest. */
const simplest = new Map([
  ['expression', '1'],
  ['text', "'a'"],
  ['statement', '1'],
]);

function* smallerLists({ members, separator, least }) {
  if (members.length > least) {
    for (let i = 0; i < members.length; i++) yield listOf(members.toSpliced(i, 1), separator, least);
  }
  for (const [i, member] of members.entries()) {
    for (const smaller of smallerTrees(member)) yield listOf(members.toSpliced(i, 1, smaller), separator, least);
  }
}

/** The trees of a kind directly inside a tree: any of them could stand in its place. */
function* inside({ parts }, kind) {
  for (const part of parts) {
    if (typeof part === 'string') continue;
    for (const tree of part.members ?? [part]) {
      if (tree.kind === kind) yield tree;
      else yield* inside(tree, kind);
    }
  }
}

/** Trees one step smaller, the boldest steps first. */
export function* smallerTrees(tree) {
  const { kind, parts } = tree;
  yield* inside(tree, kind);
  const simple = simplest.get(kind);
  if (simple !== undefined && textOf(tree).length > simple.length) yield leaf(kind, simple);
  for (const [i, part] of parts.entries()) {
    if (typeof part === 'string') continue;
    for (const smaller of part.members ? smallerLists(part) : smallerTrees(part)) {
      yield { kind, parts: parts.toSpliced(i, 1, smaller) };
    }
  }
}
