/** What the Format- cmdlets make, on its way to another thread: they are data, and the thread that draws them makes them again. */
import {
  FormatEndData,
  FormatEntryData,
  FormatInfoData,
  FormatStartData,
  GroupEndData,
  GroupStartData,
} from './format-data.ts';

const CLASSES = { FormatStartData, FormatEndData, GroupStartData, GroupEndData, FormatEntryData } as const;

interface WireFormat {
  readonly kind: keyof typeof CLASSES;
  readonly fields: object;
}

/** As data; null for what formatting has not made. */
export function wireFormatData(value: unknown): WireFormat | null {
  if (!(value instanceof FormatInfoData)) return null;
  for (const kind of Object.keys(CLASSES) as (keyof typeof CLASSES)[])
    if (value instanceof CLASSES[kind]) return { kind, fields: { ...value } };
  throw new Error(`${value.typeName} cannot go to another thread.`);
}

export function receivedFormatData(wire: unknown): FormatInfoData {
  const { kind, fields } = wire as WireFormat;
  return Object.assign(Object.create(CLASSES[kind].prototype) as FormatInfoData, fields);
}
