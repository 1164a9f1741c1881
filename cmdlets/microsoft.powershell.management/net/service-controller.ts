/** System.ServiceProcess.ServiceController. */
import type { WindowsService } from '../../../src/machine/windows-service.ts';
import { AliasProperty } from '../../../src/types/members/ps-member.ts';
import { netException } from '../../../src/types/net-exception.ts';
import { typeNamed } from '../../../src/types/net-type.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { EnumValue } from '../../../src/types/values/enum-value.ts';
import type { TimeSpan } from '../../../src/types/values/time-span.ts';
import { controllersOf, type ServiceController, waitFor } from '../service-table.ts';

function named(typeName: string, name: string): EnumValue {
  const type = typeNamed(typeName);
  return EnumValue.of(type, type.declaration.members?.[name] ?? 0);
}

const TIMEOUT = 'System.ServiceProcess.TimeoutException';

/** How often .NET looks. */
const POLL_MS = 250;

function waitForStatus({ service }: ServiceController, wanted: EnumValue, milliseconds: number): void {
  service.refresh();
  const status = wanted.toString() as WindowsService['status'];
  // In steps, so that Ctrl+C is seen while nothing happens.
  for (let left = milliseconds; service.status !== status; left -= POLL_MS) {
    if (left <= 0) throw netException(TIMEOUT, 'Time out has expired and the operation has not been completed.');
    waitFor(service, status, Math.min(left, POLL_MS));
  }
}

export default defineType<ServiceController>({
  name: 'System.ServiceProcess.ServiceController',
  properties: [
    ['bool CanPauseAndContinue {get;}', () => false],
    ['bool CanStop {get;}', ({ service }: ServiceController) => service.status === 'Running'],
    [
      'System.ServiceProcess.ServiceController[] DependentServices {get;}',
      ({ service }: ServiceController) => controllersOf(service.dependents()),
    ],
    ['string DisplayName {get;}', ({ service }: ServiceController) => service.displayName],
    ['string MachineName {get;}', ({ service }: ServiceController) => service.machineName],
    ['string ServiceName {get;}', ({ service }: ServiceController) => service.name],
    [
      'System.ServiceProcess.ServiceController[] ServicesDependedOn {get;}',
      ({ service }: ServiceController) => controllersOf(service.needed()),
    ],
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
    ['void Refresh()', ({ service }: ServiceController) => service.refresh()],
    ['void Close()', () => undefined],
    [
      'void WaitForStatus(System.ServiceProcess.ServiceControllerStatus desiredStatus)',
      (self: ServiceController, wanted: EnumValue) => waitForStatus(self, wanted, Number.POSITIVE_INFINITY),
    ],
    [
      'void WaitForStatus(System.ServiceProcess.ServiceControllerStatus desiredStatus, timespan timeout)',
      (self: ServiceController, wanted: EnumValue, timeout: TimeSpan) => waitForStatus(self, wanted, timeout.ms),
    ],
  ],
  extended: () => [
    new AliasProperty('Name', 'ServiceName'),
    new AliasProperty('RequiredServices', 'ServicesDependedOn'),
  ],
  toText: (self) => self.service.name,
});
