/** Get-WindowsFeature: roles and features of a machine, and which of them are installed. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { computerParameters, featuresNamed, machineMeant } from './feature-arguments.ts';
import { FEATURE, featureObject, installedFeatures, windowsFeatures } from './windows-features.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'WindowsFeature',
  className: 'Microsoft.Windows.ServerManager.Commands.GetWindowsFeatureCommand',
  outputTypes: [FEATURE],
  help: {
    synopsis: 'Lists the roles and features of Windows on a machine, and whether they are installed.',
    description:
      'A lab knows those that Lync Server needs and those that scripts ask for, with the names of Windows Server 2008 R2, and those of 2012 that scripts look for.',
    examples: [
      { title: 'One of them', transcript: 'PS> (Get-WindowsFeature Web-Asp-Net).Installed\nTrue' },
      {
        title: 'What is installed of Message Queuing',
        transcript:
          'PS> (Get-WindowsFeature MSMQ* | Where-Object Installed).Name\nMSMQ\nMSMQ-Services\nMSMQ-Server\nMSMQ-Directory',
      },
    ],
    links: ['Install-WindowsFeature'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'both',
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names of roles and features.',
    },
    Vhd: { type: 'string', help: 'A virtual hard disk.', refused: 'machines of a lab have no virtual hard disks' },
    ...computerParameters,
  },
  run(ps) {
    return {
      process() {
        const { Name: names, ComputerName } = ps.parameters;
        const { deployment, machine } = machineMeant(ps, ComputerName);
        const installed = installedFeatures(deployment, machine);
        const found = names ? featuresNamed(ps, names) : windowsFeatures;
        for (const feature of found) ps.write(featureObject(feature, installed));
      },
    };
  },
});
