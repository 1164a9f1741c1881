/** What New- and Test-ScriptFileInfo write and read: the head of a script that is to be published. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { ModuleSpecificationObject } from '../../src/engine/modules/module-specification-object.ts';
import type { RequiredModule } from '../../src/language/ast.ts';
import { walkAst } from '../../src/language/ast-walk.ts';
import { parse } from '../../src/language/parser.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { readText } from '../../src/types/files/host-files.ts';
import { directoryName, fileNameWithoutExtension } from '../../src/types/files/path-text.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { genericTypeOf, typeNamed } from '../../src/types/net-type.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { Guid } from '../../src/types/values/guid.ts';
import { KeyedTable } from '../../src/types/values/hashtable.ts';
import { NetList } from '../../src/types/values/net-list.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { asTypedArray } from '../../src/types/values/typed-array.ts';
import { isFolder } from '../packages/installed-resources.ts';
import { BadScriptInfo, readScriptInfo } from '../packages/script-info.ts';
import { named } from './module-repositories.ts';
import { refuse } from './version-limits.ts';

/** What is said of a script. */
export interface ScriptHead {
  readonly version: string;
  readonly guid: string;
  readonly author: string;
  readonly companyName?: string | undefined;
  readonly copyright?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly licenseUri?: unknown;
  readonly projectUri?: unknown;
  readonly iconUri?: unknown;
  readonly externalModuleDependencies?: readonly string[] | undefined;
  readonly requiredScripts?: readonly string[] | undefined;
  readonly externalScriptDependencies?: readonly string[] | undefined;
  readonly releaseNotes?: readonly string[] | undefined;
  readonly privateData?: string | undefined;
  readonly description: string;
  readonly requiredModules: readonly unknown[];
}

/** The text of a new script, byte for byte as the module 2.2.5 writes it. */
export function scriptText(head: ScriptHead): string {
  const one = (key: string, value: unknown) => {
    const text = value === undefined || value === null ? '' : toText(value);
    return [`.${key}${text === '' ? '' : ` ${text}`}`, ''];
  };
  const many = (key: string, values: readonly string[] | undefined, separator = ',') =>
    one(key, (values ?? []).join(separator));
  const requires = head.requiredModules.map((module) => `#Requires -Module ${requiredText(module)}`);
  const lines = [
    '<#PSScriptInfo',
    '',
    ...one('VERSION', head.version),
    ...one('GUID', head.guid),
    ...one('AUTHOR', head.author),
    ...one('COMPANYNAME', head.companyName),
    ...one('COPYRIGHT', head.copyright),
    ...many('TAGS', head.tags, ' '),
    ...one('LICENSEURI', head.licenseUri),
    ...one('PROJECTURI', head.projectUri),
    ...one('ICONURI', head.iconUri),
    ...many('EXTERNALMODULEDEPENDENCIES', head.externalModuleDependencies).map((line) =>
      line === '' ? '' : `${line} `,
    ),
    ...many('REQUIREDSCRIPTS', head.requiredScripts),
    ...many('EXTERNALSCRIPTDEPENDENCIES', head.externalScriptDependencies),
    '.RELEASENOTES',
    ...(head.releaseNotes ?? ['']),
    '',
    ...one('PRIVATEDATA', head.privateData),
    '#>',
    '',
    ...(requires.length === 0 ? [] : [...requires, '']),
    '<# ',
    '',
    '.DESCRIPTION ',
    ` ${head.description} `,
    '',
    '#> ',
    'Param()',
    '',
    '',
  ];
  return `\r\n${lines.join('\r\n')}`;
}

function requiredText(value: unknown): string {
  const module = baseOf(value);
  if (!(module instanceof KeyedTable)) return toText(value);
  const parts = [...module.slots()].map((slot) => `${toText(slot.key)} = '${toText(slot.value ?? '')}'`);
  return `@{${parts.join('; ')}}`;
}

