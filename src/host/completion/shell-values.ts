/** Names of the session by kind: commands, modules, variables and the like. */
import { APPROVED_VERBS } from '../../engine/approved-verbs.ts';
import { HELP_TOPICS } from '../../engine/help/help-topics.ts';
import { jobsOf } from '../../engine/jobs/job-table.ts';
import { modulesOf } from '../../engine/module-table.ts';
import { availableModuleFiles, moduleNameOf } from '../../engine/modules/module-files.ts';
import type { Runspace } from '../../engine/runspace.ts';
import type { CommandAst } from '../../language/ast.ts';
import { DRIVES } from '../../providers/drive-table.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { assignedCultureNames } from '../../types/culture/culture-ids.ts';
import { getMember, listMembers } from '../../types/members/member-access.ts';
import { windowsZones } from '../../types/windows-time-zones.ts';
import { namesOfAll } from './complete-assigned-values.ts';
import { completeCommands } from './complete-commands.ts';
import { completeTypes } from './complete-members.ts';
import { CONTAINERS, completePaths, type MeantPaths } from './complete-paths.ts';
import { variableNames } from './complete-variables.ts';
import { beginsWith, type CompletionMatch, completionMatch, inOrder, quotedArgument } from './completion-match.ts';
import type { CompletionPlace } from './completion-place.ts';
import type { Inferred } from './inferred.ts';
import { membersOfType } from './member-results.ts';
import type { ShellValueKind } from './shell-value-rules.ts';

const SCOPES = ['Global', 'Local', 'Script'];
const ENCODINGS = [
  ...['ansi', 'ascii', 'bigendianunicode', 'bigendianutf32', 'oem', 'unicode'],
  ...['utf7', 'utf8', 'utf8BOM', 'utf8NoBOM', 'utf32'],
];
/** Files that are run by a command's name, and those that Import-Module takes. */
const SCRIPTS: MeantPaths = { endings: /\.ps1$/i };
const MODULE_FILES: MeantPaths = { endings: /\.(?:ps[md]?1|dll|exe|cdxml)$/i };

const isPath = (typed: string): boolean => /[\\/]/.test(typed);

const IN_ORDER: ReadonlySet<ShellValueKind> = new Set(['encoding', 'scope']);

/** What a command was given for other parameters, by their names in lower case. */
type BoundTexts = ReadonlyMap<string, string>;

type Lister = (place: CompletionPlace, bound: BoundTexts) => Iterable<string>;

/** Kinds that need more than names. */
type SpecialKind =
  | 'command'
  | 'help-topic'
  | 'module'
  | 'module-or-file'
  | 'container'
  | 'process-id'
  | 'type'
  | 'member'
  | 'property'
  | 'property-value';

const LISTERS: Readonly<Record<Exclude<ShellValueKind, SpecialKind>, Lister>> = {
  variable: ({ runspace }) => variableNames(runspace.globalSession.current),
  alias: ({ runspace }) => namesOf(runspace.globalSession.top.aliases),
  function: ({ runspace }) => namesOf(runspace.globalSession.top.functions),
  drive: ({ runspace }) => runspace.services.find(DRIVES)?.drives.map(({ name }) => name) ?? [],
  provider: ({ runspace }) => new Set(runspace.services.find(DRIVES)?.drives.map(({ provider }) => provider.name)),
  process: ({ runspace }) => runspace.invokeCommand('Get-Process').map((one) => toText(getMember(one, 'Name') ?? '')),
  job: ({ runspace }) =>
    jobsOf(runspace)
      .all()
      .map(({ name }) => name),
  verb: verbs,
  noun: ({ runspace }) =>
    new Set([...runspace.commands.cmdlets.values()].map(({ name }) => name.slice(name.indexOf('-') + 1))),
  culture: () => assignedCultureNames(),
  'time-zone': () => Array.from(windowsZones().values(), ({ id }) => id),
  encoding: () => ENCODINGS,
  'event-log': () => ['Application', 'System', 'Security', 'Lync Server'],
  scope: () => SCOPES,
};

/** The approved verbs, of a group where one is given; those that commands of a noun have where a noun is. */
function verbs({ runspace }: CompletionPlace, bound: BoundTexts): Iterable<string> {
  const noun = bound.get('noun')?.toLowerCase();
  if (noun !== undefined)
    return [...runspace.commands.cmdlets.values()]
      .filter(({ name }) => name.toLowerCase().endsWith(`-${noun}`))
      .map(({ name }) => name.slice(0, name.indexOf('-')));
  const group = bound.get('group')?.toLowerCase();
  return Object.entries(APPROVED_VERBS)
    .filter(([name]) => group === undefined || name.toLowerCase() === group)
    .flatMap(([, all]) => all.map(([verb]) => verb));
}

