/** How Get-Command finds commands, and how it shows their syntax. */

import { syntaxLines } from '../../src/engine/binder/syntax.ts';
import type { CmdletWith } from '../../src/engine/cmdlet.ts';
import { CmdletInfo } from '../../src/engine/cmdlet-info.ts';
import { metadataOf, resolvedCommandOf } from '../../src/engine/command-description.ts';
import { AliasInfo, ApplicationInfo, type CommandInfo } from '../../src/engine/command-info.ts';
import { allCommands } from '../../src/engine/execution-context.ts';
import { modulesOf } from '../../src/engine/module-table.ts';
import { fitsAny } from '../../src/engine/modules/module-exports.ts';
import { type ModuleSpecification, moduleSpecification } from '../../src/engine/modules/module-specification.ts';
import { versionFits } from '../../src/engine/modules/module-version.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { ExternalScriptInfo } from '../../src/engine/script-command-info.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { resolveTypeName } from '../../src/types/conversion/type-name.ts';
import type { UInt32 } from '../../src/types/values/numbers.ts';
import { abbreviationOf, nameDistance } from './near-names.ts';

/** CommandTypes in the order of their numbers, in which listings come. */
const ORDER = ['Alias', 'Function', 'Filter', 'Cmdlet', 'ExternalScript', 'Application'];

interface Wanted {
  readonly types: readonly string[] | null;
  readonly modules: readonly string[] | null;
  readonly excluded: readonly string[];
  readonly verbs: readonly string[] | null;
  readonly nouns: readonly string[] | null;
  readonly parameters: readonly string[] | null;
  readonly parameterTypes: readonly string[] | null;
  readonly specifications: readonly ModuleSpecification[] | null;
}

/** The parameters of Get-Command that say which commands are wanted. */
export interface CommandQuery {
  readonly CommandType?: string[];
  readonly Module?: string[];
  readonly ExcludeModule?: string[];
  readonly Verb?: string[];
  readonly Noun?: string[];
  readonly ParameterName?: string[];
  readonly ParameterType?: unknown[];
  readonly FullyQualifiedModule?: unknown[];
  readonly ListImported?: boolean;
  readonly UseFuzzyMatching?: boolean;
  readonly FuzzyMinimumDistance?: UInt32;
  readonly UseAbbreviationExpansion?: boolean;
  readonly All?: boolean;
}

/** The names of a list; $null among them is none. */
function named(names: readonly string[] | undefined): readonly string[] | undefined {
  return names?.filter((name) => name !== null);
}

function wantedBy(given: CommandQuery): Wanted {
  const types = given.CommandType ?? null;
  return {
    types: types?.includes('All') ? ORDER : types,
    modules: named(given.Module) ?? null,
    excluded: named(given.ExcludeModule) ?? [],
    verbs: named(given.Verb) ?? null,
    nouns: named(given.Noun) ?? null,
    parameters: given.ParameterName ?? null,
    parameterTypes: given.ParameterType?.map((type) => toText(type).replace(/^\[|\]$/g, '')) ?? null,
    specifications: given.FullyQualifiedModule?.map(moduleSpecification) ?? null,
  };
}

/** All commands that fit the parameters, and a pattern of names where one is given. */
export function listCommands(ps: CmdletWith<CommandQuery>, pattern: string | null): CommandInfo[] {
  const wanted = wantedBy(ps.parameters);
  if (wanted.modules) importListed(ps, wanted.modules);
  const commands = allCommands(ps.runspace, ps.session.current);
  const outside =
    pattern !== null && wantsExternal(wanted) ? [...(ps.runspace.commands.external?.matching(pattern) ?? [])] : [];
  return [...commands, ...outside].filter(
    (command) => (pattern === null || fitsAny(command.name, [pattern])) && fits(command, wanted),
  );
}

function wantsExternal({ types, modules, verbs, nouns }: Wanted): boolean {
  if (modules || verbs || nouns) return false;
  return types === null || types.includes('Application') || types.includes('ExternalScript');
}

/** Modules named without wildcards load themselves to be listed. */
function importListed(ps: CmdletWith<CommandQuery>, modules: readonly string[]): void {
  const { runspace } = ps;
  if (ps.parameters.ListImported === true) return;
  for (const name of modules) {
    if (/[*?[\]]/.test(name) || runspace.modules.find(name)) continue;
    const known = modulesOf(runspace).loader.available(name);
    if (known) modulesOf(runspace).importLoaded(known, runspace.globalSession.top);
  }
}

function fits(command: CommandInfo, wanted: Wanted): boolean {
  const { types, modules, excluded, verbs, nouns, parameters, parameterTypes, specifications } = wanted;
  const aliasesCount = !verbs && !nouns && !parameters && !parameterTypes;
  if (types ? !types.includes(command.commandType) : !aliasesCount && command instanceof AliasInfo) return false;
  if (modules && !fitsAny(command.moduleName, modules)) return false;
  if (excluded.length > 0 && fitsAny(command.moduleName, excluded)) return false;
  if ((verbs || nouns) && !fitsVerbAndNoun(command.name, verbs, nouns)) return false;
  if (specifications && !specifications.some((one) => fitsSpecification(command, one))) return false;
  if (parameterTypes && !hasParameterOfType(command, parameterTypes)) return false;
  return !parameters || hasParameter(command, parameters);
}