/** PSScriptInfo of a script; ends the cmdlet for a file that is none or says too little. */
export function scriptInfoAt(ps: CmdletActions, given: string): PSCustomObject {
  const missing = (target: string | null): never => {
    const category = target === null ? 'InvalidOperation' : 'InvalidArgument';
    return refuse(
      ps,
      'PathNotFound',
      `Cannot find the path '${target ?? given}' because it does not exist.`,
      target,
      category,
    );
  };
  let path: string;
  try {
    path = drivesOf(ps).findOne(given).path;
  } catch (error) {
    if (error instanceof NetException) return missing(null);
    throw error;
  }
  if (isFolder(path)) return missing(path);
  if (!/\.ps1$/i.test(path)) return refusePath(ps, path);
  const text = readText(path);
  const { ast, errors } = parse(text, path);
  if (errors.length > 0) {
    refuse(
      ps,
      'ScriptParseError',
      `The specified script file '${path}' has parse errors, try again after fixing the parse errors.`,
      path,
    );
  }
  const functions: string[] = [];
  walkAst(ast, (node) => {
    if (node.kind === 'FunctionDefinition') functions.push(node.name);
  });
  try {
    const info = readScriptInfo(text, path);
    const required = ast.scriptRequirements?.requiredModules ?? [];
    return named(
      PSCustomObject.from([
        ['Name', fileNameWithoutExtension(path)],
        ['Version', info.versionText],
        ['Guid', Guid.parse(info.guid)],
        ['Path', path],
        ['ScriptBase', directoryName(path)],
        ['Description', info.description],
        ['Author', info.author],
        ['CompanyName', textOrNull(info.companyName)],
        ['Copyright', textOrNull(info.copyright)],
        ['Tags', listOrNull(info.tags)],
        ['ReleaseNotes', info.releaseNotes === '' ? null : textArray(info.releaseNotes.split('\n'))],
        ['RequiredModules', required.length === 0 ? null : modulesOf(required)],
        ['ExternalModuleDependencies', listOrNull(info.externalModuleDependencies)],
        ['RequiredScripts', listOrNull(info.requiredScripts)],
        ['ExternalScriptDependencies', listOrNull(info.externalScriptDependencies)],
        ['LicenseUri', info.licenseUri],
        ['ProjectUri', info.projectUri],
        ['IconUri', info.iconUri],
        ['DefinedCommands', listOrNull(functions)],
        ['DefinedFunctions', listOrNull(functions)],
        ['DefinedWorkflows', null],
        ['PrivateData', textOrNull(info.privateData)],
      ]),
      'Microsoft.PowerShell.Commands.PSScriptInfo',
    );
  } catch (error) {
    if (!(error instanceof BadScriptInfo)) throw error;
    return error.errorId === 'MissingEndBracketToHelpInfoCommentParseError'
      ? refuse(
          ps,
          'MissingPSScriptInfo',
          `PSScriptInfo is not specified in the script file '${path}'. You can use the Update-ScriptFileInfo with -Force or New-ScriptFileInfo cmdlet to add the PSScriptInfo to the script file.`,
          path,
        )
      : refuse(
          ps,
          'MissingRequiredPSScriptInfoProperties',
          `Script '${path}' is missing required metadata properties. Verify that the script file has Version, Guid, Description and Author properties. You can use the Update-ScriptFileInfo or New-ScriptFileInfo cmdlet to add or update the PSScriptInfo to the script file.`,
          path,
        );
  }
}

export function refusePath(ps: CmdletActions, path: string): never {
  return refuse(
    ps,
    'InvalidScriptFilePath',
    `The script file path '${path}' is not valid. The value of the Path argument must resolve to a single file that has a '.ps1' extension. Change the value of the Path argument to point to a valid ps1 file, and then try again.`,
    path,
  );
}

function modulesOf(required: readonly RequiredModule[]): NetList {
  const type = genericTypeOf(typeNamed('System.Collections.ObjectModel.ReadOnlyCollection`1'), [
    typeNamed('Microsoft.PowerShell.Commands.ModuleSpecification'),
  ]);
  return new NetList(
    type,
    required.map((module) => ModuleSpecificationObject.required(module)),
  );
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}

function listOrNull(texts: readonly string[]): string[] | null {
  return texts.length === 0 ? null : [...texts];
}

function textArray(texts: readonly string[]): unknown[] {
  return asTypedArray([...texts], typeNamed('System.String'));
}
