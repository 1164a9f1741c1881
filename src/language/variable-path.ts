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
