/** The verbs of certutil for stores: -store, -verifystore, -repairstore, -addstore, -delstore, -importPFX, -exportPFX. */
import { writeBundle } from '../../../src/deployment/certificate-bundle.ts';
import type { StorePlace } from '../../../src/deployment/certificate-store.ts';
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { readPfx } from '../../../src/deployment/pfx.ts';
import type { StoreEntry } from '../../../src/deployment/stored-certificate.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { certificatesFromBytes } from '../../deployment/certificate-files.ts';
import { chainError } from '../../deployment/chain-verdict.ts';
import { chainInSession } from '../../deployment/session-chains.ts';
import { errorLine } from '../../deployment/system-errors.ts';
import { certificateDump, keyLines, rootLines, storeBlock } from './certificate-text.ts';
import type { Options, Verb } from './certutil-verb.ts';
import { ProgramFailure } from './program-result.ts';

/** The names that Windows shows for its stores. */
const TITLES = new Map([
  ['my', 'Personal'],
  ['root', 'Trusted Root Certification Authorities'],
  ['ca', 'Intermediate Certification Authorities'],
  ['trustedpeople', 'Trusted People'],
  ['trustedpublisher', 'Trusted Publishers'],
  ['disallowed', 'Untrusted Certificates'],
  ['request', 'Certificate Enrollment Requests'],
  ['webhosting', 'Web Hosting'],
]);

const listStore: Verb = (deployment, [name, id, file], options) => {
  const { heading, found } = listed(deployment, name ?? 'CA', id, options);
  if (file !== undefined) save(deployment, file, found, options);
  const block = options.flags.has('v') ? wholeBlock : ({ entry, index }: Found) => storeBlock(entry, index, entry);
  return [heading, ...found.flatMap(block), ''];
};

/** With -v: all that the certificate says. */
function wholeBlock({ entry, index }: Found): string[] {
  return [`================ Certificate ${index} ================`, ...certificateDump(entry), ...keyLines(entry)];
}

/** The output file: a certificate, or a bundle of several. */
function save({ session }: Deployment, file: string, found: readonly Found[], { flags }: Options): void {
  const path = machinePath(file);
  if (!flags.has('f') && session.machine.disk.exists(path)) throw new ProgramFailure('ERROR_FILE_EXISTS');
  const certificates = found.map(({ entry }) => entry.der);
  const [only] = certificates;
  session.machine.disk.writeFile(path, only && certificates.length === 1 ? only : writeBundle(certificates));
}

