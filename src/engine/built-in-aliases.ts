/**
 * Options of the built-in aliases (facts: shared/reference/ps-aliases.json). The aliases themselves are declared by the
 * cmdlets they stand for.
 */
import type { ScopedItemOption } from './variable.ts';

const ALL_SCOPE_READ_ONLY = new Set(['?', '%', 'foreach', 'select', 'where']);
const ALL_SCOPE = new Set(['cd', 'copy', 'del', 'dir', 'echo', 'md', 'move', 'popd', 'pushd']);
const PLAIN = new Set(
  'chdir cls erase etsn exsn fhx gcb gjb gsn gtz h history icm nsn pwd r rcjb rd ren rjb rsn sajb scb set sls spjb type wjb'.split(
    ' ',
  ),
);

/** Every other built-in alias is read-only. */
export function builtInAliasOptions(name: string): readonly ScopedItemOption[] {
  if (ALL_SCOPE_READ_ONLY.has(name)) return ['ReadOnly', 'AllScope'];
  if (ALL_SCOPE.has(name)) return ['AllScope'];
  return PLAIN.has(name) ? [] : ['ReadOnly'];
}
