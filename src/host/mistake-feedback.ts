/** What may have been meant, after a command has failed at the prompt: in the form of PowerShell 7's feedback. */
import { CmdletInfo } from '../engine/cmdlet-info.ts';
import { InvocationInfo } from '../engine/invocation-info.ts';
import type { Runspace } from '../engine/runspace.ts';
import { toText } from '../types/conversion/conversion.ts';
import { ErrorRecord } from '../types/error-record.ts';
import { metadataOfName } from './completion/argument-parameters.ts';
import { LAB_COMPLETION } from './completion/lab-completion.ts';
import { labValueKind } from './completion/lab-value-rules.ts';

const MOST = 5;

interface Feedback {
  readonly heading: string;
  readonly proposals: readonly string[];
}

/** The lines below the error; null when nothing is near what was written. */
export function mistakeFeedback(runspace: Runspace, error: unknown, colours: boolean): string | null {
  if (!(error instanceof ErrorRecord)) return null;
  const found = runspace.enter(() => feedbackFor(runspace, error));
  if (!found || found.proposals.length === 0) return null;
  const style = (codes: string, text: string): string => (colours ? `\u001b[${codes}m${text}\u001b[0m` : text);
  const proposals = found.proposals.map((proposal) => style('97', proposal)).join(', ');
  const name = `${style('97;2;3', '[')}${style('33;3', 'General Feedback')}${style('97;2;3', ']')}`;
  return `\n${name}\n${style('96', `  ${found.heading}`)}\n    ${style('96', '\u27a4')} ${proposals}\n\n`;
}

function feedbackFor(runspace: Runspace, record: ErrorRecord): Feedback | null {
  const id = record.fullyQualifiedErrorId;
  if (/^CommandNotFoundException/.test(id))
    return {
      heading: 'The most similar commands are:',
      proposals: similarCommands(runspace, toText(record.targetObject ?? '')),
    };
  const { invocationInfo } = record;
  const command = invocationInfo instanceof InvocationInfo ? (invocationInfo.myCommand?.name ?? '') : '';
  if (/^NamedParameterNotFound/.test(id)) {
    const wrong = /parameter name '([^']+)'/.exec(record.message)?.[1] ?? '';
    return { heading: 'The most similar parameters are:', proposals: similarParameters(runspace, command, wrong) };
  }
  const identity = /identity "([^"]+)"/i.exec(record.message)?.[1];
  if (identity === undefined) return null;
  return { heading: 'The most similar identities are:', proposals: similarIdentities(runspace, command, identity) };
}

/** As the real feedback: names that are one change away. */
function similarCommands(runspace: Runspace, name: string): string[] {
  const found = runspace.invokeCommand('Get-Command', {
    Name: [name],
    UseFuzzyMatching: true,
    FuzzyMinimumDistance: 1,
    ErrorAction: 'SilentlyContinue',
  });
  return [...new Set(found.map((command) => (command as { name?: string }).name ?? toText(command)))].slice(0, MOST);
}

function similarParameters(runspace: Runspace, command: string, wrong: string): string[] {
  const names = (metadataOfName(runspace, command)?.parameters ?? [])
    .filter((one) => !one.dontShow)
    .map(({ name }) => name);
  return nearest(names, wrong).map((name) => `-${name}`);
}

function similarIdentities(runspace: Runspace, command: string, wrong: string): string[] {
  const info = runspace.commands.find(command, runspace.globalSession.current);
  if (!(info instanceof CmdletInfo)) return [];
  const declared = info.definition.parameters.Identity?.complete;
  if (declared) return nearest([...declared('', runspace)], wrong);
  const kind = labValueKind(command, 'Identity');
  const labValues = runspace.services.find(LAB_COMPLETION);
  if (kind === null || kind === 'policy' || !labValues) return [];
  return nearest(
    labValues(kind, new Map(), '').map(({ text }) => text),
    wrong,
  );
}

/** Those that few changes make of what was written; also by what stands behind a colon, or before an at sign. */
function nearest(names: readonly string[], wrong: string): string[] {
  const wanted = wrong.toLowerCase();
  const limit = wanted.length > 6 ? 2 : 1;
  return names
    .map((name) => {
      const lower = name.toLowerCase();
      const forms = [
        lower,
        lower.slice(lower.indexOf(':') + 1),
        lower.slice(lower.indexOf(':') + 1).replace(/[@.].*$/, ''),
      ];
      return { name, distance: Math.min(...forms.map((form) => distanceWithin(form, wanted, limit))) };
    })
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** Letters that were changed, left out, added, or exchanged with their neighbour; beyond the limit only that it is. */
function distanceWithin(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] as number;
}
