/** Parameters that the cmdlets share which change who is in a group. */
import type { ParameterDeclarations } from '../../src/engine/cmdlet.ts';

export const groupMemberParameters = {
  Identity: {
    type: 'string',
    position: 0,
    mandatory: true,
    help: 'The group: of the domain, or that of the administrators of a computer, fe01.contoso.com\\\\Administrators.',
  },
  Members: { type: 'Object[]', position: 1, mandatory: true, help: 'The accounts and groups.' },
} as const satisfies ParameterDeclarations;
