/**
 * Finds help by name in the order in which PowerShell asks its sources: aliases, functions and scripts, cmdlets, about
 * topics. A name that nothing bears exactly is looked for inside names, then inside texts.
 */

import { hasWildcards, WildcardOption, WildcardPattern } from '../../types/wildcard.ts';
import { CmdletInfo } from '../cmdlet-info.ts';
import { metadataOfCmdletInfo, resolvedCommandOf } from '../command-description.ts';
import { AliasInfo, type CommandInfo } from '../command-info.ts';
import { modulesOf } from '../module-table.ts';
import type { Runspace } from '../runspace.ts';
import type { Scope } from '../scope.ts';
import { ExternalScriptInfo, FunctionInfo } from '../script-command-info.ts';
import { cmdletHelp } from './cmdlet-help.ts';
import type { CommandHelp, HelpCategory, HelpEntry } from './command-help.ts';
import type { HelpTopics } from './help-topics.ts';
import { commentHelpOf, scriptCommandHelp } from './script-help.ts';

export class HelpSearch {
  constructor(
    private readonly runspace: Runspace,
    private readonly topics: HelpTopics,
    /** Categories asked for; empty for all. */
    private readonly categories: ReadonlySet<HelpCategory>,
  ) {}

  /** What a name or wildcard means. */
  find(name: string): HelpEntry[] {
    if (hasWildcards(name)) return this.matching(name);
    const exact = this.exact(name);
    if (exact.length > 0) return exact;
    const inNames = this.matching(`*${name}*`);
    return inNames.length > 0 ? inNames : this.withText(name);
  }

  private wants(category: HelpCategory): boolean {
    return this.categories.size === 0 || this.categories.has(category);
  }

  private exact(name: string): HelpEntry[] {
    const command = this.runspace.commands.findDirect(name, this.runspace.globalSession.current);
    // PowerShell puts Get- before a bare noun when it runs a command, not when it looks for help.
    const isMeant = command && (command.name.toLowerCase() !== `get-${name}`.toLowerCase() || name.includes('\\'));
    const entry = command && isMeant ? this.entryOf(command, true) : null;
    if (entry && this.wants(entry.category)) return [entry];
    const topic = this.topics.get(name);
    return topic && this.wants('HelpFile') ? [topic] : [];
  }

  private matching(wildcard: string): HelpEntry[] {
    const pattern = new WildcardPattern(wildcard, WildcardOption.IgnoreCase);
    return this.all((name) => pattern.isMatch(name));
  }

  private withText(text: string): HelpEntry[] {
    const wanted = text.toLowerCase();
    return this.all(() => true).filter((entry) => {
      if (entry.category === 'Alias') return false;
      const help = entry.command();
      return (help ? textOfHelp(help) : this.topics.text(entry.name)).toLowerCase().includes(wanted);
    });
  }

  private all(fits: (name: string) => boolean): HelpEntry[] {
    const commands = [...this.aliases(), ...this.functions(), ...this.runspace.commands.cmdlets.values()];
    const entries = commands
      .filter((command) => fits(command.name))
      .flatMap((command) => this.entryOf(command, false) ?? [])
      .filter((entry) => this.wants(entry.category));
    const topics = this.wants('HelpFile') ? this.topics.all().filter((topic) => fits(topic.name)) : [];
    return [...entries, ...topics];
  }

  private aliases(): AliasInfo[] {
    return sorted(this.runspace.globalSession.top.aliases?.values() ?? []) as AliasInfo[];
  }

  private functions(): FunctionInfo[] {
    const found = new Map<string, CommandInfo>();
    for (let scope: Scope | null = this.runspace.globalSession.current; scope; scope = scope.parent) {
      for (const [key, info] of scope.functions ?? []) if (!found.has(key)) found.set(key, info);
    }
    return sorted(found.values()) as FunctionInfo[];
  }

  /**
   * @param follow whether what stands for another command gives that one's help (asked for by name) or a line of its own
   * (in a list).
   */
  private entryOf(command: CommandInfo, follow: boolean): HelpEntry | null {
    if (command instanceof AliasInfo) {
      const target = resolvedCommandOf(command, this.runspace);
      const entry = target && this.entryOf(target, true);
      if (!entry) return null;
      return follow && this.categories.size === 0
        ? entry
        : {
            name: command.name,
            category: 'Alias',
            moduleName: '',
            synopsis: entry.name,
            command: () => entry.command(),
          };
    }
    if (command instanceof CmdletInfo) return cmdletEntry(command, this.runspace);
    if (command instanceof FunctionInfo || command instanceof ExternalScriptInfo)
      return this.scriptEntry(command, follow);
    return null;
  }

  private aliasesOf(name: string): string[] {
    const key = name.toLowerCase();
    return this.aliases()
      .filter((alias) => alias.definition.toLowerCase() === key)
      .map((alias) => alias.name);
  }

  private scriptEntry(command: FunctionInfo | ExternalScriptInfo, follow: boolean): HelpEntry | null {
    const comments = commentHelpOf(command);
    const forward = comments?.forwardHelpTargetName;
    if (forward && forward.toLowerCase() !== command.name.toLowerCase()) {
      const target = this.runspace.commands.findDirect(forward, this.runspace.globalSession.current);
      const entry = target && this.entryOf(target, true);
      if (entry) return follow ? entry : { ...entry, name: command.name, category: command.commandType };
    }
    const help = scriptCommandHelp(command, comments, this.aliasesOf(command.name));
    return {
      name: command.name,
      category: help.category,
      moduleName: help.moduleName,
      synopsis: help.synopsis,
      command: () => help,
    };
  }
}

function cmdletEntry(command: CmdletInfo, runspace: Runspace): HelpEntry {
  const { definition } = command;
  return {
    name: command.name,
    category: 'Cmdlet',
    moduleName: command.moduleName,
    synopsis: definition.help.synopsis,
    command: () => cmdletHelp(definition, metadataOfCmdletInfo(command), modulesOf(runspace).ofCmdlet(command)),
  };
}

function sorted(commands: Iterable<CommandInfo>): CommandInfo[] {
  return [...commands].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

function textOfHelp({ synopsis, description, notes, examples }: CommandHelp): string {
  return [synopsis, ...description, notes ?? '', ...examples.map((example) => example.code)].join('\n');
}