function fitsSpecification({ moduleName, module }: CommandInfo, { name, version }: ModuleSpecification): boolean {
  return moduleName.toLowerCase() === name.toLowerCase() && versionFits(module?.version ?? '0.0', version);
}

/** Types by their full name, or the part of it behind the namespace; arrays count as their elements. */
function hasParameterOfType(command: CommandInfo, types: readonly string[]): boolean {
  const wanted = types.map((type) => resolveTypeName(type)?.fullName ?? type);
  return (
    metadataOf(command)?.parameters.some(({ type }) =>
      [type, type.elementType ?? type].some(
        ({ fullName }) => fitsAny(fullName, wanted) || fitsAny(fullName.slice(fullName.lastIndexOf('.') + 1), wanted),
      ),
    ) ?? false
  );
}

function fitsVerbAndNoun(name: string, verbs: readonly string[] | null, nouns: readonly string[] | null): boolean {
  const dash = name.indexOf('-');
  if (dash < 0) return false;
  return (!verbs || fitsAny(name.slice(0, dash), verbs)) && (!nouns || fitsAny(name.slice(dash + 1), nouns));
}

function hasParameter(command: CommandInfo, names: readonly string[]): boolean {
  const metadata = metadataOf(command);
  return (
    metadata?.parameters.some((p) => fitsAny(p.name, names) || p.aliases.some((alias) => fitsAny(alias, names))) ??
    false
  );
}

/** What a plain name means: the command that would run, or with -All every one of that name. */
export function commandsNamed(ps: CmdletWith<CommandQuery>, name: string): CommandInfo[] {
  const wanted = wantedBy(ps.parameters);
  const key = name.slice(name.lastIndexOf('\\') + 1).toLowerCase();
  if (ps.parameters.All === true || wanted.types || wanted.modules) {
    const same = allCommands(ps.runspace, ps.session.current).filter((command) => command.name.toLowerCase() === key);
    const outside = wantsExternal(wanted) ? ps.runspace.commands.external?.find(name) : null;
    return [...same, ...(outside ? [outside] : [])].filter((command) => fits(command, wanted));
  }
  const found = ps.runspace.commands.findDirect(name, ps.session.current);
  // A noun alone runs Get-Noun, but is no name of it.
  if (!found || (found instanceof CmdletInfo && found.name.toLowerCase() !== key)) return [];
  return fits(found, wanted) ? [found] : [];
}

/** By kind, then by name. */
export function sortCommands(commands: readonly CommandInfo[]): CommandInfo[] {
  const place = (command: CommandInfo) => ORDER.indexOf(command.commandType);
  return [...commands].sort((a, b) => place(a) - place(b) || compareNames(a.name, b.name));
}

const collator = new Intl.Collator('en-US', { sensitivity: 'base' });

function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}

/** -Syntax: a line for each parameter set; of an alias what it leads to, and the syntax under its own name. */
export function syntaxOf(command: CommandInfo, runspace: Runspace): string {
  if (!(command instanceof AliasInfo)) return syntaxNamed(command, command.name);
  const target = resolvedCommandOf(command, runspace);
  if (!target) return command.definition;
  const leadsTo = `${command.name} (alias) -> ${target instanceof ExternalScriptInfo ? target.path : target.name}`;
  return metadataOf(target) ? `${leadsTo}\n${syntaxNamed(target, command.name)}` : syntaxNamed(target, target.name);
}

/** The syntax under a name; of a program its path. */
function syntaxNamed(command: CommandInfo, name: string): string {
  const metadata = metadataOf(command);
  if (!metadata) return command instanceof ApplicationInfo ? command.path : command.name;
  return `\n${syntaxLines(metadata, name)
    .map((line) => line.text)
    .join('\n\n')}\n`;
}

/** Names that -UseFuzzyMatching and -UseAbbreviationExpansion let fit, the nearest first. */
export function nearlyNamed(ps: CmdletWith<CommandQuery>, name: string): CommandInfo[] {
  const { UseFuzzyMatching, FuzzyMinimumDistance, UseAbbreviationExpansion } = ps.parameters;
  if (!UseFuzzyMatching && !UseAbbreviationExpansion) return [];
  const furthest = FuzzyMinimumDistance === undefined ? FUZZY_DISTANCE : Number(FuzzyMinimumDistance.value);
  const all = listCommands(ps, null);
  const near = UseFuzzyMatching
    ? all
        .map((command) => ({ command, distance: nameDistance(command.name, name) }))
        .filter(({ distance }) => distance <= furthest)
        .sort((a, b) => a.distance - b.distance)
        .map(({ command }) => command)
    : [];
  const short = UseAbbreviationExpansion
    ? all.filter((command) => abbreviationOf(command.name) === name.toLowerCase())
    : [];
  return [...near, ...short];
}

/** @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/get-command (-FuzzyMinimumDistance) */
const FUZZY_DISTANCE = 5;
