/** Find-Module: modules in repositories. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { writeFound } from './finding.ts';
import { MODULES } from './item-kinds.ts';
import { findingParameters } from './item-parameters.ts';

export default cmdlet({
  verb: 'Find',
  noun: 'Module',
  aliases: ['fimo'],
  className: 'Find-Module',
  help: {
    synopsis: 'Finds modules in repositories.',
    description: 'The newest version of each is given that is no version before a release.',
    examples: [
      {
        title: 'All modules in a folder of packages',
        transcript: 'PS> Register-PSRepository Share .; Find-Module -Repository Share',
      },
      {
        title: 'A module of the PowerShell Gallery',
        transcript: 'PS> Find-Module Pester -MinimumVersion 5.0',
        runnable: false,
        remarks: 'Asks the gallery over the network.',
      },
    ],
    links: ['Install-Module', 'Save-Module', 'Register-PSRepository'],
  },
  parameters: {
    ...findingParameters,
    Includes: {
      type: 'string[]',
      validate: [
        { kind: 'set', values: ['DscResource', 'Cmdlet', 'Function', 'RoleCapability'], ignoreCase: true },
        { kind: 'notNull' },
      ],
      help: 'What a module must say that it has, one of these at least.',
    },
    DscResource: {
      type: 'string[]',
      validate: [{ kind: 'notNull' }],
      help: 'DSC resources, of which a module must say that it has one.',
    },
    RoleCapability: {
      type: 'string[]',
      validate: [{ kind: 'notNull' }],
      help: 'Role capabilities, of which a module must say that it has one.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Includes, DscResource, RoleCapability } = ps.parameters;
        writeFound(ps, MODULES, Includes, [
          ['DscResource', DscResource],
          ['RoleCapability', RoleCapability],
        ]);
      },
    };
  },
});
