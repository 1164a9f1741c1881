/** Import-CsConfiguration: takes the configuration over from a file. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { machinePath } from '../deployment/certificate-arguments.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Import',
  noun: 'CsConfiguration',
  className: 'Microsoft.Rtc.Management.Xds.ImportConfigurationCmdlet',
  defaultParameterSet: 'FileName',
  help: {
    synopsis: 'Takes the configuration over from a file.',
    description:
      'With -LocalStore into the replica of this computer, so that a server which replication does not reach has the present configuration; else into the Central Management store, from where it is replicated. There it replaces the configuration.',
    examples: [
      {
        title: 'On a server that cannot be reached',
        transcript:
          'PS> Export-CsConfiguration -FileName C:\\Certificates\\config.zip\nPS> Import-CsConfiguration -FileName C:\\Certificates\\config.zip -LocalStore',
      },
    ],
    links: ['Export-CsConfiguration'],
  },
  parameters: {
    FileName: { type: 'string', in: { FileName: { position: 0, mandatory: true } }, help: 'The path of the ZIP file.' },
    ByteInput: {
      type: 'byte[]',
      in: { ByteInput: { position: 0, mandatory: true, pipeline: 'value' } },
      help: 'The contents of the file, as Export-CsConfiguration -AsBytes gives them.',
    },
    Force: {
      type: 'switch',
      help: 'Leaves out messages about errors that do not stop the command.',
      noEffect: 'nothing here asks before it works, and every error that is shown matters',
    },
    LocalStore: { type: 'switch', help: 'Into the replica of this computer.' },
  },
  run(ps) {
    return {
      process() {
        const { FileName: name, ByteInput: bytes = new Uint8Array(), LocalStore: local } = ps.parameters;
        const path = name === undefined ? 'the given bytes' : machinePath(name);
        withDeployment(ps, (deployment) => {
          const archive = name === undefined ? bytes : deployment.session.machine.disk.readFile(path);
          deployment.configuration.import(archive, path, local);
        });
      },
    };
  },
});
