/** Which services the cmdlets that start and stop them are given. */
import type { CmdletActions, ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import { nameFilter } from '../../src/providers/cmdlet-paths.ts';
import { findServices, ServiceController } from './service-table.ts';

/** By name, by display name or as objects, each set alone; narrowed by patterns. */
export const switchedServiceParameters = {
  Name: {
    type: 'string[]',
    in: { Default: { position: 0, mandatory: true, pipeline: 'both' } },
    aliases: ['ServiceName'],
    help: 'Names of services; wildcards find several.',
  },
  DisplayName: { type: 'string[]', mandatory: true, in: ['DisplayName'], help: 'The names that people read.' },
  InputObject: {
    type: 'other[]',
    typeName: 'System.ServiceProcess.ServiceController',
    position: 0,
    mandatory: true,
    pipeline: 'value',
    in: ['InputObject'],
    help: 'The services.',
  },
  Include: { type: 'string[]', help: 'Only services whose names fit one of these patterns.' },
  Exclude: { type: 'string[]', help: 'Leaves out services whose names fit one of these patterns.' },
  PassThru: { type: 'switch', help: 'Also writes the services.' },
} as const satisfies ParameterDeclarations;

interface GivenServices {
  readonly Name?: readonly string[];
  readonly DisplayName?: readonly string[];
  readonly InputObject?: readonly unknown[];
  readonly Include?: readonly string[];
  readonly Exclude?: readonly string[];
}

/** The services that are given; what is not found is reported. */
export function chosenServices(
  ps: CmdletActions,
  { Name, DisplayName, InputObject, Include, Exclude }: GivenServices,
): ServiceController[] {
  const given = InputObject?.filter((one) => one instanceof ServiceController);
  const fits = nameFilter({ Include, Exclude });
  return (given ?? findServices(ps, Name, DisplayName)).filter(({ service }) => fits(service.name));
}
