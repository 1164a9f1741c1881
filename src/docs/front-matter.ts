/** The properties at the top of a page, between lines of three dashes: `lab: litwareinc`. */
import { normalizeLineEnds } from './line-ends.ts';

const FRONT_MATTER = /^\ufeff?---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

/** The plain properties, by their names in lower case; `#` behind a blank begins a comment, as in YAML. */
export function frontMatter(text: string): Map<string, string> {
  const [, block = ''] = FRONT_MATTER.exec(normalizeLineEnds(text)) ?? [];
  const properties = [...block.matchAll(/^([\w:.-]+):[ \t]+(?:(["'])(.*)\2|([^#].*?))[ \t]*(?:[ \t]#.*)?$/gm)];
  return new Map(properties.map(([, name = '', , quoted, plain = '']) => [name.toLowerCase(), quoted ?? plain]));
}

/** The text with the properties blanked out; as many lines stay, so that places are right. */
export function withoutFrontMatter(source: string): string {
  const match = FRONT_MATTER.exec(source);
  return match ? match[0].replace(/[^\n]+/g, '') + source.slice(match[0].length) : source;
}
