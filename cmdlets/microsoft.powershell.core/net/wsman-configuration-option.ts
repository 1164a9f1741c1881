/** Microsoft.PowerShell.Commands.WSManConfigurationOption. */
import { typeNamed } from '../../../src/types/net-type.ts';
import { defineType, type PropertyDeclaration } from '../../../src/types/type-declaration.ts';
import { EnumValue } from '../../../src/types/values/enum-value.ts';
import { TRANSPORT_LIMITS, type TransportOption } from '../transport-option.ts';

const MODE = 'System.Management.Automation.Runspaces.OutputBufferingMode';

const limits = TRANSPORT_LIMITS.map(
  (name): PropertyDeclaration => [
    `System.Nullable[int] ${name} {get;}`,
    (self: TransportOption) => self.limits.get(name) ?? null,
  ],
);

export default defineType<TransportOption>({
  name: 'Microsoft.PowerShell.Commands.WSManConfigurationOption',
  properties: [
    ...limits,
    [
      `System.Nullable[${MODE}] OutputBufferingMode {get;}`,
      (self: TransportOption) => (self.buffering === null ? null : EnumValue.of(typeNamed(MODE), self.buffering)),
    ],
  ],
});
