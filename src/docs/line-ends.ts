/** Text with every line end as a single line feed. */
export function normalizeLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** A text whose lines end as those of another do, which a person keeps in that form. */
export function withLineEndsOf(model: string, text: string): string {
  return model.includes('\r\n') ? normalizeLineEnds(text).replaceAll('\n', '\r\n') : text;
}
