/** System.Text.EncodingInfo: what Encoding.GetEncodings lists. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import type { Encoding } from './encoding.ts';

export class EncodingInfo extends NetObject {
  constructor(readonly encoding: Encoding) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Text.EncodingInfo');
  }
}
