/** Which classes and enums the blocks of a text define and use; kept by block, and gone with it. */
import type { ScriptBlockAst } from '../../language/ast.ts';
import type { NetType } from '../../types/net-type.ts';
import { currentRunspace } from '../current-runspace.ts';
import type { ScriptClasses } from './script-classes.ts';
import type { SourceContext } from './source-context.ts';

/** The classes of script blocks nested in a text; blocks that define none are not in it. */
const ofBlocks = new WeakMap<ScriptBlockAst, ScriptClasses>();

/** Remembers the classes that a script block defines. */
export function setClassesOf(block: ScriptBlockAst, classes: ScriptClasses): void {
  ofBlocks.set(block, classes);
}

/** The types that a script block itself defines, without those of the blocks in it. */
export function typesDefinedBy(block: ScriptBlockAst): readonly NetType[] {
  return ofBlocks.get(block)?.own ?? [];
}

/** The types of the modules that a text uses. */
export function typesUsedBy({ usingStatements }: ScriptBlockAst): readonly NetType[] {
  if (usingStatements.length === 0) return [];
  const { modules } = currentRunspace();
  const used = usingStatements.filter((using) => using.usingStatementKind === 'Module');
  return used.flatMap((using) => modules.classesOfUsing(using)?.own ?? []);
}

/** The context inside of a script block: with the classes that the block itself defines. */
export function contextWithin(block: ScriptBlockAst, context: SourceContext): SourceContext {
  const classes = ofBlocks.get(block);
  return classes && classes !== context.classes ? { ...context, classes } : context;
}
