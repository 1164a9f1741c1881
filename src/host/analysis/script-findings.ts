/** What this shell has of what a script uses. */
import { metadataOfCmdlet } from '../../engine/binder/metadata-from-cmdlet.ts';
import { CmdletInfo } from '../../engine/cmdlet-info.ts';
import type { CommandInfo } from '../../engine/command-info.ts';
import type { CommandMetadata, ParameterMetadata } from '../../engine/command-metadata.ts';
import type { Runspace } from '../../engine/runspace.ts';
import { findType } from '../../types/net-type.ts';
import { type ScriptFacts, shownTypeName, type UsedCommand, type UsedName } from './script-facts.ts';

/**
 * - `built`: it does here what it does there;
 * - `own`: the script defines it;
 * - `noEffect`: it is taken and changes nothing;
 * - `refused`: it ends with an error that says what a lab lacks;
 * - `unknown`: nothing of the name is here.
 */
export type FindingStatus = 'built' | 'own' | 'noEffect' | 'refused' | 'unknown';

export interface Finding extends UsedName {
  readonly status: FindingStatus;
  /** Why, where it is refused or has no effect; '' elsewhere. */
  readonly reason: string;
}

export interface CommandFinding extends Finding {
  /** The name behind an alias; that which was written where it is none. */
  readonly command: string;
  readonly kind: string;
  readonly module: string;
  readonly parameters: readonly Finding[];
}

export interface ScriptFindings {
  readonly commands: readonly CommandFinding[];
  readonly types: readonly Finding[];
}

/** Looks everything up, as the script would where it begins. */
export function findingsOf(runspace: Runspace, facts: ScriptFacts): ScriptFindings {
  return runspace.enter(() => ({
    commands: facts.commands.map((command) => commandFinding(runspace, command, facts.own)),
    types: facts.types.map((type) => typeFinding(type, facts.own)),
  }));
}

/** Whether a parameter of a command is a text, also where a script block is written behind it. */
export function takesText(runspace: Runspace, command: string, parameter: string): boolean {
  const info = runspace.enter(() => runspace.commands.find(command, runspace.globalSession.current));
  // Commands that are not here: what a filter is, is everywhere the same.
  if (!(info instanceof CmdletInfo)) return parameter.toLowerCase() === 'filter';
  return parameterOf(metadataOf(info).parameters, parameter.toLowerCase())?.type.fullName === 'System.String';
}

function metadataOf(info: CmdletInfo): CommandMetadata {
  info.metadata ??= metadataOfCmdlet(info.definition);
  return info.metadata;
}

function commandFinding(runspace: Runspace, used: UsedCommand, own: ReadonlySet<string>): CommandFinding {
  const { name, lines } = used;
  const is = (status: FindingStatus, kind: string, more: Partial<CommandFinding> = {}): CommandFinding => ({
    name,
    lines,
    status,
    reason: '',
    command: name,
    kind,
    module: '',
    parameters: used.parameters.map((parameter) => ({ ...parameter, status, reason: '' })),
    ...more,
  });
  if (own.has(name.toLowerCase())) return is('own', 'Function');
  const info = runspace.commands.find(name, runspace.globalSession.current);
  if (info === null) return is('unknown', '');
  const known = { command: info.name, module: moduleOf(info) };
  if (!(info instanceof CmdletInfo)) return is('built', info.commandType, known);
  const { refused } = info.definition;
  if (refused !== undefined) return is('refused', 'Cmdlet', { ...known, reason: refused });
  return is('built', 'Cmdlet', { ...known, parameters: used.parameters.map((one) => parameterFinding(info, one)) });
}

function moduleOf(info: CommandInfo): string {
  return info.moduleName ?? '';
}

function parameterFinding(info: CmdletInfo, { name, lines }: UsedName): Finding {
  const { definition } = info;
  const found = parameterOf(metadataOf(info).parameters, name.toLowerCase());
  // A parameter that a provider adds is known only where the cmdlet runs.
  if (found === null) return { name, lines, status: definition.dynamicParameters ? 'built' : 'unknown', reason: '' };
  const { refused, noEffect } = definition.parameters[found.name] ?? {};
  if (refused !== undefined) return { name: found.name, lines, status: 'refused', reason: refused };
  if (noEffect !== undefined) return { name: found.name, lines, status: 'noEffect', reason: noEffect };
  return { name: found.name, lines, status: 'built', reason: '' };
}

/** The parameter of a name, an alias, or the only one that begins so. */
function parameterOf(parameters: readonly ParameterMetadata[], name: string): ParameterMetadata | null {
  const names = ({ name: own, aliases }: ParameterMetadata) => [own, ...aliases].map((one) => one.toLowerCase());
  const exact = parameters.find((parameter) => names(parameter).includes(name));
  if (exact) return exact;
  const begun = parameters.filter((parameter) => names(parameter).some((one) => one.startsWith(name)));
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

function typeFinding({ name, lines }: UsedName, own: ReadonlySet<string>): Finding {
  const shown = { name: shownTypeName(name), lines, reason: '' };
  if (own.has(name.toLowerCase())) return { ...shown, status: 'own' };
  // `List[int]` is written without the number of its arguments, but some types take them as they are.
  const isKnown = findType(name) !== undefined || findType(name.replace(/`\d+$/, '')) !== undefined;
  return { ...shown, status: isKnown ? 'built' : 'unknown' };
}
