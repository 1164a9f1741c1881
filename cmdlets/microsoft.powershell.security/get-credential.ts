/** Get-Credential: asks for a user name and a password. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { construct } from '../../src/types/members/construction.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { SecureString } from '../../src/types/values/secure-string.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Credential',
  defaultParameterSet: 'CredentialSet',
  outputTypes: ['System.Management.Automation.PSCredential'],
  help: {
    synopsis: 'Asks for a user name and a password.',
    examples: [
      {
        title: 'For a user',
        transcript: "PS> $credential = Get-Credential -UserName 'CONTOSO\\admin'",
        runnable: false,
        remarks: 'Asks for the password.',
      },
    ],
  },
  parameters: {
    Credential: {
      type: 'pscredential',
      position: 0,
      in: ['CredentialSet'],
      validate: [{ kind: 'notNull' }],
      help: 'A credential, or the name of the user.',
    },
    UserName: {
      type: 'string',
      position: 0,
      in: ['MessageSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The name of the user, which is not asked for then.',
    },
    Message: {
      type: 'string',
      in: ['MessageSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'What is shown above the questions.',
    },
    Title: {
      type: 'string',
      in: ['MessageSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The first line that is shown.',
    },
  },
  run(ps) {
    const ask = (): unknown => {
      const { Title = 'PowerShell credential request', Message = 'Enter your credentials.', UserName } = ps.parameters;
      if (ps.ui.interactive) ps.host(`${Title}\n${Message}`);
      const user = UserName ?? ps.ui.readLine('User: ') ?? '';
      const password = new SecureString(ps.ui.readSecret(`Password for user ${user}: `) ?? '');
      password.makeReadOnly();
      return construct(typeNamed('System.Management.Automation.PSCredential'), [user, password]);
    };
    return {
      begin() {
        try {
          ps.write(ps.parameters.Credential ?? ask());
        } catch (error) {
          if (!(error instanceof NetException)) throw error;
          ps.throwTerminatingError(
            ps.recordOf(error, error.identity?.errorId ?? 'InvalidOperation', 'InvalidOperation'),
          );
        }
      },
    };
  },
});
