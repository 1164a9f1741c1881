/**
 * Values of a parameter. Who knows best is asked first: the set of values that the parameter declares, then what scripts
 * have registered, then the cmdlet's declaration, then the lab, then the session.
 */
import { completersOf } from '../../engine/argument-completers.ts';
import { CmdletInfo } from '../../engine/cmdlet-info.ts';
import { ApplicationInfo } from '../../engine/command-info.ts';
import type { CommandMetadata, ParameterMetadata } from '../../engine/command-metadata.ts';
import type { ScriptBlock } from '../../engine/runspace.ts';
import { isCatchable } from '../../engine/statement-errors.ts';
import { astObjectOf } from '../../engine/syntax-tree/ast-object.ts';
import type { CommandAst } from '../../language/ast.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { getMember } from '../../types/members/member-access.ts';
import { isInvocable } from '../../types/members/ps-member.ts';
import { Hashtable } from '../../types/values/hashtable.ts';
import { boundLiterals, metadataOf, parameterOfArgument } from './argument-parameters.ts';
import {
  beginsWith,
  type CompletionKind,
  type CompletionMatch,
  completionMatch,
  inOrder,
  quotedArgument,
} from './completion-match.ts';
import type { CompletionPlace } from './completion-place.ts';
import { LAB_COMPLETION, type LabValue } from './lab-completion.ts';
import { labValueKind } from './lab-value-rules.ts';
import { FIXED_VALUES, shellValueKind } from './shell-value-rules.ts';
import { shellValues } from './shell-values.ts';

/** Null where nothing is known, so that files may be proposed. */
export function completeValues(place: CompletionPlace, command: CommandAst): CompletionMatch[] | null {
  const { runspace, word } = place;
  const metadata = metadataOf(runspace, command);
  if (!metadata) return nativeValues(place, command);
  const parameter = parameterOfArgument(metadata, command, word.start);
  if (!parameter) return null;
  return (
    declaredValues(parameter, word) ??
    scriptValues(place, command, metadata, parameter) ??
    cmdletValues(place, command, metadata, parameter) ??
    sessionValues(place, command, metadata, parameter)
  );
}

type Typed = CompletionPlace['word'];

function proposals(
  values: Iterable<string>,
  { text, quote }: Typed,
  kind: CompletionKind = 'ParameterValue',
): CompletionMatch[] {
  return [...values]
    .filter((value) => beginsWith(value, text))
    .map((value) => completionMatch(kind, quotedArgument(value, quote), value));
}

/** Members of an enum or of a validated set, and truths. */
function declaredValues(parameter: ParameterMetadata, word: Typed): CompletionMatch[] | null {
  if (parameter.type.fullName === 'System.Boolean') return proposals(['$true', '$false'], word);
  return parameter.candidates.length > 0 ? inOrder(proposals(parameter.candidates, word)) : null;
}

/** What scripts propose: a registered block, or one that stands as an attribute at the parameter. */
function scriptValues(
  place: CompletionPlace,
  command: CommandAst,
  metadata: CommandMetadata,
  parameter: ParameterMetadata,
): CompletionMatch[] | null {
  const { runspace, word } = place;
  const bound = new Hashtable();
  for (const [name, text] of boundLiterals(metadata, command, word.start)) bound.set(name, text);
  const args = [metadata.name, parameter.name, word.text, astObjectOf(command), bound];
  const registered = completersOf(runspace).forParameter(metadata.name, parameter.name);
  if (registered) return proposed(place, registered, args);
  for (const attribute of parameter.attributes) {
    const { fullName } = attribute.netType();
    if (fullName === 'System.Management.Automation.ArgumentCompleterAttribute') {
      const block = getMember(attribute, 'ScriptBlock');
      if (isInvocable(block)) return proposed(place, block as unknown as ScriptBlock, args);
    }
    if (fullName === 'System.Management.Automation.ArgumentCompletionsAttribute') {
      const values = getMember(attribute, 'Completions');
      if (Array.isArray(values))
        return proposals(
          values.map((value) => toText(value)),
          word,
        );
    }
  }
  return null;
}

/**
 * For the arguments of a program: what the block proposes that Register-ArgumentCompleter -Native has for it, else the verbs
 * that a program of the lab has.
 */
export function nativeValues(place: CompletionPlace, command: CommandAst): CompletionMatch[] | null {
  const [first] = command.commandElements;
  if (first?.kind !== 'StringConstantExpression') return null;
  const leaf = first.value.replace(/^.*[\\/]/, '');
  const block =
    completersOf(place.runspace).forNative(first.value) ??
    completersOf(place.runspace).forNative(leaf.replace(/\.exe$/i, ''));
  if (!block) return verbsOf(place, first.value);
  const found = proposed(place, block, [place.word.text, astObjectOf(command), place.cursor]);
  return found.length > 0 ? found : null;
}

