/** Modules and scripts: what the cmdlets for both do alike, and what they call them. */

export interface ItemKind {
  readonly type: 'Module' | 'Script';
  /** As messages have it. */
  readonly word: 'module' | 'script';
  /** Every package of the kind has it. */
  readonly tag: 'PSModule' | 'PSScript';
}

export const MODULES: ItemKind = { type: 'Module', word: 'module', tag: 'PSModule' };
export const SCRIPTS: ItemKind = { type: 'Script', word: 'script', tag: 'PSScript' };
