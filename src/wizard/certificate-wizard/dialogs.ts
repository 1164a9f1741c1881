/** What the Certificate Wizard opens over a page: a certificate, the log of a command, a request that was written. */
import { certificateFields } from '../certificates-console/certificate-fields.ts';
import { Fields } from '../fields.ts';
import { plainLines } from '../report-text.ts';
import { learnt, type Page } from './knowledge.ts';
import { FORM } from './pages.ts';

export const dialogs: readonly Page[] = [
  dialog('details', ({ known: { certificate } }, words) =>
    certificate
      ? certificateFields(certificate, words)
      : [new Fields(FORM, words).fact('missing', new Fields(FORM, words).say('certificate-gone'))],
  ),
  dialog('log', ({ known: { file } }, words) => [new Fields(FORM, words).document('report', file, plainLines(file))]),
  dialog('request-text', ({ known: { file } }, words) => [
    new Fields(FORM, words).facts('request-text', file.split(/\r?\n/)),
  ]),
];

function dialog(id: string, fields: Page['fields']): Page {
  return { id, number: null, step: null, isDialog: true, learn: learnt, fields };
}
