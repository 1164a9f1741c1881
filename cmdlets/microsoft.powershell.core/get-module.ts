/** Get-Module: lists the modules that are loaded, or that could be. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import type { ModuleInfo } from '../../src/engine/module-info.ts';
import { modulesOf } from '../../src/engine/module-table.ts';
import { fitsAny } from '../../src/engine/modules/module-exports.ts';
import { isModulePath } from '../../src/engine/modules/module-files.ts';
import { fits } from '../../src/engine/modules/module-loader.ts';
import { moduleSpecification } from '../../src/engine/modules/module-specification.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';
import { availableModules, modulesOfPath } from './module-list.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Module',
  aliases: ['gmo'],
  defaultParameterSet: 'Loaded',
  outputTypes: ['System.Management.Automation.PSModuleInfo'],
  help: {
    synopsis: 'Lists the modules that are loaded, or that could be.',
    examples: [{ title: 'A module in memory', transcript: 'PS> Get-Module NoSuchModule' }],
    links: ['Import-Module', 'Remove-Module'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'value',
      in: ['Loaded', 'Available', 'PsSession', 'CimSession'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names; wildcards are allowed where several can be meant.',
    },
    FullyQualifiedName: {
      type: 'other[]',
      typeName: 'Microsoft.PowerShell.Commands.ModuleSpecification',
      pipeline: 'name',
      in: ['Loaded', 'Available', 'PsSession', 'CimSession'],
      help: 'Modules by name and version, as hashtables.',
    },
    All: { type: 'switch', in: ['Loaded', 'Available'], help: 'Also what is hidden behind others of the same name.' },
    ListAvailable: {
      type: 'switch',
      in: { Available: { mandatory: true }, CimSession: {}, PsSession: {} },
      help: 'Modules that could be imported, loaded or not.',
    },
    CimSession: {
      type: 'other',
      typeName: 'CimSession',
      mandatory: true,
      in: ['CimSession'],
      validate: [{ kind: 'notNull' }],
      help: 'Sessions on CIM servers whose modules are meant.',
      refused: 'no CIM server of a lab offers modules',
    },
    PSEdition: { type: 'string', in: ['Available', 'PsSession'], help: 'Only modules for this edition.' },
    PSSession: {
      type: 'other',
      typeName: 'System.Management.Automation.Runspaces.PSSession',
      mandatory: true,
      in: ['PsSession'],
      validate: [{ kind: 'notNull' }],
      help: 'The session whose modules are meant.',
      refused: 'modules of other machines are not listed here: use Invoke-Command',
    },
    SkipEditionCheck: {
      type: 'switch',
      in: ['Available', 'PsSession', 'CimSession'],
      help: 'Lists also modules for the other edition.',
      noEffect: 'modules are listed whatever edition they are for',
    },
    Refresh: {
      type: 'switch',
      in: ['Available', 'PsSession', 'CimSession'],
      help: 'Looks at the folders anew.',
      noEffect: 'nothing is remembered from one listing to the next',
    },
    CimResourceUri: {
      type: 'uri',
      in: ['CimSession'],
      validate: [{ kind: 'notNull' }],
      help: 'The address of the modules on the CIM server.',
      refused: 'no CIM server of a lab offers modules',
    },
    CimNamespace: {
      type: 'string',
      in: ['CimSession'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The namespace of the modules on the CIM server.',
      refused: 'no CIM server of a lab offers modules',
    },
  },
  run(ps) {
    return {
      process() {
        const modules = modulesOf(ps.runspace);
        const { Name, FullyQualifiedName, ListAvailable, PSEdition, All } = ps.parameters;
        const specifications = (FullyQualifiedName ?? []).map(moduleSpecification);
        const paths = [...(Name ?? []), ...specifications.map(({ name }) => name)].filter(isModulePath);
        if (!ListAvailable) refusePaths(ps, paths);
        const atPaths = ListAvailable ? paths.flatMap((path) => modulesAt(ps, path)) : [];
        const listed = ListAvailable
          ? [...availableModules(ps.runspace, All ?? false), ...modules.loader.builtIns(), ...atPaths]
          : modules.all();
        const found = All && !ListAvailable ? withNested(listed) : listed;
        const wanted = found.filter((module) => {
          if (PSEdition && !fitsEdition(module, PSEdition)) return false;
          if (Name && !fitsAny(module.name, Name) && !atPaths.includes(module)) return false;
          return (
            specifications.length === 0 ||
            specifications.some((one) => fits(module, one) && (atPaths.includes(module) || isNamed(module, one.name)))
          );
        });
        for (const module of wanted.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)))
          ps.write(module);
      },
    };
  },
});

/** With the modules that these have loaded for themselves. */
function withNested(modules: readonly ModuleInfo[]): ModuleInfo[] {
  return [...new Set(modules.flatMap((module) => [module, ...withNested(module.nestedModules)]))];
}

/** A module that names no edition is one for Windows PowerShell: the key came with PowerShell 5.1. */
function fitsEdition({ compatiblePSEditions }: ModuleInfo, edition: string): boolean {
  const known = compatiblePSEditions.length > 0 ? compatiblePSEditions : ['Desktop'];
  const wanted = edition === 'Desk' ? 'Desktop' : edition;
  return known.some((name) => name.toLowerCase() === wanted.toLowerCase());
}

function isNamed(module: ModuleInfo, name: string): boolean {
  return fitsAny(module.name, [name]);
}

/** Modules that are loaded are known by their names alone. */
function refusePaths(ps: CmdletActions, paths: readonly string[]): void {
  for (const path of paths) {
    ps.error(
      'ModuleDiscoveryForLoadedModulesWorksOnlyForUnQualifiedNames',
      'InvalidArgument',
      `Running the Get-Module cmdlet without ListAvailable parameter is not supported for module names that include a path. Name parameter has this element '${path}' which resolves to a path. Update the Name parameter to not have path elements, and then try again.`,
      { target: path, exception: 'System.ArgumentException' },
    );
  }
}

/** The modules that a path or pattern names: a file, or the module of a folder. */
function modulesAt(ps: CmdletActions, path: string): ModuleInfo[] {
  const found = drivesOf(ps)
    .findOrNew(path, {})
    .flatMap((place) => modulesOfPath(ps.runspace, place.path));
  if (found.length === 0 && !hasWildcards(path)) {
    const full = drivesOf(ps).resolve(path).path;
    ps.error(
      'Modules_ModuleNotFoundForGetModule',
      'ResourceUnavailable',
      `The specified module '${full}' was not found. Update the Name parameter to point to a valid path, and then try again. `,
      { target: full, exception: 'System.IO.FileNotFoundException' },
    );
  }
  return found;
}
