/** GenericMeasureInfo, GenericObjectMeasureInfo and TextMeasureInfo: what Measure-Object gives. */

import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

export class MeasureInfo extends NetObject {
  /** The property measured; null when the objects themselves were. */
  property: string | null = null;
  constructor(private readonly typeName = 'Microsoft.PowerShell.Commands.MeasureInfo') {
    super();
  }
  netType(): NetType {
    return typeNamed(this.typeName);
  }
}

/** Numbers are null where they were not asked for or could not be found out. */
export class GenericMeasureInfo extends MeasureInfo {
  average: number | null = null;
  sum: number | null = null;
  standardDeviation: number | null = null;
  maximum: unknown = null;
  minimum: unknown = null;

  /** @param numeric false when maximum or minimum is no number: they are then the objects themselves. */
  constructor(
    readonly count: number,
    numeric: boolean,
  ) {
    super(`Microsoft.PowerShell.Commands.Generic${numeric ? '' : 'Object'}MeasureInfo`);
  }
}

export class TextMeasureInfo extends MeasureInfo {
  lines: number | null = null;
  words: number | null = null;
  characters: number | null = null;
  constructor() {
    super('Microsoft.PowerShell.Commands.TextMeasureInfo');
  }
}
