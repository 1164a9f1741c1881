/** WSManConfigurationOption: limits of sessions that reach a machine, each null where it is not set. */
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

export const TRANSPORT_LIMITS = [
  'ProcessIdleTimeoutSec',
  'MaxIdleTimeoutSec',
  'MaxSessions',
  'MaxConcurrentCommandsPerSession',
  'MaxSessionsPerUser',
  'MaxMemoryPerSessionMB',
  'MaxProcessesPerSession',
  'MaxConcurrentUsers',
  'IdleTimeoutSec',
] as const;

export type TransportLimit = (typeof TRANSPORT_LIMITS)[number];

export const BUFFERING_MODES = ['None', 'Drop', 'Block'] as const;

export class TransportOption extends NetObject {
  constructor(
    readonly limits: ReadonlyMap<TransportLimit, number>,
    /** Its number among the modes; null where none is set. */
    readonly buffering: number | null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.WSManConfigurationOption');
  }
}