/** Modules of the session, those that come with it, and those on the module path; by any part of their name. */
function modules({ runspace }: CompletionPlace, typed: string, quote: string): CompletionMatch[] {
  const names = new Set([
    ...modulesOf(runspace).builtIn.map(({ name }) => name),
    ...modulesOf(runspace)
      .all()
      .map(({ name }) => name),
    ...availableModuleFiles().map(moduleNameOf),
  ]);
  const isMeantBy = (name: string): boolean =>
    name.split('.').some((_, at, parts) => beginsWith(parts.slice(at).join('.'), typed));
  return inOrder(
    [...names].filter(isMeantBy).map((name) => completionMatch('ParameterValue', quotedArgument(name, quote), name)),
  );
}

function processIds({ runspace }: CompletionPlace, typed: string): CompletionMatch[] {
  return runspace.invokeCommand('Get-Process').flatMap((one) => {
    const id = toText(getMember(one, 'Id') ?? '');
    const shown = `${id} - ${toText(getMember(one, 'Name') ?? '')}`;
    return beginsWith(id, typed) ? [completionMatch('ParameterValue', id, shown, shown)] : [];
  });
}

/** `Where-Object CommandType -eq ^`: what the property of the objects may be. */
function propertyValues(
  { inference, word }: CompletionPlace,
  command: CommandAst,
  bound: BoundTexts,
): CompletionMatch[] | null {
  const property = bound.get('property');
  if (property === undefined) return null;
  const names = namesOfAll(inference.upstreamOf(command).flatMap((one) => inference.typesOfMember(one, property)));
  if (names.length === 0) return null;
  return inOrder(
    names
      .filter((name) => beginsWith(name, word.text))
      .map((name) => completionMatch('ParameterValue', quotedArgument(name, word.quote), name)),
  );
}

function* namesOf(table: ReadonlyMap<string, { readonly name: string }> | null | undefined): Generator<string> {
  for (const { name } of table?.values() ?? []) yield name;
}

/** Proposals of a kind; null where nothing is known to choose from. */
export function shellValues(
  place: CompletionPlace,
  kind: ShellValueKind,
  command: CommandAst,
  bound: BoundTexts,
): CompletionMatch[] | null {
  const { runspace, word } = place;
  const { text: typed, quote } = word;
  switch (kind) {
    case 'command':
      return isPath(typed) ? completePaths(runspace, typed, quote, SCRIPTS) : completeCommands(runspace, typed);
    case 'container':
      return completePaths(runspace, typed, quote, CONTAINERS);
    case 'help-topic':
      return [...completeCommands(runspace, typed), ...matches(topics(runspace), typed, quote, false)];
    case 'type':
      return completeTypes(runspace, typed);
    case 'module':
      return modules(place, typed, quote);
    case 'module-or-file':
      // Behind a folder any file is proposed, as PowerShell does.
      if (isPath(typed)) return null;
      return [...completePaths(runspace, typed, quote, MODULE_FILES), ...modules(place, typed, quote)];
    case 'process-id':
      return processIds(place, typed);
    case 'property':
    case 'member':
      return propertiesOf(place.inference.upstreamOf(command), typed, quote, kind === 'member');
    case 'property-value':
      return propertyValues(place, command, bound);
    default:
      return matches(LISTERS[kind](place, bound), typed, quote, IN_ORDER.has(kind));
  }
}

function topics(runspace: Runspace): string[] {
  return (runspace.services.find(HELP_TOPICS)?.all() ?? []).map(({ name }) => name);
}

function matches(names: Iterable<string>, typed: string, quote: string, keepsOrder: boolean): CompletionMatch[] {
  const found = [...new Set(names)]
    .filter((name) => beginsWith(name, typed))
    .map((name) => completionMatch('ParameterValue', quotedArgument(name, quote), name));
  return keepsOrder ? found : inOrder(found);
}

/** Properties of what comes through the pipeline, and its methods where they can be named too. */
function propertiesOf(
  upstream: readonly Inferred[],
  typed: string,
  quote: string,
  withMethods: boolean,
): CompletionMatch[] | null {
  if (upstream.length === 0) return null;
  return inOrder(
    upstream
      .flatMap((one): { name: string; tip: string }[] => {
        if (one.kind === 'object') return [...one.properties.keys()].map((name) => ({ name, tip: name }));
        if (one.kind === 'class')
          return one.definition.members
            .filter(({ kind }) => kind === 'PropertyMember')
            .map(({ name }) => ({ name, tip: name }));
        if (one.kind === 'static') return [];
        const members = one.kind === 'value' ? listMembers(one.value) : membersOfType(one.type);
        return members
          .filter(({ memberType }) => (withMethods ? /Property$|Method$/ : /Property$/).test(memberType))
          .filter(({ memberType }) => memberType !== 'ParameterizedProperty')
          .map(({ name, memberType }) => ({ name, tip: `${memberType} ${name}` }));
      })
      .filter(({ name }) => beginsWith(name, typed))
      .map(({ name, tip }) => completionMatch('Property', quotedArgument(name, quote), name, tip)),
  );
}
