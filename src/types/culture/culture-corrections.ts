import type { DateTimeFormat, NumberFormat } from './culture-data.ts';

export interface CultureCorrection {
  readonly numberFormat?: Partial<NumberFormat>;
  readonly dateTimeFormat?: Partial<DateTimeFormat>;
}

export function correctionsFor(_name: string): readonly CultureCorrection[] {
  return [];
}
