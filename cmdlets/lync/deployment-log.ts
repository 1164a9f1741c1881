/**
 * The log of a deployment cmdlet: an XML file with what was done, and an HTML page of the same for people, in the
 * temporary folder of the user under one name, or where -Report says: the page that "View Log" of the wizard opens. Each
 * action is a row with its time and its result; what it told on the way opens beneath it, at once where something went
 * wrong. Names of the files: lync-console.md, A1. What is in them is known in part only (docs/console.md).
 */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { temporaryFolderOf } from '../../src/deployment/user-profile.ts';
import { platform } from '../../src/platform/platform.ts';
import { formatValue } from '../../src/types/format/format-value.ts';
import { localDate } from '../../src/types/values/instants.ts';

/** How an action ended, from the best to the worst. */
const results = ['Success', 'Warning', 'Error'] as const;
type ActionResult = (typeof results)[number];

/** A line that an action told. */
interface Entry {
  readonly time: string;
  readonly kind: 'Information' | 'Warning' | 'Error';
  readonly text: string;
}

interface Action {
  readonly time: string;
  readonly name: string;
  readonly detail: string;
  readonly entries: Entry[];
}

export class DeploymentLog {
  /** As the machine of the session sees them. */
  readonly xmlPath: string;
  readonly htmlPath: string;
  private readonly actions: Action[] = [];
  private current: Action;

  constructor(
    private readonly deployment: Deployment,
    private readonly command: string,
    report: string | undefined,
  ) {
    this.htmlPath = report ?? temporaryPath(deployment, command);
    this.xmlPath = this.htmlPath.replace(/(\.[^.\\/]*)?$/, '.xml');
    this.current = this.begin(command, '');
  }

  /** Begins an action; what is told from now on belongs to it. */
  begin(name: string, detail: string): Action {
    this.current = { time: this.now(), name, detail, entries: [] };
    this.actions.push(this.current);
    return this.current;
  }

  /** What the action that was begun last tells. */
  tell(kind: Entry['kind'], text: string): void {
    this.current.entries.push({ time: this.now(), kind, text });
  }

  count(kind: Entry['kind']): number {
    return this.actions.flatMap(({ entries }) => entries).filter((entry) => entry.kind === kind).length;
  }

  /** Writes both files; the page first, so that an error names the path that -Report gave. */
  write(): void {
    const { disk } = this.deployment.session.machine;
    const finished = this.now();
    disk.writeFile(this.htmlPath, htmlPage(this.command, this.actions, finished));
    disk.writeFile(this.xmlPath, xmlLog(this.command, this.actions, finished));
  }

  private now(): string {
    return formatValue(localDate(this.deployment.clock.now()), 'G', 'en-US');
  }
}

/** `C:\Users\Administrator\AppData\Local\Temp\Set-CsCertificate-6e5b3ac4-2b8c-4a6b-8731-f9527f388d35.html` */
function temporaryPath({ session }: Deployment, command: string): string {
  return `${temporaryFolderOf(session.user)}\\${command}-${platform().random.uuid()}.html`;
}

/** An action is as good as the worst that it told; the command as the worst of its actions. */
function resultOf(...actions: readonly Action[]): ActionResult {
  const kinds = new Set<string>(actions.flatMap(({ entries }) => entries.map(({ kind }) => kind)));
  return [...results].reverse().find((result) => kinds.has(result)) ?? 'Success';
}

/** The first action is the command itself, and as good as all that it did. */
function resultIn(actions: readonly Action[], action: Action): ActionResult {
  return action === actions[0] ? resultOf(...actions) : resultOf(action);
}

function xmlLog(command: string, actions: readonly Action[], finished: string): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<Log Command="${escaped(command)}" Result="${resultOf(...actions)}" Finished="${escaped(finished)}">`,
    ...actions.flatMap((action) => [
      `  <Action Time="${escaped(action.time)}" Name="${escaped(action.name)}" Result="${resultIn(actions, action)}">`,
      ...(action.detail === '' ? [] : [`    <Information>${escaped(action.detail)}</Information>`]),
      ...action.entries.map(
        ({ time, kind, text }) => `    <${kind} Time="${escaped(time)}">${escaped(text)}</${kind}>`,
      ),
      '  </Action>',
    ]),
    '</Log>',
    '',
  ].join('\r\n');
}

const STYLE = [
  'body { font-family: "Segoe UI", Tahoma, sans-serif; font-size: 10pt; margin: 1em; }',
  'table { border-collapse: collapse; }',
  'th, td { border: 1px solid #999; padding: 0.2em 0.6em; text-align: left; vertical-align: top; }',
  'ul { margin: 0.3em 0; padding-left: 1.2em; }',
  '.Warning { color: #b35900; }',
  '.Error { color: red; }',
];

function htmlPage(command: string, actions: readonly Action[], finished: string): string {
  const result = resultOf(...actions);
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><title>${escaped(command)}</title>`,
    '<style>',
    ...STYLE,
    '</style></head>',
    '<body>',
    `  <h1>${escaped(command)}</h1>`,
    `  <p class="${result}">Finished at ${escaped(finished)}: &lt;${result}&gt;</p>`,
    '  <table>',
    '    <tr><th>Action</th><th>Action Information</th><th>Time Logged</th><th>Execution Result</th></tr>',
    ...actions.map((action) => row(action, resultIn(actions, action))),
    '  </table>',
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
}

function row(action: Action, result: ActionResult): string {
  const cells = [escaped(action.name), informationOf(action, result), escaped(action.time), `&lt;${result}&gt;`];
  return `    <tr class="${result}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** What the action is about, and beneath it what it told. */
function informationOf({ detail, entries }: Action, result: ActionResult): string {
  if (entries.length === 0) return escaped(detail);
  const lines = entries.map(
    ({ time, kind, text }) => `<li class="${kind}">${escaped(`${time} ${kind}: ${text}`)}</li>`,
  );
  const summary = detail === '' ? `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}` : detail;
  const state = result === 'Success' ? '' : ' open';
  return `<details${state}><summary>${escaped(summary)}</summary><ul>${lines.join('')}</ul></details>`;
}

/** Text as HTML and XML show it; XML has no sign for most control characters. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
