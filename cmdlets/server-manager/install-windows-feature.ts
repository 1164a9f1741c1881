/** Install-WindowsFeature: installs roles and features on a machine. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { computerParameters } from './feature-arguments.ts';
import { changeNamed } from './feature-change.ts';
import { OPERATION_RESULT } from './windows-features.ts';

export default cmdlet({
  verb: 'Install',
  noun: 'WindowsFeature',
  aliases: ['Add-WindowsFeature'],
  className: 'Microsoft.Windows.ServerManager.Commands.AddWindowsFeatureCommand',
  supportsShouldProcess: true,
  outputTypes: [OPERATION_RESULT],
  help: {
    synopsis: 'Installs roles, role services and features of Windows on a machine.',
    description: 'What a feature is part of is installed with it. A lab takes note of it; nothing else follows.',
    examples: [
      {
        title: 'What is there needs no change',
        transcript: 'PS> (Install-WindowsFeature Web-Asp-Net, MSMQ-Directory).ExitCode\nNoChangeNeeded',
      },
    ],
    links: ['Get-WindowsFeature', 'Uninstall-WindowsFeature'],
  },
  parameters: {
    Name: {
      type: 'Object[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names of roles and features, or what Get-WindowsFeature gives.',
    },
    IncludeAllSubFeature: { type: 'switch', help: 'With all that is below them.' },
    IncludeManagementTools: {
      type: 'switch',
      help: 'With the tools to manage them.',
      noEffect: 'the tools are features of their own here',
    },
    Restart: {
      type: 'switch',
      help: 'Restarts where that is needed.',
      noEffect: 'no feature of a lab needs a restart',
    },
    Source: {
      type: 'string[]',
      help: 'Where the files are.',
      noEffect: 'the files of all features are on the machine',
    },
    ...computerParameters,
  },
  run: (ps) => ({
    process() {
      const { Name: names, ComputerName: computer = null, IncludeAllSubFeature: withParts = false } = ps.parameters;
      changeNamed(ps, { names, computer, isInstall: true, withParts });
    },
  }),
});
