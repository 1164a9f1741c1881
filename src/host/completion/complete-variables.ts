/** Names of variables, also those of drives (`$env:PATH`). */
import type { Runspace } from '../../engine/runspace.ts';
import type { Scope } from '../../engine/scope.ts';
import { beginsWith, type CompletionMatch, completionMatch, inOrder } from './completion-match.ts';

/** @param text the variable as it was typed so far: `$ho`, `${my va`, `@sp`, `$env:PA`. */
export function completeVariables(runspace: Runspace, text: string): CompletionMatch[] {
  const [, sign = '$', typed = ''] = /^([$@]\{?)(.*)$/s.exec(text) ?? [];
  const prefix = sign[0]!;
  const drive = /^(env|variable|function|alias):(.*)$/i.exec(typed);
  if (drive) {
    const [, name = '', rest = ''] = drive;
    const names = drive[1]!.toLowerCase() === 'env' ? runspace.ambient.environment.keys() : [];
    return inOrder(matching(names, rest, (found) => variableText(prefix, `${name}:${found}`)));
  }
  const [, scope = '', rest = ''] = /^((?:global|local|script|private|using):)?(.*)$/is.exec(typed) ?? [];
  return inOrder(
    matching(variableNames(runspace.globalSession.current), rest, (found) => variableText(prefix, scope + found)),
  );
}

function* matching(
  names: Iterable<string>,
  typed: string,
  textOf: (name: string) => string,
): Generator<CompletionMatch> {
  for (const name of names) if (beginsWith(name, typed)) yield completionMatch('Variable', textOf(name), name);
}

function* variableNames(from: Scope): Generator<string> {
  for (let scope: Scope | null = from; scope; scope = scope.parent) {
    for (const name of scope.layout.names) if (scope.has(name.toLowerCase())) yield name;
  }
}

/** Names with other characters than letters, digits and the underscore stand in braces. */
function variableText(sign: string, name: string): string {
  return /^[\w:?^$]+$/.test(name) ? sign + name : `${sign}{${name.replace(/[{}`]/g, '`$&')}}`;
}
