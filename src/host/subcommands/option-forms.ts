/** The two forms that options of subcommands have. */

/** An option with a value, which may not be left out. */
export function valued<const T extends object>(describe: string, rest?: T) {
  return { type: 'string', requiresArg: true, describe, ...rest } as const;
}

/** An option that is there or not. */
export function flag(describe: string) {
  return { type: 'boolean', default: false, describe } as const;
}
