/** System.ServiceProcess.ServiceController. */
import { AliasProperty } from '../../../src/types/members/ps-member.ts';
import { typeNamed } from '../../../src/types/net-type.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { EnumValue } from '../../../src/types/values/enum-value.ts';
import type { ServiceController } from '../service-table.ts';

function named(typeName: string, name: string): EnumValue {
  const type = typeNamed(typeName);
  return EnumValue.of(type, type.declaration.members?.[name] ?? 0);
}

export default defineType<ServiceController>({
  name: 'System.ServiceProcess.ServiceController',
  properties: [
    ['bool CanPauseAndContinue {get;}', () => false],
    ['bool CanStop {get;}', ({ service }: ServiceController) => service.status === 'Running'],
    ['string DisplayName {get;}', ({ service }: ServiceController) => service.displayName],
    ['string MachineName {get;}', ({ service }: ServiceController) => service.machineName],
    ['string ServiceName {get;}', ({ service }: ServiceController) => service.name],
    [
      'System.ServiceProcess.ServiceStartMode StartType {get;}',
      ({ service }: ServiceController) => named('System.ServiceProcess.ServiceStartMode', service.startType),
    ],
    [
      'System.ServiceProcess.ServiceControllerStatus Status {get;}',
      ({ service }: ServiceController) => named('System.ServiceProcess.ServiceControllerStatus', service.status),
    ],
  ],
  methods: [
    ['void Start()', ({ service }: ServiceController) => service.start()],
    ['void Stop()', ({ service }: ServiceController) => service.stop()],
    ['void Refresh()', () => undefined],
    ['void Close()', () => undefined],
    ['void WaitForStatus(System.ServiceProcess.ServiceControllerStatus desiredStatus)', () => undefined],
    [
      'void WaitForStatus(System.ServiceProcess.ServiceControllerStatus desiredStatus, timespan timeout)',
      () => undefined,
    ],
  ],
  extended: () => [new AliasProperty('Name', 'ServiceName')],
  toText: (self) => self.service.name,
});
