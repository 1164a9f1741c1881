/** Names of the session by kind: commands, modules, variables and the like. */
import { APPROVED_VERBS } from '../../engine/approved-verbs.ts';
import { HELP_TOPICS } from '../../engine/help/help-topics.ts';
import { jobsOf } from '../../engine/jobs.ts';
import { modulesOf } from '../../engine/module-table.ts';
import type { Runspace } from '../../engine/runspace.ts';
import type { CommandAst } from '../../language/ast.ts';
import { DRIVES } from '../../providers/drive-table.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { assignedCultureNames } from '../../types/culture/culture-ids.ts';
import { getMember, listMembers } from '../../types/members/member-access.ts';
import { windowsZones } from '../../types/windows-time-zones.ts';
import { completeCommands } from './complete-commands.ts';
import { completeTypes } from './complete-members.ts';
import { variableNames } from './complete-variables.ts';
import { beginsWith, type CompletionMatch, completionMatch, inOrder, quotedArgument } from './completion-match.ts';
import type { CompletionPlace } from './completion-place.ts';
import { membersOfType } from './infer-types.ts';
import type { Inferred } from './inferred.ts';
import type { ShellValueKind } from './shell-value-rules.ts';

const SCOPES = ['Global', 'Local', 'Script'];
const ENCODINGS = [
  ...['ansi', 'ascii', 'bigendianunicode', 'bigendianutf32', 'oem', 'unicode'],
  ...['utf7', 'utf8', 'utf8BOM', 'utf8NoBOM', 'utf32'],
];
const IN_ORDER: ReadonlySet<ShellValueKind> = new Set(['encoding', 'scope']);

type Lister = (place: CompletionPlace, typed: string) => Iterable<string>;

const LISTERS: Readonly<Record<Exclude<ShellValueKind, 'command' | 'help-topic' | 'type' | 'property'>, Lister>> = {
  module: ({ runspace }) => modulesOf(runspace).builtIn.map(({ name }) => name),
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
  verb: () => Object.values(APPROVED_VERBS).flatMap((group) => group.map(([verb]) => verb)),
  noun: ({ runspace }) =>
    new Set([...runspace.commands.cmdlets.values()].map(({ name }) => name.slice(name.indexOf('-') + 1))),
  culture: () => assignedCultureNames(),
  'time-zone': () => windowsZones().keys(),
  encoding: () => ENCODINGS,
  'event-log': () => ['Application', 'System', 'Security', 'Lync Server'],
  scope: () => SCOPES,
};

function* namesOf(table: ReadonlyMap<string, { readonly name: string }> | null | undefined): Generator<string> {
  for (const { name } of table?.values() ?? []) yield name;
}

/** Proposals of a kind; null where nothing is known to choose from. */
export function shellValues(
  place: CompletionPlace,
  kind: ShellValueKind,
  command: CommandAst,
): CompletionMatch[] | null {
  const { runspace, word } = place;
  const { text: typed, quote } = word;
  switch (kind) {
    case 'command':
      return inOrder(completeCommands(runspace, typed));
    case 'help-topic':
      return [...inOrder(completeCommands(runspace, typed)), ...matches(topics(runspace), typed, quote, false)];
    case 'type':
      return completeTypes(runspace, typed);
    case 'property':
      return propertiesOf(place.inference.upstreamOf(command), typed, quote);
    default:
      return matches(LISTERS[kind](place, typed), typed, quote, IN_ORDER.has(kind));
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

/** Properties of what comes through the pipeline. */
function propertiesOf(upstream: readonly Inferred[], typed: string, quote: string): CompletionMatch[] | null {
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
          .filter(({ memberType }) => /Property$/.test(memberType) && memberType !== 'ParameterizedProperty')
          .map(({ name, memberType }) => ({ name, tip: `${memberType} ${name}` }));
      })
      .filter(({ name }) => beginsWith(name, typed))
      .map(({ name, tip }) => completionMatch('Property', quotedArgument(name, quote), name, tip)),
  );
}
