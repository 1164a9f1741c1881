/** Text as it stands in HTML and XML, between tags and in attributes with quotes. */
export function markupText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
