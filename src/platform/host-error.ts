/**
 * What the platform throws when the host refuses: an Error with the system's error number and call, as Node's own have
 * them. These are the parts that code looks at; they are absent where the error is something else.
 */
export interface HostErrorParts {
  readonly code?: string;
  readonly message: string;
  readonly syscall?: string;
  readonly path?: string;
}

/** The system's error number of an exception (`ENOENT` …), or `undefined`. Not by its class: realms have their own. */
export function hostErrorCode(error: unknown): string | undefined {
  const code = (error as HostErrorParts | undefined | null)?.code;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}
