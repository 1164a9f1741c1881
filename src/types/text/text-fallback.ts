/** What an encoding puts in the place of what it does not have: EncoderReplacementFallback and its counterpart. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class TextFallback extends NetObject {
  constructor(private readonly className: 'EncoderReplacementFallback' | 'DecoderReplacementFallback') {
    super();
  }

  netType(): NetType {
    return typeNamed(`System.Text.${this.className}`);
  }

  get replacement(): string {
    return this.className === 'EncoderReplacementFallback' ? '?' : '\ufffd';
  }
}
