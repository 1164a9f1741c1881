/** MatchCollection, GroupCollection and CaptureCollection. */
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { type RegexCapture, RegexGroup, type RegexMatch } from './regex.ts';

/** What the three have alike: a list that is not changed. */
export abstract class RegexCollection<T extends NetObject> extends NetObject {
  constructor(readonly items: readonly T[]) {
    super();
  }

  /** The item at a position; throws ArgumentOutOfRangeException. */
  at(index: number): T {
    const item = this.items[index];
    if (item) return item;
    throw netException(
      'System.ArgumentOutOfRangeException',
      "Specified argument was out of the range of valid values. (Parameter 'i')",
    );
  }
}

export class MatchCollection extends RegexCollection<RegexMatch> {
  netType(): NetType {
    return typeNamed('System.Text.RegularExpressions.MatchCollection');
  }
}

export class CaptureCollection extends RegexCollection<RegexCapture | RegexGroup> {
  netType(): NetType {
    return typeNamed('System.Text.RegularExpressions.CaptureCollection');
  }
}

export class GroupCollection extends RegexCollection<RegexGroup> {
  netType(): NetType {
    return typeNamed('System.Text.RegularExpressions.GroupCollection');
  }

  /** The group of a number or name; one without success when there is none. */
  group(key: number | string): RegexGroup {
    const found = this.items.find((group) => (typeof key === 'number' ? group.number === key : group.name === key));
    return found ?? this.numbered(key) ?? new RegexGroup(null, 0, String(key), null);
  }

  private numbered(key: number | string): RegexGroup | undefined {
    if (typeof key === 'number' || !/^\d+$/.test(key)) return undefined;
    return this.items.find((group) => group.number === Number(key));
  }
}
