/** The parameters that New- and Set-CsAdminRole share. */
import type { ParameterDeclaration } from '../../src/engine/cmdlet.ts';

export const roleParameters = {
  Cmdlets: { type: 'object', help: 'Cmdlets beside those of the template, or what is added to them or taken away.' },
  ConfigScopes: { type: 'object', help: 'The sites whose settings the role is about; all by default.' },
  Force: {
    type: 'switch',
    help: 'Leaves out messages about errors that do not stop the command.',
    noEffect: 'nothing here asks before it works, and every error that is shown matters',
  },
  ScriptModules: {
    type: 'object',
    help: 'Scripts that the role may run, or what is added to them or taken away. A lab keeps and shows them; who is logged on may run any script there.',
  },
  UserScopes: { type: 'object', help: 'The organizational units whose users the role is about; all by default.' },
} as const satisfies Record<string, ParameterDeclaration>;
