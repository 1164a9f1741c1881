/** Texts of a lab in pictures: names are whatever somebody has put into a topology file. */

/** As text of SVG and HTML. */
export function markupText(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Without signs that steer a terminal, or that XML cannot hold. */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd');
}
