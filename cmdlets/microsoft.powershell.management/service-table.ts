/** Windows services as the cmdlets give them out, and how they are found. */

import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { WINDOWS_SERVICES } from '../../src/machine/machine-sources.ts';
import type { WindowsService } from '../../src/machine/windows-service.ts';
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

/** The services that names or display names ask for; what is missing is reported. */
export function findServices(
  ps: CmdletActions,
  names: readonly string[] | undefined,
  displayNames: readonly string[] | undefined,
  computers: readonly string[] = ['.'],
): ServiceController[] {
  return computers.flatMap((computer) => findOn(ps, computer, names, displayNames));
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
          exception: 'Microsoft.PowerShell.Commands.ServiceCommandException',
        },
      );
    }
    return found.map((service: WindowsService) => new ServiceController(service));
  });
}

/** `Lync Server Front-End (RTCSRV)`, as -WhatIf names a service. */
export function serviceTarget({ service }: ServiceController): string {
  return `${service.displayName} (${service.name})`;
}
