/** How cmdlets reach the providers: their paths resolved one by one, errors of one path not ending the others. */
import type { CmdletActions, ParameterDeclarations } from '../engine/cmdlet.ts';
import { ErrorRecord } from '../types/error-record.ts';
import { NetException, runtimeException } from '../types/net-exception.ts';
import { anyPattern, hasWildcards } from '../types/wildcard.ts';
import { DRIVES, type DriveTable } from './drive-table.ts';
import { withNotes } from './item-notes.ts';
import type { ProviderCall, ProviderItem } from './provider.ts';
import { LookingFailed } from './provider-errors.ts';
import type { ResolvedPath } from './resolved-path.ts';

export function drivesOf(ps: CmdletActions): DriveTable {
  return ps.service(DRIVES);
}

/** What a provider may ask of the cmdlet. */
export function callOf(ps: CmdletActions, force = false, given: object = {}): ProviderCall {
  return {
    force,
    given: given as Readonly<Record<string, unknown>>,
    shouldProcess: (target, action) => ps.shouldProcess(target, action),
    shouldContinue: (query, caption) => ps.shouldContinue(query, caption),
    error: (errorId, category, message, options) => ps.error(errorId, category, message, options),
    isStopping: () => ps.stopping,
  };
}

/** The parameters that the cmdlet has for what its first path leads to. */
export function parametersOfProvider(
  ps: CmdletActions,
  cmdlet: string,
  paths: readonly string[],
): ParameterDeclarations | null {
  const [path] = paths;
  if (path === undefined) return null;
  try {
    return drivesOf(ps).resolve(path).provider.parametersOf(cmdlet);
  } catch (error) {
    // What is wrong with the path is told when it is used.
    if (!(error instanceof NetException)) throw error;
    return null;
  }
}

/** The record of an exception of a path or provider. */
export function recordOfPathError(error: NetException, target: unknown = null): ErrorRecord {
  const { identity } = error;
  if (identity) return new ErrorRecord(error, identity.errorId, identity.category, identity.target ?? target);
  return new ErrorRecord(error, error.typeName, 'NotSpecified', target);
}

/** Runs the work on one path; what it throws is reported as an error of that path. */
export function forPath(ps: CmdletActions, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    if (error instanceof LookingFailed) ps.writeError(recordOfPathError(error.first));
    ps.writeError(recordOfPathError(error));
  }
}

export interface PathParameters {
  readonly Path?: readonly string[] | undefined;
  readonly LiteralPath?: readonly string[] | undefined;
  readonly Filter?: string | undefined;
  readonly Include?: readonly string[] | undefined;
  readonly Exclude?: readonly string[] | undefined;
  readonly Force?: boolean | undefined;
  readonly Credential?: unknown;
}

/**
 * Ends the cmdlet when a credential is given for a path: no provider takes one. The real error comes from the search for
 * dynamic parameters, which is why it names no cmdlet.
 */
export function refuseCredential(ps: CmdletActions, credential: unknown, path: string): void {
  if (credential === undefined || credential === null) return;
  const { provider } = drivesOf(ps).resolve(path);
  const message =
    provider.name === 'FileSystem'
      ? 'The FileSystem provider supports credentials only on the New-PSDrive cmdlet. Perform the operation again without specifying credentials.'
      : 'The provider does not support the use of credentials. Perform the operation again without specifying credentials.';
  const record = recordOfPathError(
    runtimeException('NotSupported', 'NotImplemented', message, {
      typeName: 'System.Management.Automation.PSNotSupportedException',
    }),
  );
  record.errorIdSuffix = '';
  ps.throwTerminatingError(record);
}

/** Only the file system has a language of patterns of its own. */
function requireFilter({ provider }: ResolvedPath, filter: string | undefined): void {
  if (filter === undefined || filter === '' || provider.info.capabilities.includes('Filter')) return;
  throw runtimeException(
    'NotSupported',
    'NotImplemented',
    'Cannot call method. The provider does not support the use of filters.',
    { typeName: 'System.Management.Automation.PSNotSupportedException' },
  );
}

