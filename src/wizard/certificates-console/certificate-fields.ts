/** The window of a certificate as fields of a page. */
import type { ChainFlag } from '../../deployment/chain-building.ts';
import { Fields } from '../fields.ts';
import type { FormField } from '../form-view.ts';
import type { Words } from '../words.ts';
import type { CertificateView, PathLink } from './certificate-view.ts';

/** Whose texts they are. */
const FORM = 'certificate';

/** General, Details and Certification Path, in this order. */
export function certificateFields(view: CertificateView, words: Words): FormField[] {
  const make = new Fields(FORM, words);
  return [
    make.facts('purposes', view.purposes.length > 0 ? view.purposes : [make.say('all-purposes')]),
    make.fact('issued-to', view.issuedTo),
    make.fact('issued-by', view.issuedBy),
    make.fact('valid', make.say('valid', view.validFrom, view.validTo)),
    make.fact('private-key', make.say(keyText(view))),
    ...(view.uses.length > 0 ? [make.facts('uses', view.uses)] : []),
    make.table('details', '', {
      enabled: false,
      columns: ['field', 'value'],
      rows: view.details.map(({ name, kind, isCritical, value }, index) => ({
        id: String(index),
        cells: [
          `${kind === 'extension' ? name : make.say(`detail.${name}`)}${isCritical ? ` (${make.say('critical')})` : ''}`,
          value,
        ],
      })),
    }),
    make.table('path', '', {
      enabled: false,
      columns: ['certificate', 'status'],
      rows: view.path.map((link, index) => ({
        id: String(index),
        cells: [link.name, pathText(view, link, make)],
        ...(index > 0 && { parent: String(index - 1) }),
      })),
    }),
    make.fact('status', statusText(view, make)),
  ];
}

function keyText({ hasPrivateKey, isExportable }: CertificateView): string {
  return hasPrivateKey ? (isExportable ? 'key.exportable' : 'key.kept') : 'key.none';
}

/** Why a certificate of the path is bad; of several reasons the first that a person has to mend. */
const GRAVITY: readonly ChainFlag[] = [
  'ExplicitDistrust',
  'NotSignatureValid',
  'Revoked',
  'UntrustedRoot',
  'PartialChain',
  'InvalidBasicConstraints',
  'HasNotSupportedCriticalExtension',
  'HasNotPermittedNameConstraint',
  'HasExcludedNameConstraint',
  'NotTimeValid',
  'OfflineRevocation',
  'RevocationStatusUnknown',
];

function worst({ flags }: PathLink): ChainFlag | undefined {
  return GRAVITY.find((flag) => flags.includes(flag));
}

function pathText({ machine }: CertificateView, link: PathLink, make: Fields): string {
  const flag = worst(link);
  return make.say(flag === undefined ? 'path.ok' : `path.${flag}`, machine);
}

/** Of the whole path: its first bad certificate from the root counts. */
function statusText(view: CertificateView, make: Fields): string {
  const bad = view.path.find((link) => worst(link) !== undefined);
  return bad ? make.say('path.bad', bad.name, pathText(view, bad, make)) : make.say('path.ok', view.machine);
}
