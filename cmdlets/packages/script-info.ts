/**
 * What a script says of itself: the comment `<#PSScriptInfo`, the `#Requires` lines with modules, and the comment of help
 * behind them. Read as the module 1.2 does.
 */

import { linesOf } from '../../src/types/files/host-files.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { NetUri } from '../../src/types/text/uri.ts';
import { NuGetVersion } from './nuget-version.ts';

export interface ScriptInfo {
  readonly version: NuGetVersion;
  readonly versionText: string;
  readonly guid: string;
  readonly author: string;
  readonly companyName: string;
  readonly copyright: string;
  readonly tags: readonly string[];
  readonly licenseUri: NetUri | null;
  readonly projectUri: NetUri | null;
  readonly iconUri: NetUri | null;
  readonly externalModuleDependencies: readonly string[];
  readonly requiredScripts: readonly string[];
  readonly externalScriptDependencies: readonly string[];
  readonly releaseNotes: string;
  readonly privateData: string;
  readonly description: string;
  /** What the comment of help says besides, by keyword. */
  readonly help: ReadonlyMap<string, string>;
  /** As `#Requires -Module` names them. */
  readonly requiredModules: readonly string[];
  /** The script itself. */
  readonly contents: readonly string[];
}

/** A script that says less of itself than a repository wants. */
export class BadScriptInfo extends Error {
  constructor(
    readonly errorId: string,
    message: string,
  ) {
    super(message);
  }
}

const INFO = '<#PSScriptInfo';
const KEYWORD = /^\s*\.([A-Za-z]+)(?:\s+(.*?))?\s*$/;
const REQUIRES = /^\s*#requires\s+-modules?\s+(.+?)\s*$/i;

/** @throws BadScriptInfo */
export function readScriptInfo(text: string, path: string): ScriptInfo {
  const lines = linesOf(text);
  const start = lines.findIndex((line) => line.trim().toLowerCase().startsWith(INFO.toLowerCase()));
  if (start < 0) {
    throw new BadScriptInfo(
      'MissingEndBracketToHelpInfoCommentParseError',
      `Could not parse '${path}' as a PowerShell script due to it missing '<#PSScriptInfo #> block`,
    );
  }
  const infoEnd = endOf(lines, start);
  if (infoEnd < 0) {
    throw new BadScriptInfo(
      'MissingEndBracketToPSScriptInfoParseError',
      `Could not parse '${path}' as a PowerShell script file due to missing the closing '#>' for <#PSScriptInfo comment block`,
    );
  }
  const helpStart = lines.findIndex((line, i) => i > infoEnd && line.trim().startsWith('<#'));
  const helpEnd = helpStart < 0 ? -1 : endOf(lines, helpStart);
  if (helpEnd < 0) {
    throw new BadScriptInfo(
      'missingHelpInfoCommentError',
      `Could not parse '${path}' as a PowerShell script due to it missing HelpInfo comment block`,
    );
  }
  const requires = lines.slice(infoEnd + 1, helpStart).flatMap((line) => REQUIRES.exec(line)?.[1] ?? []);
  return infoOf(
    keywordsOf(lines.slice(start + 1, infoEnd)),
    keywordsOf(lines.slice(helpStart + 1, helpEnd)),
    requires,
    lines.slice(helpEnd + 1),
    path,
  );
}

function endOf(lines: readonly string[], start: number): number {
  return lines.findIndex((line, i) => i >= start && line.trim().endsWith('#>'));
}

/** Keywords with what stands behind them and on the lines below. */
function keywordsOf(lines: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  let keyword: string | null = null;
  for (const line of lines) {
    const match = KEYWORD.exec(line);
    if (match) {
      keyword = (match[1] ?? '').toUpperCase();
      found.set(keyword, match[2] ?? '');
    } else if (keyword !== null && line.trim() !== '') {
      const before = found.get(keyword) ?? '';
      found.set(keyword, before === '' ? line.trim() : `${before}\n${line.trim()}`);
    }
  }
  return found;
}

function infoOf(
  metadata: ReadonlyMap<string, string>,
  help: ReadonlyMap<string, string>,
  requiredModules: readonly string[],
  contents: readonly string[],
  path: string,
): ScriptInfo {
  const text = (key: string) => metadata.get(key) ?? '';
  const version = NuGetVersion.parse(text('VERSION'));
  const [guid, author] = [text('GUID'), text('AUTHOR')];
  const missing = [version ? '' : 'Version', author ? '' : 'Author', isGuid(guid) ? '' : 'Guid'].filter(
    (name) => name !== '',
  );
  if (!version || missing.length > 0) {
    throw new BadScriptInfo(
      `psScriptMissing${missing[0] ?? 'Version'}`,
      `PSScript file '${path}' is missing the required ${missing.join(', ')} property`,
    );
  }
  const description = help.get('DESCRIPTION') ?? '';
  if (description === '') {
    throw new BadScriptInfo(
      'psScriptMissingDescription',
      `PSScript file '${path}' is missing the required Description property`,
    );
  }
  return {
    version,
    versionText: text('VERSION'),
    guid,
    author,
    companyName: text('COMPANYNAME'),
    copyright: text('COPYRIGHT'),
    tags: words(text('TAGS')),
    licenseUri: addressOf(text('LICENSEURI')),
    projectUri: addressOf(text('PROJECTURI')),
    iconUri: addressOf(text('ICONURI')),
    externalModuleDependencies: words(text('EXTERNALMODULEDEPENDENCIES')),
    requiredScripts: words(text('REQUIREDSCRIPTS')),
    externalScriptDependencies: words(text('EXTERNALSCRIPTDEPENDENCIES')),
    releaseNotes: text('RELEASENOTES'),
    privateData: text('PRIVATEDATA'),
    description,
    help: new Map([...help].filter(([key]) => key !== 'DESCRIPTION')),
    requiredModules,
    contents,
  };
}

function isGuid(text: string): boolean {
  return /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i.test(text);
}

export function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/** `null` for what is no address. */
export function addressOf(text: string): NetUri | null {
  if (text === '') return null;
  try {
    return NetUri.parse(text, 'absolute');
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}
