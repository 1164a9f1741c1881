/** System.Globalization.CompareInfo: the order of strings in a culture. */
import type { Culture } from '../culture/culture.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class CompareInfo extends NetObject {
  constructor(readonly culture: Culture) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Globalization.CompareInfo');
  }
}
