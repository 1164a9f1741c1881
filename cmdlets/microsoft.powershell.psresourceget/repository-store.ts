/**
 * The repositories that a user has registered: PSResourceRepository.xml in the user's place, read and written as a whole.
 * Texts of errors are those of the module 1.2.
 */
import { ambient } from '../../src/types/ambient.ts';
import { createDirectory } from '../../src/types/files/file-system-info.ts';
import { readText, statOf, writeText } from '../../src/types/files/host-files.ts';
import { combinePaths, directoryName } from '../../src/types/files/path-text.ts';
import { NetException, netException } from '../../src/types/net-exception.ts';
import { NetUri } from '../../src/types/text/uri.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { parseXml } from '../../src/types/xml/xml-parser.ts';
import { childrenOf, indentedXml } from '../../src/types/xml/xml-writer.ts';
import {
  API_VERSIONS,
  type ApiVersion,
  CredentialInfo,
  Repository,
  type RepositoryFacts,
} from '../packages/resources.ts';
import { apiVersionOf } from '../packages/source-choice.ts';

export const GALLERY = 'PSGallery';
export const GALLERY_URI = 'https://www.powershellgallery.com/api/v2';
export const USUAL_PRIORITY = 50;

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

/** [Environment]::GetFolderPath('LocalApplicationData'). */
function localData(): string {
  const { environment } = ambient();
  const windows = environment.get('OS') === 'Windows_NT' ? environment.get('LOCALAPPDATA') : undefined;
  return windows ?? environment.get('XDG_DATA_HOME') ?? combinePaths([environment.get('HOME') ?? '/', '.local/share']);
}

export function storePath(): string {
  return combinePaths([localData(), 'PSResourceGet', 'PSResourceRepository.xml']);
}

export function invalidOperation(message: string): NetException {
  return netException('System.Management.Automation.PSInvalidOperationException', message);
}

function messageOf(error: unknown): string {
  if (!(error instanceof NetException)) throw error;
  return error.message;
}

/** The document, made with the gallery when there is none. @throws NetException for one that cannot be read. */
function openStore(): Document {
  if (!statOf(storePath())) resetStore();
  try {
    return parseXml(readText(storePath()));
  } catch (error) {
    throw invalidOperation(
      `Repository store may be corrupted, file reading failed with error: ${messageOf(error)}. Try running 'Reset-PSResourceRepository' to reset the repository store.`,
    );
  }
}

function saveStore(document: Document): void {
  const path = storePath();
  const folder = directoryName(path);
  if (folder !== null && !statOf(folder)) createDirectory(folder);
  writeText(path, DECLARATION + indentedXml(document.documentElement));
}

/** Makes sure that there is a list; each cmdlet begins so. */
export function checkStore(): void {
  openStore();
}

/** A new list with the gallery alone, which it gives back. */
export function resetStore(): Repository {
  const document = parseXml('<configuration></configuration>');
  const gallery = append(document, {
    name: GALLERY,
    uri: NetUri.parse(GALLERY_URI, 'absolute'),
    priority: USUAL_PRIORITY,
    isTrusted: false,
    apiVersion: 'V2',
    credentialInfo: null,
  });
  saveStore(document);
  return gallery;
}

function append(document: Document, facts: RepositoryFacts): Repository {
  const element = document.createElement('Repository');
  const attributes: [string, string][] = [
    ['Name', facts.name],
    ['Url', facts.uri.toString()],
    ['APIVersion', facts.apiVersion],
    ['Priority', String(facts.priority)],
    ['Trusted', String(facts.isTrusted)],
    ['CredentialProvider', 'None'],
  ];
  if (facts.credentialInfo) {
    attributes.push(['VaultName', facts.credentialInfo.vaultName], ['SecretName', facts.credentialInfo.secretName]);
  }
  for (const [name, value] of attributes) element.setAttribute(name, value);
  document.documentElement.appendChild(element);
  return new Repository(facts);
}

function* elementsOf(document: Document): Generator<Element> {
  for (const child of childrenOf(document.documentElement)) {
    if (child.nodeName === 'Repository' && (child as Element).hasAttribute('Name')) yield child as Element;
  }
}

function elementNamed(document: Document, name: string): Element | undefined {
  return [...elementsOf(document)].find(
    (element) => element.getAttribute('Name')?.toLowerCase() === name.toLowerCase(),
  );
}

