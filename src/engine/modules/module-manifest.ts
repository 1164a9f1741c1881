/** A module manifest (.psd1) as read: its keys, and what of them the loader uses. */
import { toText } from '../../types/conversion/conversion.ts';
import { enumerate } from '../../types/enumeration.ts';
import { NetException, runtimeException } from '../../types/net-exception.ts';
import { type Hashtable, KeyedTable } from '../../types/values/hashtable.ts';
import { baseOf } from '../../types/values/ps-object.ts';
import { evaluateDataText } from '../data-file.ts';
import type { ManifestFacts, ModuleInfo } from '../module-info.ts';
import type { Runspace } from '../runspace.ts';
import { readScript } from '../script-text.ts';

/** The keys that a manifest may have, in the order in which messages list them. */
export const MANIFEST_KEYS: readonly string[] = [
  'ModuleToProcess',
  'NestedModules',
  'GUID',
  'Author',
  'CompanyName',
  'Copyright',
  'ModuleVersion',
  'Description',
  'PowerShellVersion',
  'PowerShellHostName',
  'PowerShellHostVersion',
  'CLRVersion',
  'DotNetFrameworkVersion',
  'ProcessorArchitecture',
  'RequiredModules',
  'TypesToProcess',
  'FormatsToProcess',
  'ScriptsToProcess',
  'PrivateData',
  'RequiredAssemblies',
  'ModuleList',
  'FileList',
  'FunctionsToExport',
  'VariablesToExport',
  'AliasesToExport',
  'CmdletsToExport',
  'DscResourcesToExport',
  'CompatiblePSEditions',
  'HelpInfoURI',
  'RootModule',
  'DefaultCommandPrefix',
];

const KNOWN = new Set(MANIFEST_KEYS.map((key) => key.toLowerCase()));

export class ModuleManifest implements ManifestFacts {
  constructor(
    readonly path: string,
    readonly table: Hashtable,
  ) {}

  value(key: string): unknown {
    return baseOf(this.table.get(key) ?? null);
  }

  text(key: string): string {
    const value = this.value(key);
    return value === null || value === undefined ? '' : toText(value);
  }

  /** The elements of a list, or the one value. */
  list(key: string): unknown[] {
    const value = this.value(key);
    if (value === null || value === undefined) return [];
    return [...(enumerate(value) ?? [value])];
  }

  galleryValue(key: string): unknown {
    const data = this.value('PrivateData');
    const gallery = data instanceof KeyedTable ? baseOf(data.get('PSData') ?? null) : null;
    return gallery instanceof KeyedTable ? baseOf(gallery.get(key) ?? null) : null;
  }

  listOf(key: string): unknown[] {
    const value = this.value(key) ?? this.galleryValue(key);
    return value === null || value === undefined ? [] : [...(enumerate(value) ?? [value])];
  }

  /** Names to export; null when the manifest does not say. */
  patterns(key: string): string[] | null {
    return this.table.has(key) ? this.list(key).map((item) => toText(item)) : null;
  }

  get rootModule(): string {
    return this.text('RootModule') || this.text('ModuleToProcess');
  }
}

/** @throws NetException when the file is no manifest. */
export function readManifest(runspace: Runspace, path: string): ModuleManifest {
  const value = baseOf(manifestData(runspace, path));
  if (!(value instanceof KeyedTable)) {
    throw runtimeException(
      'Modules_InvalidManifest',
      'ResourceUnavailable',
      `Processing the module manifest file '${path}' did not result in a valid manifest object. Update the file to contain a valid PowerShell module manifest. A valid manifest can be created using the New-ModuleManifest cmdlet.`,
      { target: path, typeName: 'System.ArgumentException' },
    );
  }
  const table = value as Hashtable;
  for (const { key } of table.slots()) {
    const name = toText(key);
    if (KNOWN.has(name.toLowerCase())) continue;
    const list = MANIFEST_KEYS.map((known) => `'${known}'`).join(', ');
    throw runtimeException(
      'Modules_InvalidManifestMember',
      'InvalidData',
      `The '${path}' module cannot be imported because its manifest contains one or more members that are not valid. The valid manifest members are (${list}). Remove the members that are not valid ('${name}'), then try to import the module again.`,
      {
        target: path,
        typeName: 'System.InvalidOperationException',
      },
    );
  }
  return new ModuleManifest(path, table);
}

function manifestData(runspace: Runspace, path: string): unknown {
  try {
    return evaluateDataText(runspace, readScript(path), path);
  } catch (error) {
    if (!(error instanceof NetException) || error.typeName !== 'System.Management.Automation.ParseException')
      throw error;
    throw runtimeException(
      'Modules_InvalidManifest',
      'ResourceUnavailable',
      `The module manifest '${path}' could not be processed because it is not a valid PowerShell module manifest file. Remove the elements that are not permitted: ${error.message}`,
      { target: path, typeName: 'System.MissingMemberException' },
    );
  }
}

/** Copies what a manifest says of a module to the module. */
export function describeModule(module: ModuleInfo, manifest: ModuleManifest): void {
  module.manifest = manifest;
  module.version = manifest.text('ModuleVersion') || '0.0';
  module.guid = manifest.text('GUID') || module.guid;
  module.author = manifest.text('Author');
  module.companyName = manifest.text('CompanyName');
  module.compatiblePSEditions = manifest.list('CompatiblePSEditions').map((edition) => toText(edition));
  module.copyright = manifest.text('Copyright');
  module.description = manifest.text('Description');
  module.rootModule = manifest.rootModule;
  module.privateData = manifest.value('PrivateData');
  module.helpInfoUri = manifest.text('HelpInfoURI');
  module.prefix = manifest.text('DefaultCommandPrefix');
}
