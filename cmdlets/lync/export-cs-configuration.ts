/** Export-CsConfiguration: the configuration as a file, to carry it to a server that replication does not reach. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { machinePath } from '../deployment/certificate-arguments.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Export',
  noun: 'CsConfiguration',
  className: 'Microsoft.Rtc.Management.Xds.ExportConfigurationCmdlet',
  defaultParameterSet: 'FileName',
  outputTypes: ['System.Byte[]'],
  help: {
    synopsis: 'Writes the configuration into a file.',
    description:
      'The certificates in it are encrypted, each for the server that is to have it. A file that is there already is replaced only with -Force.',
    examples: [
      {
        title: 'For a server that cannot be reached',
        transcript:
          'PS> Export-CsConfiguration -FileName C:\\Certificates\\config.zip\nPS> Import-CsConfiguration -FileName C:\\Certificates\\config.zip -LocalStore',
      },
    ],
    links: ['Import-CsConfiguration'],
  },
  parameters: {
    FileName: { type: 'string', in: { FileName: { position: 0, mandatory: true } }, help: 'The path of the ZIP file.' },
    AsBytes: {
      type: 'switch',
      in: ['AsBytes'],
      help: 'Gives the contents of the file instead.',
    },
    Force: { type: 'switch', help: 'Replaces a file.' },
    LocalStore: { type: 'switch', help: 'The replica of this computer instead of the Central Management store.' },
  },
  run(ps) {
    return {
      process() {
        const { FileName: name, LocalStore: local, Force: force } = ps.parameters;
        const archive = withDeployment(ps, (deployment) => deployment.configuration.export(local));
        if (ps.parameterSet === 'AsBytes' || name === undefined) {
          ps.write(new Uint8Array(archive));
          return;
        }
        const path = machinePath(name);
        withDeployment(ps, ({ session }) => {
          const { disk } = session.machine;
          if (!force && disk.exists(path)) {
            ps.fail('FileExists', 'ResourceExists', `The file "${path}" exists already. Use -Force to replace it.`, {
              target: path,
              exception: 'System.IO.IOException',
            });
          }
          disk.writeFile(path, archive);
        });
      },
    };
  },
});
