/** ScriptBlock: compiled code with the session state it belongs to. */

import type { ScriptBlockAst } from '../language/ast.ts';
import { platform } from '../platform/platform.ts';
import { convertTo } from '../types/conversion/conversion.ts';
import type { Invocable } from '../types/members/ps-member.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import type { OwningModule } from './command-info.ts';
import type { CompiledBlock } from './compile/compiled-block.ts';
import type { SessionState } from './scope.ts';

export class ScriptBlock extends NetObject implements Invocable {
  /** True for the body of a filter: unnamed statements are its process block. */
  isFilter = false;

  private guid: unknown = null;

  /** Unique for this script block; made when first asked for. */
  get id(): unknown {
    return (this.guid ??= convertTo(platform().random.uuid(), typeNamed('System.Guid')));
  }

  constructor(
    /** Shared by all script blocks made from the same text. */
    readonly code: CompiledBlock,
    /** Whose variables and functions it sees; null: those of whoever calls it. */
    public session: SessionState | null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.ScriptBlock');
  }

  get ast(): ScriptBlockAst {
    return this.code.ast;
  }

  get file(): string | null {
    return this.code.ast.extent.file;
  }

  get module(): OwningModule | null {
    return this.session?.module ?? null;
  }

  /** The text between the braces (or of the whole script), as ToString gives it. */
  override toString(): string {
    return this.code.sourceText;
  }

  /** The same code in another session state. */
  boundTo(session: SessionState): ScriptBlock {
    const bound = new ScriptBlock(this.code, session);
    bound.isFilter = this.isFilter;
    return bound;
  }

  /** `$this` bound, arguments passed, outputs collected: how script properties and methods are called. */
  invokeWithThis(self: unknown, args: readonly unknown[]): unknown {
    return this.code.runspaceOf(this).invokeWithThis(this, self, args);
  }

  invokeWithItem(item: unknown, args: readonly unknown[]): unknown {
    return this.code.runspaceOf(this).invokeWithItem(this, item, args);
  }

  invokeInScope(item: unknown, args: readonly unknown[]): unknown {
    return this.code.runspaceOf(this).invokeInScope(this, item, args);
  }

  invokeAsDelegate(args: readonly unknown[]): unknown {
    return this.code.runspaceOf(this).invokeAsDelegate(this, args);
  }
}
