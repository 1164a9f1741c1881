/** System.TimeZoneInfo. */
import { ambient } from '../ambient.ts';
import { argumentException, NetException } from '../net-exception.ts';
import { typeNamed } from '../net-type.ts';
import {
  hasDaylightTime,
  isDaylightTime,
  offsetsOfReading,
  readingKind,
  standardOffset,
  zoneDisplayName,
  zoneName,
} from '../time-zone.ts';
import { utcOffsetAt } from '../time-zone-offset.ts';
import { defineType } from '../type-declaration.ts';
import type { DateTime } from '../values/date-time.ts';
import type { DateTimeOffset } from '../values/date-time-offset.ts';
import type { PSReference } from '../values/reference.ts';
import { TimeSpan } from '../values/time-span.ts';
import { TimeZoneInfo } from '../values/time-zone-info.ts';
import { asTypedArray } from '../values/typed-array.ts';
import { windowsZones } from '../windows-time-zones.ts';

/** The source zone of a conversion: what the kind says has to agree with what the caller says. */
function convert(value: DateTime, from: TimeZoneInfo, to: TimeZoneInfo): DateTime {
  if ((value.kind === 'Utc' && !from.isUtc) || (value.kind === 'Local' && !from.isLocal)) {
    throw argumentException(
      'ArgumentException',
      'The conversion could not be completed because the supplied DateTime did not have the Kind property set correctly.  For example, when the Kind property is DateTimeKind.Local, the source time zone must be TimeZoneInfo.Local.',
      'sourceTimeZone',
    );
  }
  if (readingKind(from.id, value.unixMs) === 'invalid' && value.kind !== 'Utc') {
    throw argumentException(
      'ArgumentException',
      'The supplied DateTime represents an invalid time.  For example, when the clock is adjusted forward, any time in the period that is skipped is invalid.',
      'dateTime',
    );
  }
  return to.clockAt(from.instantOf(value));
}

/** Unspecified is local time unless a zone is named. */
function sourceOf(value: DateTime): TimeZoneInfo {
  return value.kind === 'Utc' ? TimeZoneInfo.utc : TimeZoneInfo.local();
}

function atZone(value: DateTimeOffset, zone: TimeZoneInfo): DateTimeOffset {
  return value.toOffset(zone.offsetAt(value.utc).ms / 60_000);
}

/** The reading of the zone's clock that a DateTime means. */
function readingIn(zone: TimeZoneInfo, value: DateTime): DateTime {
  return value.kind === 'Unspecified' ? value : zone.clockAt(zone.instantOf(value));
}

function ambiguousOffsets(zone: TimeZoneInfo, localMs: number, paramName: string): unknown[] {
  if (readingKind(zone.id, localMs) !== 'ambiguous') {
    throw argumentException(
      'ArgumentException',
      `The supplied ${paramName === 'dateTime' ? 'DateTime' : 'DateTimeOffset'} is not in an ambiguous time range.`,
      paramName,
    );
  }
  const spans = offsetsOfReading(zone.id, localMs).map((offset) => TimeSpan.of(offset));
  return asTypedArray(spans, typeNamed('System.TimeSpan'));
}

/** Every zone that ICU knows, by offset and then name, as .NET sorts them. */
function systemTimeZones(): unknown[] {
  const now = ambient().now();
  const ids = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((id) => id !== 'UTC')];
  const zones = ids.map((id) => ({ zone: TimeZoneInfo.find(id), offset: standardOffset(id, now), id }));
  zones.sort((a, b) => a.offset - b.offset || (a.id < b.id ? -1 : 1));
  return zones.map(({ zone }) => zone);
}

const isSame = (a: TimeZoneInfo, b: unknown): boolean =>
  b instanceof TimeZoneInfo && a.id.toLowerCase() === b.id.toLowerCase();

function windowsIdOf(iana: string): string | undefined {
  for (const zone of windowsZones().values()) {
    if (zone.iana.toLowerCase() === iana.toLowerCase()) return zone.id;
  }
  return undefined;
}

