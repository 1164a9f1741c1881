/** The first page of the Certificate Wizard, which is its last too: what each use has, and what can be done about it. */
import { Fields } from '../fields.ts';
import { choicesOf, markField, marksOf } from './choices.ts';
import { learnt, type Page, type State, type UseRow } from './knowledge.ts';
import { detailsButton, FORM } from './pages.ts';

/** Pages 1 and 21. */
export const usePages: readonly Page[] = [usePage('uses', 1), usePage('uses-again', 21)];

function usePage(id: string, number: number): Page {
  return {
    id,
    number,
    step: 'uses',
    enter: () => ({ kind: 'ask', question: { about: 'overview' } }),
    learn: learnt,
    fields(state, words) {
      const make = new Fields(FORM, words);
      const { uses } = state.known.overview;
      const columns = ['use', 'friendly-name', 'expires', 'location', 'status'];
      const rows = uses.map((use) => ({
        id: use.id,
        cells: cellsOf(use, make),
        ...(use.parent !== undefined && { parent: use.parent }),
      }));
      const { line } = choicesOf(state);
      const marks = marksOf(line, state).map(({ use, isMarked }) =>
        make.check(markField(use.id), isMarked, { label: make.say(`use.${use.id}`) }),
      );
      return [make.table('use', line?.id ?? '', { columns, rows }), ...marks];
    },
    buttons(state) {
      const { use } = choicesOf(state);
      return [
        { id: 'request', enabled: use !== null, press: () => ({ to: 'welcome' }) },
        { id: 'assign', enabled: use !== null, press: () => ({ to: 'assignment' }) },
        { id: 'remove', enabled: isAssigned(state), press: () => ({ to: 'removal' }) },
        { ...detailsButton(use?.certificate?.thumbprint ?? ''), id: 'view' },
        { id: 'import', enabled: true, press: () => ({ to: 'import' }) },
        { id: 'process', enabled: state.known.overview.pending.length > 0, press: () => ({ to: 'pending' }) },
      ];
    },
  };
}

function isAssigned(state: State): boolean {
  const { use } = choicesOf(state);
  return use !== null && use.status !== 'unassigned';
}

function cellsOf({ id, certificate, status, isGlobal }: UseRow, make: Fields): string[] {
  return [
    make.say(`use.${id}`),
    certificate?.friendlyName ?? '',
    certificate?.expires ?? '',
    certificate ? make.say(isGlobal ? 'location.global' : 'location.local') : '',
    make.say(`status.${status}`),
  ];
}
