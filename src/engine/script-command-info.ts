/** The commands that are script blocks: functions, filters, script files, typed texts. */

import { type NetType, typeNamed } from '../types/net-type.ts';
import { CommandInfo } from './command-info.ts';
import type { CommandMetadata } from './command-metadata.ts';
import type { ScriptBlock } from './runspace.ts';

/** A function or filter. */
export class FunctionInfo extends CommandInfo {
  description = '';
  metadata: CommandMetadata | null = null;

  /** @param source the block, or what makes it when it is first asked for. */
  constructor(
    name: string,
    private source: ScriptBlock | (() => ScriptBlock),
    readonly isFilter = false,
  ) {
    super(name);
  }

  get scriptBlock(): ScriptBlock {
    if (typeof this.source === 'function') this.source = this.source();
    return this.source;
  }

  get commandType(): 'Function' | 'Filter' {
    return this.isFilter ? 'Filter' : 'Function';
  }

  netType(): NetType {
    return typeNamed(
      this.isFilter ? 'System.Management.Automation.FilterInfo' : 'System.Management.Automation.FunctionInfo',
    );
  }
}

/** A text that runs as a script: an input at the prompt, or a script block without a name. */
export class ScriptInfo extends CommandInfo {
  readonly commandType = 'Script';
  /**
   * @param name the text of an input; '' for a script block.
   * @param scriptBlock the block that was called; null for an input.
   */
  constructor(
    name: string,
    readonly scriptBlock: ScriptBlock | null = null,
  ) {
    super(name);
  }
  netType(): NetType {
    return typeNamed('System.Management.Automation.ScriptInfo');
  }
}

/** A .ps1 file. */
export class ExternalScriptInfo extends CommandInfo {
  readonly commandType = 'ExternalScript';
  metadata: CommandMetadata | null = null;
  scriptBlock: ScriptBlock | null = null;
  /** @param path the full path as scripts see it. */
  constructor(
    name: string,
    readonly path: string,
  ) {
    super(name);
  }
  netType(): NetType {
    return typeNamed('System.Management.Automation.ExternalScriptInfo');
  }
}
