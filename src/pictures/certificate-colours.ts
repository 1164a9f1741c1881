/** Every certificate has a colour of its own: the same thumbprint has the same in every picture. */
import type { LabPicture } from './lab-picture.ts';

/** The hue of a certificate, in degrees. */
export function hueOf(thumbprint: string): number {
  const number = Number.parseInt(thumbprint.slice(0, 6), 16);
  return (Number.isNaN(number) ? 0 : number) % 360;
}

/** The colour as `#rrggbb`; a fourth pair of digits can be put behind it. */
export function colourOf(thumbprint: string): string {
  return hexColour(hueOf(thumbprint), 0.62, 0.45);
}

/** The certificates of a picture, each once. */
export function thumbprintsIn({ sites }: LabPicture): string[] {
  const machines = sites.flatMap(({ pools }) => pools.flatMap((pool) => pool.machines));
  return [...new Set(machines.flatMap(({ certificates }) => certificates.map(({ thumbprint }) => thumbprint)))];
}

function hexColour(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (offset: number): string => {
    const at = (offset + hue / 30) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1));
    return Math.round(255 * value)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(0)}${part(8)}${part(4)}`;
}
