/**
 * Files that an Export- cmdlet writes and its Import- reads: a ZIP archive with one document in it. What is in the real ones
 * is not published; ours is JSON.
 */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import { unzip, zipOf } from '../../src/deployment/zip-archive.ts';
import { utf8Bytes, utf8Text } from '../../src/platform/bytes.ts';
import { machinePath } from '../deployment/certificate-arguments.ts';
import { ItemFault } from './item-fault.ts';

/** What there is to be known of a kind of files. */
export interface DocumentKind<T> {
  /** The document's name in the archive. */
  readonly name: string;
  /** The cmdlet that writes it. */
  readonly writer: string;
  /** Whether something is a whole document of the kind. */
  isWhole(document: unknown): document is T;
}

/** The archive with a document in it. */
export function archiveOf<T>({ name }: DocumentKind<T>, document: T): Uint8Array {
  return zipOf(name, utf8Bytes(JSON.stringify(document, null, 2)));
}

/** Writes it to a file of the session's machine. */
export function writeArchive<T>(kind: DocumentKind<T>, { session }: Deployment, file: string, document: T): void {
  session.machine.disk.writeFile(machinePath(file), archiveOf(kind, document));
}

/** The document in a file. @throws DeploymentError for a file that is not there @throws ItemFault for one that is none of these */
export function readArchive<T>(kind: DocumentKind<T>, { session }: Deployment, file: string): T {
  const path = machinePath(file);
  if (!session.machine.disk.exists(path)) throw new DeploymentError('file-not-found', { path });
  return documentIn(kind, session.machine.disk.readFile(path), `"${file}"`);
}

/** The document in an archive. @param source what an error calls the archive @throws ItemFault */
export function documentIn<T>(kind: DocumentKind<T>, archive: Uint8Array, source: string): T {
  const document = jsonIn(kind.name, archive);
  if (!kind.isWhole(document)) throw new ItemFault(`${source} is no file that ${kind.writer} has written.`);
  return document;
}

/** Undefined where the archive is none, is damaged, or holds something else. */
function jsonIn(name: string, archive: Uint8Array): unknown {
  try {
    const bytes = unzip(archive, name);
    return bytes && JSON.parse(utf8Text(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DeploymentError) return undefined;
    throw error;
  }
}
