/** Windows services as the cmdlets give them out, and how they are found. */

import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { WINDOWS_SERVICES } from '../../src/machine/machine-sources.ts';
import type { WindowsService } from '../../src/machine/windows-service.ts';
import { ambient } from '../../src/types/ambient.ts';
import type { ErrorCategory } from '../../src/types/error-category.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';

export class ServiceController extends NetObject {
  constructor(readonly service: WindowsService) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.ServiceProcess.ServiceController');
  }

  override toString(): string {
    return this.service.name;
  }
}

/** Services as objects. */
export function controllersOf(services: readonly WindowsService[]): ServiceController[] {
  return services.map((service) => new ServiceController(service));
}

/** The services that names or display names ask for; what is missing is reported. */
export function findServices(
  ps: CmdletActions,
  names: readonly string[] | undefined,
  displayNames: readonly string[] | undefined,
  computers: readonly string[] | null = null,
): ServiceController[] {
  return (computers ?? ['.']).flatMap((computer) => findOn(ps, computer, names, displayNames));
}

function findOn(
  ps: CmdletActions,
  computer: string,
  names: readonly string[] | undefined,
  displayNames: readonly string[] | undefined,
): ServiceController[] {
  const source = ps.runspace.services.find(WINDOWS_SERVICES);
  const listed = source ? source.list(computer) : [];
  if (listed === null) {
    ps.error(
      'System.InvalidOperationException',
      'NotSpecified',
      `Cannot open Service Control Manager on computer '${computer}'. This operation might require other privileges.`,
      { exception: 'System.InvalidOperationException' },
    );
    return [];
  }
  const all = [...listed].sort((a: WindowsService, b: WindowsService) => a.name.localeCompare(b.name, 'en'));
  const isDisplay = displayNames !== undefined;
  return (displayNames ?? names ?? ['*']).flatMap((pattern) => {
    const fits = WildcardPattern.of(pattern, true);
    const found = all.filter((service: WindowsService) => fits.isMatch(isDisplay ? service.displayName : service.name));
    if (found.length === 0 && !hasWildcards(pattern)) {
      const id = isDisplay ? 'NoServiceFoundForGivenDisplayName' : 'NoServiceFoundForGivenName';
      ps.error(
        id,
        'ObjectNotFound',
        `Cannot find any service with ${isDisplay ? 'display' : 'service'} name '${pattern}'.`,
        {
          target: pattern,
          exception: SERVICE_EXCEPTION,
        },
      );
    }
    return found.map((service: WindowsService) => new ServiceController(service));
  });
}

const SERVICE_EXCEPTION = 'Microsoft.PowerShell.Commands.ServiceCommandException';

/** How long PowerShell waits before it says that it does. */
const PATIENCE_MS = 2_000;

/** What is asked of a service. */
export interface ServiceWish {
  readonly running: boolean;
  /** Also stop the services that depend on it. */
  readonly force?: boolean;
  readonly noWait?: boolean;
}

/**
 * Starts or stops a service and waits until it is there, as PowerShell does. What cannot be is reported.
 * @returns the services that were stopped or started: with `force` those that depend on it too
 */
export function switchService(ps: CmdletActions, one: ServiceController, wish: ServiceWish): WindowsService[] {
  const { service } = one;
  const { running } = wish;
  service.refresh();
  const dependents = running ? [] : runningDependents(service);
  if (dependents.length > 0 && !wish.force) {
    ps.error(
      'ServiceHasDependentServices',
      'InvalidOperation',
      `Cannot stop service '${serviceTarget(one)}' because it has dependent services. It can only be stopped if the Force flag is set.`,
      { target: one, exception: SERVICE_EXCEPTION },
    );
    return [];
  }
  const [wanted, pending] = running ? (['Running', 'StartPending'] as const) : (['Stopped', 'StopPending'] as const);
  if (service.status === wanted) return [];
  if (service.status !== pending && !begins(ps, one, running)) return [];
  service.refresh();
  while (!wish.noWait && service.status !== wanted) {
    // One that waits for others to stop first still runs; one that can no longer get there has failed.
    const before = service.status;
    if (!waitFor(service, wanted, PATIENCE_MS)) {
      if (service.status !== pending && service.status !== before) break;
      ps.warning(`Waiting for service '${serviceTarget(one)}' to ${running ? 'start' : 'stop'}...`);
    }
  }
  if (wish.noWait || service.status === wanted) return [service, ...dependents];
  const [id, verb] = running ? ['StartServiceFailed', 'start'] : ['StopServiceFailed', 'stop'];
  ps.error(id, 'OpenError', `Failed to ${verb} service '${serviceTarget(one)}'.`, {
    target: one,
    exception: SERVICE_EXCEPTION,
  });
  return [];
}

/** Begins to start or stop a service; false where the machine refuses. */
function begins(ps: CmdletActions, one: ServiceController, running: boolean): boolean {
  return running
    ? attempt(ps, one, ['CouldNotStartService', 'OpenError', 'started'], () => one.service.start())
    : attempt(ps, one, ['CouldNotStopService', 'OpenError', 'stopped'], () => one.service.stop());
}

/** Sets how a service comes to run; where the machine refuses, that is reported. */
export function configureService(
  ps: CmdletActions,
  one: ServiceController,
  type: Parameters<WindowsService['setStartType']>[0],
): void {
  attempt(ps, one, ['CouldNotSetService', 'PermissionDenied', 'configured'], () => one.service.setStartType(type));
}

function attempt(
  ps: CmdletActions,
  one: ServiceController,
  [id, category, participle]: readonly [id: string, category: ErrorCategory, participle: string],
  work: () => void,
): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const message = `Service '${serviceTarget(one)}' cannot be ${participle} due to the following error: ${error.message}`;
    ps.error(id, category, message, { target: one, exception: SERVICE_EXCEPTION });
    return false;
  }
}

function runningDependents(service: WindowsService): WindowsService[] {
  return service.dependents().filter(({ status }) => status !== 'Stopped');
}

/** Waits until a service is what it is to be; false when the time is over before. */
export function waitFor(service: WindowsService, wanted: WindowsService['status'], milliseconds: number): boolean {
  const end = ambient().now() + milliseconds;
  for (;;) {
    if (service.status === wanted) return true;
    const left = end - ambient().now();
    if (left <= 0) return false;
    service.wait(left);
  }
}

/** `Lync Server Front-End (RTCSRV)`, as -WhatIf names a service. */
export function serviceTarget({ service }: ServiceController): string {
  return `${service.displayName} (${service.name})`;
}
