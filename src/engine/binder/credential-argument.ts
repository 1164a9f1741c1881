/** -Credential and [Credential()] take a user name and ask for the password (CredentialAttribute). */
import { construct } from '../../types/members/construction.ts';
import { invokeMethod } from '../../types/members/member-access.ts';
import { type NetObject, typeNamed } from '../../types/net-type.ts';
import { baseOf } from '../../types/values/ps-object.ts';
import type { ParameterTransformation } from '../command-metadata.ts';
import { currentRunspace } from '../current-runspace.ts';

const CAPTION = 'PowerShell credential request';

/** A credential as it is; a user name or null is completed at the prompt. */
export const credentialTransformation: ParameterTransformation = {
  attributeName: 'System.Management.Automation.CredentialAttribute',
  transform(value) {
    const given = baseOf(value);
    if (given === null || given === undefined || given === '') return promptForCredential('');
    return typeof given === 'string' ? promptForCredential(given) : value;
  },
};

function promptForCredential(userName: string): unknown {
  const { ui } = currentRunspace();
  ui.writeOutputLine(CAPTION);
  const user = userName === '' ? ui.readLine('User: ') : userName;
  const password = ui.readSecret(`Password for user ${user ?? ''}: `);
  const secret = construct(typeNamed('System.Security.SecureString'), []) as NetObject;
  for (const character of (password ?? '').split('')) invokeMethod(secret, 'AppendChar', [character]);
  return construct(typeNamed('System.Management.Automation.PSCredential'), [user ?? '', secret]);
}