function verbsOf({ runspace, word }: CompletionPlace, program: string): CompletionMatch[] | null {
  const info = runspace.commands.find(program, runspace.globalSession.current);
  const verbs = info instanceof ApplicationInfo ? proposals(info.verbs(), word) : [];
  return word.text !== '' && verbs.length > 0 ? inOrder(verbs) : null;
}

/** Texts, or CompletionResults. */
function proposed(
  { runspace, word }: CompletionPlace,
  block: ScriptBlock,
  args: readonly unknown[],
): CompletionMatch[] {
  return runspace.invokeBlock(block, { caller: null, args }).map((proposal) => {
    const text = getMember(proposal, 'CompletionText') ?? null;
    if (text === null)
      return completionMatch('ParameterValue', quotedArgument(toText(proposal), word.quote), toText(proposal));
    const part = (name: string): string => toText(getMember(proposal, name) ?? text);
    return completionMatch(part('ResultType') as CompletionKind, toText(text), part('ListItemText'), part('ToolTip'));
  });
}

/** What the cmdlet's declaration proposes, and what the lab has of the kind that the parameter takes. */
function cmdletValues(
  place: CompletionPlace,
  command: CommandAst,
  metadata: CommandMetadata,
  parameter: ParameterMetadata,
): CompletionMatch[] | null {
  const { runspace, word } = place;
  const declared = declaredCompleter(place, metadata.name, parameter.name);
  if (declared) return proposals(declared(word.text, runspace), word);
  const kind = labValueKind(metadata.name, parameter.name);
  if (kind === null) return null;
  if (kind === 'policy') return policies(place, metadata.name);
  if (kind === 'listed') return listed(place, metadata.name, parameter.name);
  const labValues = runspace.services.find(LAB_COMPLETION);
  if (!labValues) return null;
  const bound = boundLiterals(metadata, command, word.start);
  return labValues(kind, bound, word.text)
    .filter((value) => isMeant(value, word.text))
    .map((value) => labMatch(value, word));
}

/** Also by what stands behind the colon: `site:Red`, `sip:ken`, and for a path by its name. */
function isMeant({ text, listText = text }: LabValue, typed: string): boolean {
  return (
    beginsWith(text, typed) ||
    beginsWith(listText, typed) ||
    beginsWith(text.slice(text.indexOf(':') + 1), typed) ||
    (typed !== '' && beginsWith(text.replace(/^.*\\/, ''), typed))
  );
}

function labMatch({ text, listText, toolTip }: LabValue, { quote }: Typed): CompletionMatch {
  return completionMatch('ParameterValue', quotedArgument(text, quote), listText ?? text, toolTip ?? text);
}

function declaredCompleter({ runspace }: CompletionPlace, command: string, parameter: string) {
  const info = runspace.commands.find(command, runspace.globalSession.current);
  return info instanceof CmdletInfo ? (info.definition.parameters[parameter]?.complete ?? null) : null;
}

/** The policies that users can be given: those of `Get-` of the same noun that have a name of their own. */
function policies(place: CompletionPlace, command: string): CompletionMatch[] {
  const complete = declaredCompleter(place, command.replace(/^Grant-/i, 'Get-'), 'Identity');
  const all = complete ? [...complete('', place.runspace)] : [];
  return proposals(
    all.filter((one) => /^tag:/i.test(one)).map((one) => one.slice(4)),
    place.word,
  );
}

/** What `Get-` of the same noun gives, which changes nothing; nothing where whoever is logged on may not see it. */
function listed({ runspace, word }: CompletionPlace, command: string, property: string): CompletionMatch[] {
  let found: unknown[];
  try {
    found = runspace.invokeCommand(command.replace(/^\w+/, 'Get'), { ErrorAction: 'Ignore' });
  } catch (error) {
    if (isCatchable(error)) return [];
    throw error;
  }
  return found
    .map((one): LabValue => {
      const text = toText(getMember(one, property) ?? '');
      const name = toText(getMember(one, 'Name') ?? '') || text;
      return { text, listText: name, toolTip: text };
    })
    .filter((value) => isMeant(value, word.text))
    .map((value) => labMatch(value, word));
}

function sessionValues(
  place: CompletionPlace,
  command: CommandAst,
  metadata: CommandMetadata,
  parameter: ParameterMetadata,
): CompletionMatch[] | null {
  const fixed = FIXED_VALUES.find(
    ([names, parameters]) => names.test(metadata.name) && parameters.test(parameter.name),
  );
  if (fixed) return proposals(fixed[2], place.word);
  const kind = shellValueKind(metadata.name, parameter.name);
  return kind === null ? null : shellValues(place, kind, command, boundLiterals(metadata, command, place.word.start));
}
