/** Lists of packages that a project needs: a table, JSON, or a file of either. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { evaluateDataText } from '../../src/engine/data-file.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { readText } from '../../src/types/files/host-files.ts';
import { extension } from '../../src/types/files/path-text.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { KeyedTable } from '../../src/types/values/hashtable.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { type WantedVersion, wantedVersion } from '../packages/nuget-version.ts';
import { Reporter } from '../packages/resources.ts';
import { boundPath } from './bound-path.ts';

export interface RequiredPackage {
  readonly name: string;
  readonly wanted: WantedVersion;
  readonly repository: string;
  readonly prerelease: boolean;
}

/** What is said of one package, whatever form it came in. */
type Said = (key: string) => unknown;

export function requiredOfFile(ps: CmdletActions, given: string, className: string): RequiredPackage[] {
  const target = new Reporter(className);
  const path = boundPath(ps, 'RequiredResourceFile', given);
  const ending = extension(path).toLowerCase();
  if (ending !== '.json' && ending !== '.psd1') {
    return ps.fail(
      'RequiredResourceFileNotValid',
      'ObjectNotFound',
      "The RequiredResourceFile must have either a '.json' or '.psd1' extension.  Please try specifying a path to a valid .json or .psd1 file",
      { exception: 'System.ArgumentException', target },
    );
  }
  try {
    const text = readText(path);
    return ending === '.json'
      ? ofJson(ps, text, className)
      : ofTable(ps, baseOf(evaluateDataText(ps.runspace, text, path)), className);
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof NetException)) throw error;
    return ps.fail(
      'RequiredResourceFileNotInProperJsonFormat',
      'InvalidData',
      'Argument for parameter -RequiredResourceFile is not in proper json or hashtable format.  Make sure argument is either a valid .json or .psd1 file.',
      { exception: 'System.ArgumentException', target },
    );
  }
}

export function requiredOfValue(ps: CmdletActions, given: unknown, className: string): RequiredPackage[] {
  const value = baseOf(given ?? null);
  if (value instanceof KeyedTable) return ofTable(ps, value, className);
  try {
    return ofJson(ps, toText(value), className);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return ps.fail(
      'RequiredResourceFileNotInProperJsonFormat',
      'InvalidData',
      'Argument for parameter -RequiredResource is not in proper json format.  Make sure argument is either a valid json file.',
      { exception: 'System.ArgumentException', target: new Reporter(className) },
    );
  }
}

/** @throws SyntaxError for what is no JSON of an object */
function ofJson(ps: CmdletActions, text: string, className: string): RequiredPackage[] {
  const parsed: unknown = JSON.parse(text);
  if (!isRecord(parsed)) throw new SyntaxError('no object');
  return Object.entries(parsed).flatMap(([name, said]) =>
    isRecord(said) ? (required(ps, name, (key) => entryOf(said, key), className) ?? []) : refuse(ps, name, className),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entryOf(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.entries(record).find(([name]) => name.toLowerCase() === key)?.[1];
}

function ofTable(ps: CmdletActions, table: unknown, className: string): RequiredPackage[] {
  if (!(table instanceof KeyedTable)) return [];
  return [...table.slots()].flatMap(({ key, value }) => {
    const said = baseOf(value ?? null);
    const name = toText(key);
    if (!(said instanceof KeyedTable)) return refuse(ps, name, className);
    return required(ps, name, (one) => said.get(one), className) ?? [];
  });
}

function refuse(ps: CmdletActions, name: string, className: string): [] {
  ps.error(
    'RequiredResourceHashtableInputFormatError',
    'InvalidArgument',
    `The RequiredResource input with name '${name}' does not have a valid value, the value must be a hashtable.`,
    { exception: 'System.ArgumentException', target: new Reporter(className) },
  );
  return [];
}

function required(ps: CmdletActions, name: string, said: Said, className: string): RequiredPackage | null {
  if (name.trim() === '') {
    ps.error(
      'pkgNameEmptyOrWhitespaceError',
      'InvalidArgument',
      `The package name '${name}' provided cannot be an empty string or whitespace.`,
      { exception: 'System.ArgumentException', target: new Reporter(className) },
    );
    return null;
  }
  const text = (key: string) => toText(baseOf(said(key) ?? null) ?? '');
  const wanted = wantedVersion(text('version') || undefined);
  if (!wanted) {
    ps.error(
      'IncorrectVersionFormat',
      'InvalidArgument',
      'Argument for Version parameter is not in the proper format',
      { exception: 'System.ArgumentException', target: new Reporter(className) },
    );
    return null;
  }
  return { name, wanted, repository: text('repository'), prerelease: text('prerelease').toLowerCase() === 'true' };
}
