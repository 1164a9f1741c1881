/**
 * What -OutLoggerVariable and -OutVerboseVariable keep of a test: its activities with their times, as an object that
 * writes itself as HTML or XML, and as text ("Using rich logging for synthetic transactions").
 */
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { DataObject } from '../../../src/types/values/data-object.ts';
import { textOf } from '../acting-cmdlet.ts';
import { declareType } from '../declared-types.ts';

const LOGGER = 'Microsoft.Rtc.SyntheticTransactions.Logging.SyntheticTransactionsLogger';

interface Activity {
  readonly name: string;
  readonly text: string;
}

export class TransactionLog {
  private readonly activities: Activity[] = [];

  constructor(private readonly ps: CmdletContext) {}

  /** Tells a line of an activity, and keeps it. */
  verbose(name: string, text: string): void {
    this.activities.push({ name, text });
    this.ps.verbose(text);
  }

  /** Gives the variables that were asked for what was kept. */
  keep(): void {
    const { session } = this.ps;
    const [logger, lines] = [textOf(this.ps, 'OutLoggerVariable'), textOf(this.ps, 'OutVerboseVariable')];
    if (lines !== undefined) session.setVariable(lines, this.activities.map(({ text }) => text).join('\r\n'));
    if (logger === undefined) return;
    registerLogger();
    const name = String(this.ps.invocation.line).trim();
    session.setVariable(logger, new DataObject(LOGGER, { Html: this.html(name), Xml: this.xml(name) }));
  }

  private html(command: string): string {
    const rows = this.activities.map(({ name, text }) => `<tr><td>${escaped(name)}</td><td>${escaped(text)}</td></tr>`);
    return `<html><head><title>${escaped(command)}</title></head><body><h1>${escaped(command)}</h1><table border="1"><tr><th>Activity</th><th>Details</th></tr>${rows.join('')}</table></body></html>`;
  }

  private xml(command: string): string {
    const items = this.activities.map(
      ({ name, text }) => `<Activity Name="${escaped(name)}">${escaped(text)}</Activity>`,
    );
    return `<?xml version="1.0" encoding="utf-16"?><SyntheticTransaction Command="${escaped(command)}">${items.join('')}</SyntheticTransaction>`;
  }
}

function registerLogger(): void {
  declareType(LOGGER, () =>
    defineType<DataObject>({
      name: LOGGER,
      methods: [
        ['string ToHTML()', (self: DataObject) => self.get('Html')],
        ['string ToXML()', (self: DataObject) => self.get('Xml')],
      ],
    }),
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
