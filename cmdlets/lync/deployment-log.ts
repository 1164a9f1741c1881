/**
 * The log of a deployment cmdlet: an XML file with what was done, and an HTML page of the same for people, in the
 * temporary folder of the user under one name, or where -Report says. Names of the files: lync-console.md, A1. What is
 * in them is known in part only (docs/console.md).
 */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { platform } from '../../src/platform/platform.ts';
import { formatValue } from '../../src/types/format/format-value.ts';
import { localDate } from '../../src/types/values/instants.ts';

/** How an action ended. */
type ActionResult = 'Success' | 'Warning' | 'Error';

interface Action {
  readonly time: string;
  readonly name: string;
  readonly detail: string;
  readonly result: ActionResult;
}

export class DeploymentLog {
  /** As the machine of the session sees them. */
  readonly xmlPath: string;
  readonly htmlPath: string;
  private readonly actions: Action[] = [];

  constructor(
    private readonly deployment: Deployment,
    private readonly command: string,
    report: string | undefined,
  ) {
    this.htmlPath = report ?? temporaryPath(deployment, command);
    this.xmlPath = this.htmlPath.replace(/(\.[^.\\/]*)?$/, '.xml');
    this.add(command, '', 'Success');
  }

  add(name: string, detail: string, result: ActionResult): void {
    const time = formatValue(localDate(this.deployment.clock.now()), 'G', 'en-US');
    this.actions.push({ time, name, detail, result });
  }

  count(result: ActionResult): number {
    return this.actions.filter((action) => action.result === result).length;
  }

  /** Writes both files; the page first, so that an error names the path that -Report gave. */
  write(): void {
    const { disk } = this.deployment.session.machine;
    disk.writeFile(this.htmlPath, htmlPage(this.command, this.actions));
    disk.writeFile(this.xmlPath, xmlLog(this.command, this.actions));
  }
}

/** `C:\Users\Administrator\AppData\Local\Temp\Set-CsCertificate-6e5b3ac4-2b8c-4a6b-8731-f9527f388d35.html` */
function temporaryPath({ topology }: Deployment, command: string): string {
  return `C:\\Users\\${topology.userName}\\AppData\\Local\\Temp\\${command}-${platform().random.uuid()}.html`;
}

function xmlLog(command: string, actions: readonly Action[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<Log Command="${escaped(command)}">`,
    ...actions.map(
      ({ time, name, detail, result }) =>
        `  <Action Time="${escaped(time)}" Name="${escaped(name)}" Result="${result}">${escaped(detail)}</Action>`,
    ),
    '</Log>',
    '',
  ].join('\r\n');
}

function htmlPage(command: string, actions: readonly Action[]): string {
  const cells = ({ name, detail, time, result }: Action) =>
    [name, detail, time, `<${result}>`].map((cell) => `<td>${escaped(cell)}</td>`).join('');
  return [
    '<!DOCTYPE html>',
    '<html>',
    `<head><meta charset="utf-8"><title>${escaped(command)}</title></head>`,
    '<body>',
    `  <h1>${escaped(command)}</h1>`,
    '  <table border="1">',
    '    <tr><th>Action</th><th>Action Information</th><th>Time Logged</th><th>Execution Result</th></tr>',
    ...actions.map(
      (action) => `    <tr${action.result === 'Error' ? ' style="color: red"' : ''}>${cells(action)}</tr>`,
    ),
    '  </table>',
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
