/** Get-PfxCertificate: the certificate in a PFX file, without importing it. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { construct } from '../../src/types/members/construction.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import type { SecureString } from '../../src/types/values/secure-string.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PfxCertificate',
  className: 'Microsoft.PowerShell.Commands.GetPfxCertificateCommand',
  defaultParameterSet: 'ByPath',
  outputTypes: ['System.Security.Cryptography.X509Certificates.X509Certificate2'],
  help: {
    synopsis: 'Reads the certificate in a PFX file.',
    description: 'Without -Password it asks for one, unless -NoPromptForPassword says that the file has none.',
    examples: [
      {
        title: 'The certificate in a file',
        transcript:
          "PS> $password = ConvertTo-SecureString 'P@ssw0rd' -AsPlainText -Force\nPS> (Get-PfxCertificate C:\\Certificates\\ServerToServerAuth.pfx -Password $password).Subject\nCN=contoso.com",
        runnable: false,
        remarks: 'Needs the file, which a Front End Server of a lab has.',
      },
    ],
    links: ['Get-PfxData', 'Import-PfxCertificate'],
  },
  parameters: {
    FilePath: {
      type: 'string[]',
      in: { ByPath: { position: 0, mandatory: true, pipeline: 'both' } },
      help: 'The files; wildcards are allowed.',
    },
    LiteralPath: {
      type: 'string[]',
      in: { ByLiteralPath: { mandatory: true, pipeline: 'name' } },
      aliases: ['PSPath', 'LP'],
      help: 'The files, by path; no character is a wildcard.',
    },
    Password: { type: 'securestring', help: 'The password of the files.' },
    NoPromptForPassword: { type: 'switch', help: 'Does not ask for a password.' },
  },
  run(ps) {
    /** The files that a path finds; what is no file counts as not found. */
    const filesOf = (path: string, literal: boolean): string[] => {
      try {
        return drivesOf(ps)
          .findExisting(path, literal)
          .filter((place) => place.provider.name === 'FileSystem' && !place.provider.isContainer(place.path))
          .map((place) => place.path);
      } catch (error) {
        if (!(error instanceof NetException)) throw error;
        return [];
      }
    };

    /** The certificate of a file; what the file or its password is reproached with is given back. */
    const attempt = (path: string, password: SecureString | string): NetException | undefined => {
      try {
        ps.write(
          construct(typeNamed('System.Security.Cryptography.X509Certificates.X509Certificate2'), [path, password]),
        );
        return undefined;
      } catch (error) {
        const cause = error instanceof NetException ? (error.innerException ?? error) : undefined;
        if (cause?.typeName !== 'System.Security.Cryptography.CryptographicException') throw error;
        return cause;
      }
    };

    /** Nobody is asked for a password where the file opens without one. */
    const read = (path: string): void => {
      const { Password: given, NoPromptForPassword: quiet } = ps.parameters;
      let problem = attempt(path, given ?? '');
      if (problem && !given && !quiet) problem = attempt(path, ps.ui.readSecret('Enter password: ') ?? '');
      if (problem)
        ps.error('GetPfxCertificateUnknownCryptoError', 'NotSpecified', problem.message, { exception: problem });
    };

    return {
      process() {
        const { FilePath, LiteralPath } = ps.parameters;
        const missing: string[] = [];
        let isAny = false;
        for (const path of LiteralPath ?? FilePath ?? []) {
          const found = filesOf(path, LiteralPath !== undefined);
          if (found.length === 0) missing.push(path);
          isAny ||= found.length > 0;
          for (const file of found) read(file);
        }
        if (missing.length === 0) return;
        const exception = 'System.IO.FileNotFoundException';
        if (isAny) {
          for (const path of missing) {
            const message = `The following file could not be found: ${path}.`;
            ps.error('GetPfxCertCommandFileNotFound', 'ObjectNotFound', message, { exception });
          }
        } else {
          const message = 'Command cannot find any of the specified files.';
          ps.error('GetPfxCertCommandNoneOfTheFilesFound', 'ObjectNotFound', message, { exception });
        }
      },
    };
  },
});
