/** Arguments of attributes: `[Parameter(Man^)]`, `[CmdletBinding(S^)]`. */
import type { AttributeAst } from '../../language/ast.ts';
import { findType } from '../../types/net-type.ts';
import { beginsWith, type Completion, completionMatch } from './completion-match.ts';
import type { CompletionPlace } from './completion-place.ts';
import { membersOfType } from './member-results.ts';

const NOT_WRITTEN = /^(?:TypeId|Item)$/;

/** Null where the cursor is in no attribute's parentheses. */
export function completeAttributes(place: CompletionPlace): Completion | null {
  const { places, text, cursor, word } = place;
  if (word.quote !== '') return null;
  const opened = /\[(\w[\w.]*)\((?:[^()[\]]*,)?\s*(\w*)$/.exec(text.slice(0, cursor));
  if (!opened) return null;
  const attribute = places.innermost(cursor, (node): node is AttributeAst => node.kind === 'Attribute');
  const name = attribute?.typeName.extent.text ?? opened[1] ?? '';
  // A call in a type's brackets is no attribute: `[int](x)`.
  const type =
    findType(`${name}Attribute`) ?? findType(`System.Management.Automation.${name}Attribute`) ?? findType(name);
  if (!type || !/Attribute$/.test(type.fullName)) return null;
  const rest = /^\w*/.exec(text.slice(cursor))?.[0] ?? '';
  const typed = (opened[2] ?? '') + rest;
  const given = new Set(attribute?.namedArguments.map(({ argumentName }) => argumentName.toLowerCase()) ?? []);
  const matches = membersOfType(type)
    .filter((member) => member.memberType === 'Property' && !NOT_WRITTEN.test(member.name))
    .filter((member) => /\bset;/.test(member.definition(null)) && beginsWith(member.name, typed))
    .filter((member) => !given.has(member.name.toLowerCase()) || member.name.toLowerCase() === typed.toLowerCase())
    .map((member) => completionMatch('Property', member.name, member.name, member.definition(null)));
  return { replacementIndex: cursor - (opened[2] ?? '').length, replacementLength: typed.length, matches };
}
