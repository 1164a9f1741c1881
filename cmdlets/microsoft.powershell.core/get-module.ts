import { cmdlet } from '../../src/engine/cmdlet.ts';
import type { ModuleInfo } from '../../src/engine/module-info.ts';
import { fitsAny } from '../../src/engine/modules/module-exports.ts';
import { isModulePath, moduleFileAt } from '../../src/engine/modules/module-files.ts';
import { moduleSpecification } from '../../src/engine/modules/module-specification.ts';
import { versionFits } from '../../src/engine/modules/module-version.ts';
import { availableModules } from './module-list.ts';

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
      help: 'A CIM session; not available here.',
    },
    PSEdition: { type: 'string', in: ['Available', 'PsSession'], help: 'Only modules for this edition.' },
    PSSession: {
      type: 'other',
      typeName: 'System.Management.Automation.Runspaces.PSSession',
      mandatory: true,
      in: ['PsSession'],
      validate: [{ kind: 'notNull' }],
      help: 'A session on another computer.',
    },
    SkipEditionCheck: {
      type: 'switch',
      in: ['Available', 'PsSession', 'CimSession'],
      help: 'Does not look at the editions that the module names.',
    },
    Refresh: {
      type: 'switch',
      in: ['Available', 'PsSession', 'CimSession'],
      help: 'Reads the module directories anew.',
    },
    CimResourceUri: {
      type: 'uri',
      in: ['CimSession'],
      validate: [{ kind: 'notNull' }],
      help: 'A CIM resource; not available here.',
    },
    CimNamespace: {
      type: 'string',
      in: ['CimSession'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A CIM namespace; not available here.',
    },
  },
  run(ps) {
    return {
      process() {
        const { modules } = ps.runspace;
        const { Name, FullyQualifiedName, ListAvailable } = ps.parameters;
        const specifications = (FullyQualifiedName ?? []).map(moduleSpecification);
        const found = ListAvailable ? [...availableModules(ps.runspace), ...modules.loader.builtIns()] : modules.all();
        const wanted = found.filter((module) => {
          if (Name && !fitsAny(module.name, Name) && !Name.some((path) => isModulePath(path) && sameFile(module, path)))
            return false;
          return (
            specifications.length === 0 ||
            specifications.some(
              (one) => one.name.toLowerCase() === module.name.toLowerCase() && versionFits(module.version, one.version),
            )
          );
        });
        for (const module of wanted.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)))
          ps.write(module);
      },
    };
  },
});

function sameFile(module: ModuleInfo, path: string): boolean {
  return module.path !== '' && moduleFileAt(path) === module.path;
}
