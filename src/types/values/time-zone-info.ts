/** System.TimeZoneInfo: a zone by the id that it was asked for (IANA or Windows). */

import { ambient } from '../ambient.ts';
import { netException } from '../net-exception.ts';
import { keepExtensionsByProcess, NetObject, type NetType, typeNamed } from '../net-type.ts';
import { isUtcZone, localToUtcOffset, utcOffsetAt, zoneExists } from '../time-zone-offset.ts';
import { DateTime } from './date-time.ts';
import { TimeSpan } from './time-span.ts';

export class TimeZoneInfo extends NetObject {
  private constructor(readonly id: string) {
    super();
  }

  static readonly utc = new TimeZoneInfo('UTC');
  private static readonly found = new Map<string, TimeZoneInfo>([['utc', TimeZoneInfo.utc]]);

  static local(): TimeZoneInfo {
    return TimeZoneInfo.find(ambient().timeZone);
  }

  /** Throws TimeZoneNotFoundException. */
  static find(id: string): TimeZoneInfo {
    const key = id.toLowerCase();
    let zone = TimeZoneInfo.found.get(key);
    if (!zone) {
      if (!zoneExists(id)) {
        throw netException(
          'System.TimeZoneNotFoundException',
          `The time zone ID '${id}' was not found on the local computer.`,
        );
      }
      TimeZoneInfo.found.set(key, (zone = new TimeZoneInfo(id)));
    }
    return zone;
  }

  netType(): NetType {
    return typeNamed('System.TimeZoneInfo');
  }

  get isUtc(): boolean {
    return isUtcZone(this.id);
  }

  get isLocal(): boolean {
    return this.id.toLowerCase() === ambient().timeZone.toLowerCase();
  }

  /** The instant that a DateTime means in this zone, as UTC: by its kind if it has one. */
  instantOf(value: DateTime): DateTime {
    if (value.kind === 'Utc') return value;
    if (value.kind === 'Local') return value.toUniversalTime();
    return DateTime.of(value.ms - localToUtcOffset(this.id, value.unixMs), value.fraction, 'Utc');
  }

  /** The zone's clock at an instant. */
  clockAt(utc: DateTime): DateTime {
    const kind = this.isUtc ? 'Utc' : this.isLocal ? 'Local' : 'Unspecified';
    return DateTime.of(utc.ms + utcOffsetAt(this.id, utc.unixMs), utc.fraction, kind);
  }

  offsetAt(utc: DateTime): TimeSpan {
    return TimeSpan.of(utcOffsetAt(this.id, utc.unixMs));
  }
}

keepExtensionsByProcess(TimeZoneInfo.prototype);