/** Sets an out parameter; false and null when there is nothing. */
function hand(result: PSReference, value: unknown): boolean {
  result.value = value ?? null;
  return value !== undefined;
}

export default defineType<TimeZoneInfo>({
  name: 'System.TimeZoneInfo',
  constructors: [],
  properties: [
    ['string Id {get;}', (self: TimeZoneInfo) => self.id],
    ['bool HasIanaId {get;}', (self: TimeZoneInfo) => !windowsZones().has(self.id.toLowerCase()) || self.id === 'UTC'],
    ['string DisplayName {get;}', (self: TimeZoneInfo) => zoneDisplayName(self.id, ambient().now())],
    ['string StandardName {get;}', (self: TimeZoneInfo) => zoneName(self.id, false, ambient().now())],
    ['string DaylightName {get;}', (self: TimeZoneInfo) => zoneName(self.id, true, ambient().now())],
    ['timespan BaseUtcOffset {get;}', (self: TimeZoneInfo) => TimeSpan.of(standardOffset(self.id, ambient().now()))],
    ['bool SupportsDaylightSavingTime {get;}', (self: TimeZoneInfo) => hasDaylightTime(self.id, ambient().now())],
  ],
  methods: [
    ['bool Equals(System.TimeZoneInfo other)', isSame],
    ['bool Equals(System.Object obj)', isSame],
    [
      'timespan[] GetAmbiguousTimeOffsets(System.DateTimeOffset dateTimeOffset)',
      (self: TimeZoneInfo, value: DateTimeOffset) =>
        ambiguousOffsets(self, atZone(value, self).clock.unixMs, 'dateTimeOffset'),
    ],
    [
      'timespan[] GetAmbiguousTimeOffsets(datetime dateTime)',
      (self: TimeZoneInfo, value: DateTime) => ambiguousOffsets(self, readingIn(self, value).unixMs, 'dateTime'),
    ],
    [
      'int GetHashCode()',
      (self: TimeZoneInfo) => [...self.id].reduce((hash, c) => (hash * 31 + c.charCodeAt(0)) | 0, 7),
    ],
    [
      'timespan GetUtcOffset(System.DateTimeOffset dateTimeOffset)',
      (self: TimeZoneInfo, value: DateTimeOffset) => self.offsetAt(value.utc),
    ],
    [
      'timespan GetUtcOffset(datetime dateTime)',
      (self: TimeZoneInfo, value: DateTime) => self.offsetAt(self.instantOf(value)),
    ],
    [
      'bool HasSameRules(System.TimeZoneInfo other)',
      (self: TimeZoneInfo, other: TimeZoneInfo) => {
        const year = new Date(ambient().now()).getUTCFullYear();
        return Array.from({ length: 12 }, (_, month) => Date.UTC(year, month, 1)).every(
          (instant) => utcOffsetAt(self.id, instant) === utcOffsetAt(other.id, instant),
        );
      },
    ],
    [
      'bool IsAmbiguousTime(System.DateTimeOffset dateTimeOffset)',
      (self: TimeZoneInfo, value: DateTimeOffset) =>
        readingKind(self.id, atZone(value, self).clock.unixMs) === 'ambiguous',
    ],
    [
      'bool IsAmbiguousTime(datetime dateTime)',
      (self: TimeZoneInfo, value: DateTime) => readingKind(self.id, readingIn(self, value).unixMs) === 'ambiguous',
    ],
    [
      'bool IsDaylightSavingTime(System.DateTimeOffset dateTimeOffset)',
      (self: TimeZoneInfo, value: DateTimeOffset) => isDaylightTime(self.id, value.utc.unixMs),
    ],
    [
      'bool IsDaylightSavingTime(datetime dateTime)',
      (self: TimeZoneInfo, value: DateTime) => isDaylightTime(self.id, self.instantOf(value).unixMs),
    ],
    [
      'bool IsInvalidTime(datetime dateTime)',
      (self: TimeZoneInfo, value: DateTime) =>
        value.kind === 'Unspecified' && readingKind(self.id, value.unixMs) === 'invalid',
    ],
    ['string ToString()', (self: TimeZoneInfo) => zoneDisplayName(self.id, ambient().now())],
  ],
  staticProperties: [
    ['System.TimeZoneInfo Local {get;}', () => TimeZoneInfo.local()],
    ['System.TimeZoneInfo Utc {get;}', () => TimeZoneInfo.utc],
  ],
  staticMethods: [
    // Nothing is cached that could change while a runspace lives.
    ['void ClearCachedData()', () => undefined],
    [
      'datetime ConvertTime(datetime dateTime, System.TimeZoneInfo destinationTimeZone)',
      (value: DateTime, to: TimeZoneInfo) => convert(value, sourceOf(value), to),
    ],
    [
      'datetime ConvertTime(datetime dateTime, System.TimeZoneInfo sourceTimeZone, System.TimeZoneInfo destinationTimeZone)',
      convert,
    ],
    [
      'System.DateTimeOffset ConvertTime(System.DateTimeOffset dateTimeOffset, System.TimeZoneInfo destinationTimeZone)',
      atZone,
    ],
    [
      'datetime ConvertTimeBySystemTimeZoneId(datetime dateTime, string destinationTimeZoneId)',
      (value: DateTime, to: string) => convert(value, sourceOf(value), TimeZoneInfo.find(to)),
    ],
    [
      'datetime ConvertTimeBySystemTimeZoneId(datetime dateTime, string sourceTimeZoneId, string destinationTimeZoneId)',
      (value: DateTime, from: string, to: string) => convert(value, TimeZoneInfo.find(from), TimeZoneInfo.find(to)),
    ],
    [
      'System.DateTimeOffset ConvertTimeBySystemTimeZoneId(System.DateTimeOffset dateTimeOffset, string destinationTimeZoneId)',
      (value: DateTimeOffset, to: string) => atZone(value, TimeZoneInfo.find(to)),
    ],
    [
      'datetime ConvertTimeFromUtc(datetime dateTime, System.TimeZoneInfo destinationTimeZone)',
      (value: DateTime, to: TimeZoneInfo) => convert(value, TimeZoneInfo.utc, to),
    ],
    [
      'datetime ConvertTimeToUtc(datetime dateTime)',
      (value: DateTime) => convert(value, sourceOf(value), TimeZoneInfo.utc),
    ],
    [
      'datetime ConvertTimeToUtc(datetime dateTime, System.TimeZoneInfo sourceTimeZone)',
      (value: DateTime, from: TimeZoneInfo) => convert(value, from, TimeZoneInfo.utc),
    ],
    ['System.TimeZoneInfo FindSystemTimeZoneById(string id)', (id: string) => TimeZoneInfo.find(id)],
    ['System.Collections.ObjectModel.ReadOnlyCollection[System.TimeZoneInfo] GetSystemTimeZones()', systemTimeZones],
    [
      'bool TryConvertIanaIdToWindowsId(string ianaId, ref string windowsId)',
      (id: string, result: PSReference) => hand(result, windowsIdOf(id)),
    ],
    [
      'bool TryConvertWindowsIdToIanaId(string windowsId, ref string ianaId)',
      (id: string, result: PSReference) => hand(result, windowsZones().get(id.toLowerCase())?.iana),
    ],
    [
      'bool TryFindSystemTimeZoneById(string id, ref System.TimeZoneInfo timeZoneInfo)',
      (id: string, result: PSReference) => {
        try {
          return hand(result, TimeZoneInfo.find(id));
        } catch (error) {
          if (!(error instanceof NetException)) throw error;
          return hand(result, undefined);
        }
      },
    ],
  ],
  toText: (self) => zoneDisplayName(self.id, ambient().now()),
  equals: isSame,
  hashKey: (self) => self.id.toLowerCase(),
});
