/** Import Certificate and Process Pending Certificates: certificates that come in as files, or that an authority has for us. */
import type { Fields } from '../fields.ts';
import { choicesOf } from './choices.ts';
import type { Page, PendingRow, State } from './knowledge.ts';
import { plainPage, runPage } from './pages.ts';

export const filePages: readonly Page[] = [
  plainPage({
    id: 'import',
    step: 'uses',
    fields: (make, { importFile, hasKey, importPassword, isExportable }) => [
      make.text('import-file', importFile),
      make.check('has-key', hasKey),
      make.password('import-password', importPassword, { enabled: hasKey }),
      make.check('exportable', isExportable, { enabled: hasKey }),
    ],
    required: ({ importFile }) => [['import-file', importFile]],
    next: () => ({ to: 'import-summary' }),
  }),
  plainPage({
    id: 'import-summary',
    step: 'uses',
    enter: () => ({ kind: 'ask', question: { about: 'time' } }),
    fields: (make, { importFile, hasKey }) => [
      make.fact('import-file', importFile),
      make.fact('has-key', make.say(hasKey ? 'yes' : 'no')),
    ],
    next: () => ({ to: 'run-import' }),
  }),
  // From the certificates of the store one comes back to them.
  runPage('run-import', null, 'uses', 'import', ({ trail }) =>
    trail.includes('store') ? { to: 'store' } : { restart: 'uses' },
  ),
  plainPage({
    id: 'pending',
    step: 'uses',
    enter: () => ({ kind: 'ask', question: { about: 'time' } }),
    fields: pendingFields,
    required: ({ pendingRequest }) => [['pending-request', pendingRequest]],
    check: (choices, state) =>
      pendingRequest(state)?.isOffline && choices.answerFile.trim() === '' ? [['answer-file', 'error.required']] : [],
    next: () => ({ to: 'run-pending' }),
  }),
  runPage('run-pending', null, 'uses', 'process', () => ({ restart: 'uses' })),
];

function pendingRequest(state: State): PendingRow | undefined {
  const { pendingRequest: id } = choicesOf(state);
  return state.known.overview.pending.find((row) => row.id === id);
}

function pendingFields(
  make: Fields,
  { pendingRequest: id, answerFile }: ReturnType<typeof choicesOf>,
  state: State,
): ReturnType<Page['fields']> {
  const columns = ['request', 'subject', 'friendly-name', 'made', 'way'];
  const rows = state.known.overview.pending.map((row) => ({
    id: row.id,
    cells: [row.id, row.subject, row.friendlyName, row.made, make.say(row.isOffline ? 'way.file' : 'way.authority')],
  }));
  return [
    make.table('pending-request', id, { columns, rows }),
    make.text('answer-file', answerFile, { enabled: pendingRequest(state)?.isOffline ?? false, note: 'answer-file' }),
  ];
}
