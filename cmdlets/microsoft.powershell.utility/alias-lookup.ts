/** How the *-Alias cmdlets find aliases, in one scope or in all that can be seen, and make them. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { AliasInfo } from '../../src/engine/command-info.ts';
import type { Scope } from '../../src/engine/scope.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { compareStrings } from '../../src/types/operations/string-comparison.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';
import { optionsOf } from './variable-lookup.ts';

/** All aliases, by name. @param scope only this scope's; null: all that the caller sees. */
export function allAliases(ps: CmdletActions, scope: Scope | null): AliasInfo[] {
  const found = new Map<string, AliasInfo>();
  for (let at: Scope | null = scope ?? ps.session.current; at; at = scope ? null : at.parent) {
    for (const [key, info] of at.aliases ?? []) if (info instanceof AliasInfo && !found.has(key)) found.set(key, info);
  }
  return [...found.values()].sort((a, b) => compareStrings(a.name, b.name, { ignoreCase: true }));
}

/** Those whose name (or definition) fits a pattern; that none does is an error unless the pattern is a wildcard. */
export function matchingAliases(
  ps: CmdletActions,
  by: 'name' | 'definition',
  pattern: string,
  scope: Scope | null,
): AliasInfo[] {
  const wildcard = WildcardPattern.of(pattern, true);
  const found = allAliases(ps, scope).filter((alias) => wildcard.isMatch(alias[by]));
  if (found.length === 0 && !hasWildcards(pattern)) {
    ps.error(
      'ItemNotFoundException',
      'ObjectNotFound',
      `This command cannot find a matching alias because an alias with the ${by} '${pattern}' does not exist.`,
      {
        target: pattern,
        exception: 'System.Management.Automation.ItemNotFoundException',
      },
    );
  }
  return found;
}

export interface NewAlias {
  readonly name: string;
  readonly definition: string;
  readonly description?: string | undefined;
  /** As -Option binds it. */
  readonly option?: string | undefined;
  readonly force?: boolean | undefined;
}

/** Makes an alias; a refusal is reported. null when it was not made. */
export function makeAlias(ps: CmdletActions, alias: NewAlias, scope: Scope): AliasInfo | null {
  const info = new AliasInfo(alias.name, alias.definition);
  info.description = alias.description ?? '';
  info.options = new Set(optionsOf(alias.option ?? 'None'));
  try {
    ps.session.setAlias(info, scope, alias.force ?? false);
    return info;
  } catch (error) {
    if (!(error instanceof NetException) || !error.identity) throw error;
    ps.writeError(ps.recordOf(error, error.identity.errorId, error.identity.category, alias.name));
    return null;
  }
}
