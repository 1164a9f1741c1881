/** The member that ForEach-Object and Where-Object are given by a name or a pattern, and their errors about it. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import type { PSMember } from '../../src/types/members/ps-member.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';

/** What a cmdlet says when no member has the name, and when several fit a pattern. */
export interface MemberErrors {
  readonly missing: { readonly id: string; readonly kind: 'member' | 'property' };
  readonly ambiguousId: string;
}

/**
 * The name of the only member that fits; null, with an error of the object, when several do. A name without wildcards
 * means itself, and so does a pattern that fits nothing.
 */
export function memberName(
  ps: CmdletActions,
  item: unknown,
  name: string,
  members: (item: unknown) => readonly PSMember[],
  errors: MemberErrors,
): string | null {
  if (!hasWildcards(name)) return name;
  const pattern = WildcardPattern.of(name, true);
  const found = [...new Set(members(item).map((member) => member.name))].filter((one) => pattern.isMatch(one));
  const [only, ...others] = found;
  if (others.length > 0) {
    const message = `Input name "${name}" is ambiguous. It can be resolved to multiple matched members. Possible matches include: ${found.join(' ')}.`;
    reportMember(ps, errors.ambiguousId, message, item);
    return null;
  }
  return only ?? name;
}

/** The error of an object that has no member of the name, which strict mode asks for. */
export function reportMissing(ps: CmdletActions, item: unknown, name: string, { missing }: MemberErrors): void {
  const a = missing.kind === 'member' ? 'a member' : 'a property';
  reportMember(ps, missing.id, `The input name "${name}" cannot be resolved to ${a}.`, item);
}

/** An error of an object about one of its members. */
export function reportMember(ps: CmdletActions, errorId: string, message: string, item: unknown): void {
  ps.error(errorId, 'InvalidArgument', message, {
    target: item,
    wrapsTarget: true,
    exception: 'System.Management.Automation.PSArgumentException',
  });
}