export const storeVerbs = {
  store: listStore,
  // Windows opens a window with the same certificates.
  viewstore: listStore,
  verifystore: (deployment, [name = '', id], options) => {
    const { heading, found } = listed(deployment, name, id, options);
    const verdict = (entry: StoreEntry) => {
      const error = chainError(chainInSession(entry));
      return error ? errorLine(error) : 'Certificate is valid';
    };
    return [heading, ...found.flatMap(({ entry, index }) => [...storeBlock(entry, index, entry), verdict(entry), ''])];
  },
  repairstore: (deployment, [name = '', id, properties], options) => {
    if (properties !== undefined)
      throw new ProgramFailure('ERROR_NOT_SUPPORTED', [
        'CertUtil: Property files and security descriptors are not built here.',
      ]);
    const place = placeOf(deployment, name, options);
    const { heading, found } = listed(deployment, name, id, options);
    for (const { entry } of found) if (!entry.hasPrivateKey) deployment.stores.repair(place, entry.thumbprint);
    const repaired = deployment.stores.list(place);
    return [
      heading,
      ...found.flatMap(({ index }) => storeBlock(repaired[index] as StoreEntry, index, repaired[index])),
      '',
    ];
  },
  addstore: (deployment, [name = '', file = ''], options) => {
    const path = machinePath(file);
    const place = placeOf(deployment, name, options, [
      'Cannot open existing Cert store.  Use -f option to force Cert store creation.',
    ]);
    const certificates = certificatesFromBytes(deployment.session.machine.disk.readFile(path), null, path);
    const known = new Set(deployment.stores.thumbprints(place));
    const lines = certificates.flatMap(({ info }) => {
      const isThere = known.has(info.thumbprint);
      known.add(info.thumbprint);
      const [first = ''] = rootLines(info);
      return [first, `Certificate "${info.subjectName}" ${isThere ? 'already in store.' : 'added to store.'}`];
    });
    deployment.stores.add(
      place,
      certificates.map(({ info }) => ({ certificate: info })),
    );
    return [headingOf(name), ...lines];
  },
  delstore: (deployment, [name = '', id = ''], options) => {
    const place = placeOf(deployment, name, options);
    const found = matching(deployment.stores.list(place), id);
    deployment.stores.removeAll(
      place,
      found.map(({ entry }) => entry.thumbprint),
    );
    return [
      headingOf(name),
      ...found.map(
        ({ entry, index }) => `Deleting Certificate ${index}: ${entry.subject}:${entry.thumbprint.toLowerCase()}`,
      ),
    ];
  },
  importPFX: (deployment, args, options) => {
    const [first = '', second, modifiers = ''] = args;
    // The store may be left out, and modifiers stand behind the file.
    const [name, file, further] =
      second === undefined || isModifiers(second) ? ['My', first, second ?? ''] : [first, second, modifiers];
    const path = machinePath(file);
    const { certificates } = readPfx(deployment.session.machine.disk.readFile(path), options.password, path);
    const exportable = !/\bNoExport\b/i.test(further);
    const place = placeOf(deployment, name, options);
    return certificates.flatMap((item) => {
      const { certificate, privateKey, friendlyName } = item;
      if (privateKey) {
        deployment.stores.add(place, [{ ...item, exportable }]);
        return [`Certificate "${friendlyName || certificate.subjectName}" added to store.`, ''];
      }
      // Issuers go where they belong.
      if (!/\bNo(?:Chain|Root)\b/i.test(further)) {
        deployment.stores.add({ ...place, store: certificate.isSelfSigned ? 'Root' : 'CA' }, [{ certificate }]);
      }
      return [];
    });
  },
  exportPFX: (deployment, args, options) => {
    const [name, id = '', file = ''] = args.length > 2 ? args : ['My', ...args];
    const place = placeOf(deployment, name ?? 'My', options);
    const { heading, found } = listed(deployment, name ?? 'My', id, options);
    const [first] = found;
    const lines = [heading, ...found.flatMap(({ entry, index }) => storeBlock(entry, index, entry))];
    if (!first) throw new ProgramFailure('NTE_NOT_FOUND', lines);
    const endEntityOnly = /\bNoChain\b/i.test(args[3] ?? '');
    const bytes = deployment.stores.exportPfx(place, first.entry.thumbprint, options.password, { endEntityOnly });
    const path = machinePath(file);
    if (!options.flags.has('f') && deployment.session.machine.disk.exists(path))
      throw new ProgramFailure('ERROR_FILE_EXISTS', lines);
    deployment.session.machine.disk.writeFile(path, bytes);
    return lines;
  },
} satisfies Record<string, Verb>;

function isModifiers(text: string): boolean {
  return /^(?:(?:NoExport|NoCert|NoChain|NoRoot|AT_SIGNATURE|AT_KEYEXCHANGE|Protect|FriendlyName=.*)(?:,|$))+$/i.test(
    text,
  );
}

interface Listed {
  readonly heading: string;
  readonly found: readonly Found[];
}

interface Found {
  readonly entry: StoreEntry;
  readonly index: number;
}

/** The certificates of a store that an id means; all without one. @throws ProgramFailure where none is found */
function listed(deployment: Deployment, name: string, id: string | undefined, options: Options): Listed {
  const heading = headingOf(name);
  const entries = deployment.stores.list(placeOf(deployment, name, options));
  if (id === undefined) return { heading, found: entries.map((entry, index) => ({ entry, index })) };
  const found = matching(entries, id);
  if (found.length === 0) throw new ProgramFailure('NTE_NOT_FOUND', [heading]);
  return { heading, found };
}

/** By number, serial number, thumbprint, or a part of the common name, as certutil tells them apart. */
function matching(entries: readonly StoreEntry[], id: string): Found[] {
  const all = entries.map((entry, index) => ({ entry, index }));
  if (id === '*') return all;
  const hexadecimal = id.replace(/[\s:\u200e]/g, '').toLowerCase();
  const exact = all.filter(
    ({ entry, index }) =>
      String(index) === id ||
      entry.thumbprint.toLowerCase() === hexadecimal ||
      entry.serialNumber.toLowerCase().replace(/^0+/, '') === hexadecimal.replace(/^0+/, ''),
  );
  if (exact.length > 0) return exact;
  return all.filter(({ entry }) => entry.subjectName.toLowerCase() === id.toLowerCase());
}

function placeOf(
  { session, stores }: Deployment,
  name: string,
  { flags }: Options,
  remarks: readonly string[] = [],
): StorePlace {
  const { machine, user } = session;
  const owner = flags.has('user') ? { fqdn: machine.fqdn, user } : machine.fqdn;
  const store = stores.names(owner).find((known) => known.toLowerCase() === name.toLowerCase());
  if (store === undefined) throw new ProgramFailure('ERROR_FILE_NOT_FOUND', remarks);
  return { owner, store };
}

/** The name as it was typed, with the title that Windows has for it. */
function headingOf(name: string): string {
  const title = TITLES.get(name.toLowerCase());
  return title === undefined ? name : `${name} "${title}"`;
}
