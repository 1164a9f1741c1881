/**
 * The Certificate Wizard of the Lync Server Deployment Wizard (step 3), page by page as certificate-wizard.md lists them.
 * Pages without a number there are our own reading of buttons that it names: Remove, Import Certificate and Process
 * Pending Certificates.
 */
import type { PageMachine } from '../page-machine.ts';
import { assignmentPages } from './assignment-pages.ts';
import { commandOf, type Task } from './commands.ts';
import { dialogs } from './dialogs.ts';
import { filePages } from './file-pages.ts';
import { type Knowledge, NOTHING_KNOWN, type Page, type Question, type State, type Told } from './knowledge.ts';
import { outcomePages } from './outcome-pages.ts';
import { FORM } from './pages.ts';
import { requestPages } from './request-pages.ts';
import { usePages } from './use-pages.ts';

const pages: readonly Page[] = [
  ...usePages,
  ...requestPages,
  ...outcomePages,
  ...assignmentPages,
  ...filePages,
  ...dialogs,
];

export const certificateWizard: PageMachine<Knowledge, Question, Told> = {
  form: FORM,
  first: 'uses',
  cancel: 'restart',
  pages: new Map(pages.map((page) => [page.id, page])),
  steps: ['uses', 'request', 'name', 'names', 'summary', 'assign'],
  unknown: NOTHING_KNOWN,
  subject: ({ overview }) => overview.machine,
  commandSoFar(state) {
    const task = taskOf(state);
    return task && commandOf(task, state);
  },
};

const OTHER_TASKS: ReadonlyMap<string, Task> = new Map([
  ['import', 'import'],
  ['import-summary', 'import'],
  ['run-import', 'import'],
  ['pending', 'process'],
  ['run-pending', 'process'],
  ['removal', 'remove'],
  ['run-removal', 'remove'],
]);

/** The task that a page belongs to; of a dialog that of the page under it. */
function taskOf({ page, trail }: State): Task | null {
  const under = pages.find(({ id }) => id === page)?.isDialog ? (trail.at(-1) ?? page) : page;
  if (usePages.some(({ id }) => id === under)) return null;
  const other = OTHER_TASKS.get(under);
  if (other) return other;
  return assignmentPages.some(({ id }) => id === under) ? 'assign' : 'request';
}
