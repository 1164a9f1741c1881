/** What Invoke-WebRequest finds in HTML without a browser: links, images and fields, by their tags and attributes. */
import { NetObject, type NetType, typeNamed } from '../../../src/types/net-type.ts';
import { PSCustomObject } from '../../../src/types/values/custom-object.ts';

type ElementKind = 'links' | 'images' | 'fields';

/** Whole elements of a kind; what stands in comments and scripts counts, too, as in PowerShell. */
const PATTERNS: Readonly<Record<ElementKind, RegExp>> = {
  links: /<a\s+[^>]*href\s*=[^>]*>[\s\S]*?<\/a>/gi,
  images: /<img\s[^>]*?>/gi,
  fields: /<input\s+[^>]*(?:\/?>|>[\s\S]*?<\/input>)/gi,
};

const ATTRIBUTE = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/** WebCmdletElementCollection. */
export class ElementCollection extends NetObject {
  constructor(readonly elements: readonly PSCustomObject[]) {
    super();
  }

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.WebCmdletElementCollection');
  }

  /** The first whose `id` or `name` is a text. */
  find(keys: readonly string[], wanted: string): PSCustomObject | null {
    const sought = wanted.toLowerCase();
    return (
      this.elements.find((element) =>
        keys.some((key) => {
          const value = element.get(key);
          return typeof value === 'string' && value.toLowerCase() === sought;
        }),
      ) ?? null
    );
  }
}

export function elementsIn(html: string, kind: ElementKind): ElementCollection {
  return new ElementCollection(Array.from(html.matchAll(PATTERNS[kind]), ([whole]) => elementOf(whole)));
}

function elementOf(html: string): PSCustomObject {
  const tag = /^<([^\s>]+)([^>]*)/.exec(html);
  const attributes = new Map<string, unknown>([
    ['outerHTML', html],
    ['tagName', (tag?.[1] ?? '').toUpperCase()],
  ]);
  for (const [, name = '', double, single, bare] of (tag?.[2] ?? '').matchAll(ATTRIBUTE)) {
    attributes.set(name, double ?? single ?? bare ?? '');
  }
  return PSCustomObject.from([...attributes]);
}
