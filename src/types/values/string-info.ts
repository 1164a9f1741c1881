/** System.Globalization.StringInfo: a text by what readers take for its characters. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class StringInfo extends NetObject {
  constructor(readonly text: string) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Globalization.StringInfo');
  }
}

let segmenter: Intl.Segmenter | null = null;

/** The extended grapheme clusters of a text. */
export function textElements(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
