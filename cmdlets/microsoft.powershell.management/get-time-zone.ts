/** Get-TimeZone: time zones. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { getMember, invokeStatic } from '../../src/types/members/member-access.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { TimeZoneInfo } from '../../src/types/values/time-zone-info.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'TimeZone',
  aliases: ['gtz'],
  defaultParameterSet: 'Name',
  outputTypes: ['System.TimeZoneInfo'],
  help: {
    synopsis: 'Gives the time zone of the session, or others by name.',
    examples: [{ title: 'By id', transcript: 'PS> (Get-TimeZone -Id UTC).BaseUtcOffset.TotalHours\n0' }],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'value',
      in: ['Name'],
      help: 'Names of time zones; wildcards find several.',
    },
    Id: { type: 'string[]', mandatory: true, pipeline: 'name', in: ['Id'], help: 'Ids of time zones.' },
    ListAvailable: { type: 'switch', mandatory: true, in: ['ListAvailable'], help: 'All time zones.' },
  },
  run(ps) {
    const all = (): unknown[] => [
      ...(enumerate(invokeStatic(typeNamed('System.TimeZoneInfo'), 'GetSystemTimeZones', [])) ?? []),
    ];
    const missing = (what: string, name: string): void =>
      ps.error(
        'TimeZoneNotFound',
        'ObjectNotFound',
        `The time zone ID '${name}' was not found on the local computer.`,
        {
          target: name,
          exception: what,
        },
      );
    return {
      process() {
        const { Id, Name, ListAvailable } = ps.parameters;
        if (ListAvailable) ps.writeEach(all());
        else if (Id) {
          for (const id of Id) {
            try {
              ps.write(TimeZoneInfo.find(id));
            } catch (error) {
              if (!(error instanceof NetException)) throw error;
              missing('System.TimeZoneNotFoundException', id);
            }
          }
        } else if (Name) {
          for (const name of Name) {
            const fits = WildcardPattern.of(name, true);
            const found = all().filter((zone) =>
              ['StandardName', 'DaylightName'].some((property) =>
                fits.isMatch(toText(getMember(zone, property) ?? '')),
              ),
            );
            if (found.length === 0) missing('System.TimeZoneNotFoundException', name);
            ps.writeEach(found);
          }
        } else ps.write(TimeZoneInfo.local());
      },
    };
  },
});
