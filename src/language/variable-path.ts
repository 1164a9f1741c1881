/** Takes a variable's name apart: `global:x`, `env:PATH`, `C:file`. */

/** A variable path: what stands before the first colon, and the rest. */
export interface VariablePath {
  /** Scope or drive in lower case; null for a plain name. */
  readonly scope: string | null;
  readonly name: string;
}

/** Splits a variable path at its first colon; nothing before the colon is no scope. */
export function parseVariablePath(userPath: string): VariablePath {
  const colon = userPath.indexOf(':');
  if (colon < 0) return { scope: null, name: userPath };
  if (colon === 0) return { scope: null, name: userPath.slice(1) };
  return { scope: userPath.slice(0, colon).toLowerCase(), name: userPath.slice(colon + 1) };
}

/** What may stand before a colon and names a scope, or the drive of variables, which variables are on anyway. */
const SCOPES: ReadonlySet<string> = new Set(['global', 'local', 'script', 'private', 'variable']);

/** Whether what stands before the first colon is a drive. */
export function isDrive(scope: string | null): boolean {
  return scope !== null && !SCOPES.has(scope);
}
