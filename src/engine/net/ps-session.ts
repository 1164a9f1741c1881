/** System.Management.Automation.Runspaces.PSSession. */
import { convertTo } from '../../types/conversion/conversion.ts';
import { typeNamed } from '../../types/net-type.ts';
import { defineType } from '../../types/type-declaration.ts';
import type { PSSession } from '../remote-sessions.ts';

export default defineType<PSSession>({
  name: 'System.Management.Automation.Runspaces.PSSession',
  properties: [
    ['string Availability {get;}', (self: PSSession) => (self.state === 'Opened' ? 'Available' : 'None')],
    ['string ComputerName {get;}', (self: PSSession) => self.computerName],
    ['string ComputerType {get;}', () => 'RemoteMachine'],
    ['string ConfigurationName {get;}', ({ configurationName }) => configurationName],
    ['int Id {get;}', (self: PSSession) => self.id],
    ['guid InstanceId {get;}', (self: PSSession) => convertTo(self.instanceId, typeNamed('System.Guid'))],
    ['string Name {get;}', (self: PSSession) => self.name],
    ['string State {get;}', (self: PSSession) => self.state],
    ['string Transport {get;}', () => 'WSMan'],
  ],
  toText: ({ name }) => `[PSSession]${name}`,
});