/** What an element says; a text for one that lacks what each must have. */
function factsOf(element: Element): RepositoryFacts | string {
  const missing = ['Priority', 'Trusted'].find((name) => !element.hasAttribute(name));
  if (missing !== undefined) return lacks(missing);
  const name = element.getAttribute('Name') ?? '';
  const address = element.getAttribute('Url') ?? element.getAttribute('Uri');
  if (address === null) {
    return `Repository element does not contain necessary 'Url' or equivalent 'Uri' attribute (it must contain one), in file located at path: ${storePath()}. Fix this in your file and run again.`;
  }
  const uri = uriOf(address);
  if (uri === null) return `Unable to read incorrectly formatted Url for repo ${name}`;
  const [vault, secret] = ['VaultName', 'SecretName'].map((attribute) => element.getAttribute(attribute) ?? '');
  if ((vault === '') !== (secret === '')) {
    return `Repository ${name} has invalid CredentialInfo. VaultName and SecretName should both be present and non-empty`;
  }
  const stated = element.getAttribute('APIVersion') ?? '';
  return {
    name,
    uri,
    priority: Number.parseInt(element.getAttribute('Priority') ?? '', 10) || 0,
    isTrusted: element.getAttribute('Trusted')?.toLowerCase() === 'true',
    apiVersion: API_VERSIONS.find((one) => one.toLowerCase() === stated.toLowerCase()) ?? apiVersionOf(uri),
    credentialInfo: vault && secret ? new CredentialInfo(vault, secret) : null,
  };
}

function lacks(attribute: string): string {
  return `Repository element does not contain necessary '${attribute}' attribute, in file located at path: ${storePath()}. Fix this in your file and run again.`;
}

function uriOf(text: string): NetUri | null {
  try {
    return NetUri.parse(text, 'absolute');
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

/** The repositories of some names, or all, by priority and name; `report` takes what is wrong with some. */
export function readRepositories(names: readonly string[] | null, report: (message: string) => void): Repository[] {
  const elements = [...elementsOf(openStore())];
  const found: Repository[] = [];
  const take = (element: Element): void => {
    const facts = factsOf(element);
    if (typeof facts === 'string') report(facts);
    else found.push(new Repository(facts));
  };
  if (names === null || names.length === 0 || names[0] === '*') for (const element of elements) take(element);
  else {
    for (const name of names) {
      const pattern = WildcardPattern.of(name, true);
      const matching = elements.filter((element) => pattern.isMatch(element.getAttribute('Name') ?? ''));
      for (const element of matching) take(element);
      if (matching.length > 0 || name.includes('*')) continue;
      report(
        `Unable to find repository with Name '${name}'.  Use Get-PSResourceRepository to see all available repositories.`,
      );
    }
  }
  return found.sort((a, b) => a.facts.priority - b.facts.priority || compareNames(a.name, b.name));
}

function compareNames(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}

/** @throws NetException where there is one of that name, unless it is to be replaced */
export function addRepository(facts: RepositoryFacts, replaces: boolean): Repository {
  const document = openStore();
  const before = elementNamed(document, facts.name);
  if (before && !replaces) {
    throw invalidOperation(
      `Adding to repository store failed: The PSResource Repository '${facts.name}' already exists.`,
    );
  }
  before?.parentNode?.removeChild(before);
  const added = append(document, facts);
  saveStore(document);
  return added;
}

export interface RepositoryChange {
  readonly uri: NetUri | null;
  readonly priority: number | null;
  readonly isTrusted: boolean | null;
  readonly apiVersion: ApiVersion | null;
  readonly credentialInfo: CredentialInfo | null;
}

/** Changes what is said; `null` where there is none of that name. @throws NetException for an element that lacks something */
export function changeRepository(name: string, change: RepositoryChange): Repository | null {
  const document = openStore();
  const element = elementNamed(document, name);
  if (!element) return null;
  const facts = factsOf(element);
  if (typeof facts === 'string') throw invalidOperation(facts);
  if (change.uri) element.setAttribute(element.hasAttribute('Url') ? 'Url' : 'Uri', change.uri.toString());
  if (change.priority !== null) element.setAttribute('Priority', String(change.priority));
  if (change.isTrusted !== null) element.setAttribute('Trusted', change.isTrusted ? 'True' : 'False');
  const apiVersion = change.apiVersion ?? (change.uri ? apiVersionOf(change.uri) : null);
  if (apiVersion !== null) element.setAttribute('APIVersion', apiVersion);
  if (change.credentialInfo) {
    element.setAttribute('VaultName', change.credentialInfo.vaultName);
    element.setAttribute('SecretName', change.credentialInfo.secretName);
  }
  const after = factsOf(element);
  if (typeof after === 'string') throw invalidOperation(after);
  saveStore(document);
  return new Repository({ ...after, name });
}

/** Takes repositories away and gives back those that there were; `report` takes what is wrong with some. */
export function removeRepositories(names: readonly string[], report: (message: string) => void): Repository[] {
  const document = openStore();
  const removed: Repository[] = [];
  for (const name of names) {
    const element = elementNamed(document, name);
    const facts = element && factsOf(element);
    if (!element || facts === undefined) {
      report(`Unable to find repository '${name}'.  Use Get-PSResourceRepository to see all available repositories.`);
    } else if (typeof facts === 'string') report(facts);
    else {
      element.parentNode?.removeChild(element);
      removed.push(new Repository({ ...facts, name }));
    }
  }
  saveStore(document);
  return removed;
}
