/** Uninstall-WindowsFeature: takes roles and features from a machine. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { computerParameters } from './feature-arguments.ts';
import { changeNamed } from './feature-change.ts';
import { OPERATION_RESULT } from './windows-features.ts';

export default cmdlet({
  verb: 'Uninstall',
  noun: 'WindowsFeature',
  aliases: ['Remove-WindowsFeature'],
  className: 'Microsoft.Windows.ServerManager.Commands.RemoveWindowsFeatureCommand',
  supportsShouldProcess: true,
  outputTypes: [OPERATION_RESULT],
  help: {
    synopsis: 'Takes roles, role services and features of Windows from a machine.',
    description: 'All that is below them goes with them. A lab takes note of it; services go on as they are.',
    examples: [
      {
        title: 'Message Queuing',
        transcript:
          'PS> (Uninstall-WindowsFeature MSMQ -Confirm:$false).FeatureResult.Name\nMSMQ\nMSMQ-Services\nMSMQ-Server\nMSMQ-Directory',
      },
    ],
    links: ['Get-WindowsFeature', 'Install-WindowsFeature'],
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
    IncludeManagementTools: {
      type: 'switch',
      help: 'With the tools to manage them.',
      noEffect: 'the tools are features of their own here',
    },
    Remove: { type: 'switch', help: 'With their files.', noEffect: 'the files of all features stay on the machine' },
    Restart: {
      type: 'switch',
      help: 'Restarts where that is needed.',
      noEffect: 'no feature of a lab needs a restart',
    },
    ...computerParameters,
  },
  run: (ps) => ({
    process() {
      const { Name: names, ComputerName: computer = null } = ps.parameters;
      changeNamed(ps, { names, computer, isInstall: false, withParts: true });
    },
  }),
});
