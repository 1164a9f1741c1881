/** A certificate in the picture and its table: letter, colour, shape, and the same in words. */
import type { CertificateMark } from '../../src/pictures/lab-marks.ts';
import type { Words } from '../words.ts';
import { hueStyle, SHAPES } from './marks.ts';

export interface CertificateProps {
  readonly words: Words;
  readonly certificate: CertificateMark;
  readonly letter: string;
}

export function Certificate({ words, certificate, letter }: CertificateProps) {
  const { state, uses, thumbprint } = certificate;
  const spoken = `${words('certificate')} ${letter}, ${words(`certificate-${state}`)}, ${uses.join(', ')}`;
  return (
    <span class={`certificate certificate-${state}`} style={hueStyle(certificate)} title={`${thumbprint}: ${spoken}`}>
      <span aria-hidden="true" data-shape={SHAPES[state]}>
        {letter}
      </span>
      <span class="spoken">{spoken}</span>
    </span>
  );
}
