/** Names of variables, also those of drives (`$env:PATH`). */
import type { Scope } from '../../engine/scope.ts';
import type { AstPlaces } from './ast-place.ts';
import { beginsWith, type CompletionMatch, completionMatch, inOrder } from './completion-match.ts';
import type { CompletionPlace } from './completion-place.ts';

/** @param text the variable as it was typed so far: `$ho`, `${my va`, `@sp`, `$env:PA`. */
export function completeVariables({ runspace, places, cursor }: CompletionPlace, text: string): CompletionMatch[] {
  const [, sign = '$', typed = ''] = /^([$@]\{?)(.*)$/s.exec(text) ?? [];
  const prefix = sign.charAt(0);
  const drive = /^(env|variable|function|alias):(.*)$/i.exec(typed);
  if (drive) {
    const [, name = '', rest = ''] = drive;
    const names = drive[1]?.toLowerCase() === 'env' ? runspace.ambient.environment.keys() : [];
    const inBraces = sign.endsWith('{');
    return inOrder(
      matching(names, rest, (found) =>
        inBraces ? `${prefix}{${name}:${found}}` : variableText(prefix, `${name}:${found}`),
      ),
    );
  }
  const [, scope = '', rest = ''] = /^((?:global|local|script|private|using):)?(.*)$/is.exec(typed) ?? [];
  return inOrder(
    matching([...namesInText(places, cursor), ...variableNames(runspace.globalSession.current)], rest, (found) =>
      variableText(prefix, scope + found),
    ),
  );
}

function* matching(
  names: Iterable<string>,
  typed: string,
  textOf: (name: string) => string,
): Generator<CompletionMatch> {
  for (const name of names) if (beginsWith(name, typed)) yield completionMatch('Variable', textOf(name), name);
}

/** What the text itself names before the place, so that `$x` counts which was typed a line above. */
function* namesInText(places: AstPlaces, cursor: number): Generator<string> {
  for (const node of places.all())
    if (node.kind === 'VariableExpression' && node.extent.endOffset < cursor && !node.isConstantVariable)
      yield node.name;
}

export function* variableNames(from: Scope): Generator<string> {
  for (let scope: Scope | null = from; scope; scope = scope.parent) {
    for (const name of scope.layout.names) if (scope.has(name.toLowerCase())) yield name;
  }
}

/** Names with other characters than letters, digits and the underscore stand in braces. */
function variableText(sign: string, name: string): string {
  return /^[\w:?^$]+$/.test(name) ? sign + name : `${sign}{${name.replace(/[{}`]/g, '`$&')}}`;
}