/** Each item that -Path or -LiteralPath names, after -Filter, -Include and -Exclude. */
export function forEachItem(ps: CmdletActions, parameters: PathParameters, work: (item: ResolvedPath) => void): void {
  const { LiteralPath, Path, Filter, Include, Exclude, Force: force = false, Credential } = parameters;
  const literal = LiteralPath !== undefined;
  for (const path of LiteralPath ?? Path ?? []) {
    refuseCredential(ps, Credential, path);
    // The provider looks with -Filter for names; a path that is no pattern leaves nothing to look for.
    const fits = nameFilter({ Filter: !literal && hasWildcards(path) ? Filter : undefined, Include, Exclude });
    forPath(ps, () => {
      requireFilter(drivesOf(ps).resolve(path), Filter);
      const options = { literal, force };
      for (const item of drivesOf(ps).find(path, options)) {
        if (!fits(item.provider.leaf(item.path))) continue;
        forPath(ps, () => work(item));
      }
    });
  }
}

/** Whether a name fits -Filter, -Include and -Exclude. */
export function nameFilter({
  Filter,
  Include,
  Exclude,
}: Pick<PathParameters, 'Filter' | 'Include' | 'Exclude'>): (name: string) => boolean {
  const filtered = anyPattern(Filter === undefined ? [] : [Filter], true);
  const included = anyPattern(Include ?? [], true);
  const excluded = anyPattern(Exclude ?? [], false);
  return (name) => filtered(name) && included(name) && !excluded(name);
}

/** Puts an item with its notes into the pipeline; a whole table of a flat provider as its items. */
export function writeItem(
  ps: CmdletActions,
  place: Pick<ResolvedPath, 'provider' | 'drive'>,
  item: ProviderItem | null,
): void {
  if (!item) return;
  if (Array.isArray(item.value)) ps.writeEach(item.value);
  else ps.write(withNotes(place, item));
}

/** Whether any of the paths has wildcards that count. */
export function isPattern(parameters: PathParameters): boolean {
  return parameters.LiteralPath === undefined && (parameters.Path ?? []).some((path) => hasWildcards(path));
}

/**
 * The full path of the one file that a cmdlet reads or writes as a whole (Import-Csv, Out-File); a path without wildcards
 * need not be there. @throws NetException for a pattern that finds none or several, and for items that are no files
 */
export function filePathOf(ps: CmdletActions, path: string, literal = false): string {
  return filePathIn(drivesOf(ps), path, literal);
}

/** As `filePathOf`, for what is no cmdlet. */
export function filePathIn(drives: DriveTable, path: string, literal = false): string {
  const found = drives.findOrNew(path, { literal });
  const [place] = found;
  if (!place) throw noFileOfPattern(path);
  if (place.provider.name !== 'FileSystem') throw notAFile(place.provider.info.fullName);
  if (found.length > 1) throw severalFiles();
  return place.path;
}

/**
 * The items that a path names, where a missing one has an error of the cmdlet's own (Get-FileHash). A literal path need
 * not be there: what opens it finds out.
 */
export function itemsOf(
  ps: CmdletActions,
  path: string,
  literal: boolean,
  missing: (error: NetException) => ErrorRecord,
): ResolvedPath[] {
  try {
    return drivesOf(ps).findExisting(path, literal);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const isMissing = error.typeName === 'System.Management.Automation.ItemNotFoundException';
    ps.writeError(isMissing ? missing(error) : recordOfPathError(error));
    return [];
  }
}

/** Opens, reads or writes such a file; what the file system refuses ends the cmdlet. */
export function openingFile<T>(ps: Pick<CmdletActions, 'throwTerminatingError' | 'recordOf'>, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof NetException) || error.identity) throw error;
    return ps.throwTerminatingError(ps.recordOf(error, 'FileOpenFailure', 'OpenError'));
  }
}

function noFileOfPattern(path: string): NetException {
  const message = `Cannot perform operation because the wildcard path ${path} did not resolve to a file.`;
  return runtimeException('FileOpenFailure', 'OpenError', message, {
    target: path,
    typeName: 'System.IO.FileNotFoundException',
  });
}

function severalFiles(): NetException {
  const message =
    'Cannot perform operation because the path resolved to more than one file. This command cannot operate on multiple files.';
  return runtimeException('ReadWriteMultipleFilesNotSupported', 'InvalidArgument', message, {
    typeName: 'System.Management.Automation.PSInvalidOperationException',
  });
}

function notAFile(provider: string): NetException {
  const message = `Cannot open file because the current provider (${provider}) cannot open a file.`;
  return runtimeException('ReadWriteFileNotFileSystemProvider', 'InvalidArgument', message, {
    typeName: 'System.Management.Automation.PSInvalidOperationException',
  });
}
