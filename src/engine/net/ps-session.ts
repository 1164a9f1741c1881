/** System.Management.Automation.Runspaces.PSSession. */
import { convertTo } from '../../types/conversion/conversion.ts';
import { typeNamed } from '../../types/net-type.ts';
import { defineType } from '../../types/type-declaration.ts';
import type { PSSession } from '../remote-sessions.ts';

export default defineType<PSSession>({
  name: 'System.Management.Automation.Runspaces.PSSession',
  properties: [
    ['string ComputerType {get;}', () => 'RemoteMachine'],
    ['string ComputerName {get;}', (self: PSSession) => self.computerName],
    ['string ConfigurationName {get;}', ({ configurationName }) => configurationName],
    ['guid InstanceId {get;}', (self: PSSession) => convertTo(self.instanceId, typeNamed('System.Guid'))],
    ['int Id {get;}', (self: PSSession) => self.id],
    ['string Name {get;}', (self: PSSession) => self.name],
    ['string Availability {get;}', (self: PSSession) => (self.state === 'Opened' ? 'Available' : 'None')],
    ['string Transport {get;}', () => 'WSMan'],
    ['string State {get;}', (self: PSSession) => self.state],
  ],
  toText: ({ name }) => `[PSSession]${name}`,
});
