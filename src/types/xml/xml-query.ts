/** XPath on the DOM: SelectNodes, SelectSingleNode, Select-Xml. */
import xpath from 'xpath';
import { netException } from '../net-exception.ts';
import { NetObject } from '../net-object.ts';
import { type NetType, typeNamed } from '../net-type.ts';

/** Prefixes of an XPath expression. */
export class XmlNamespaceManager extends NetObject {
  private readonly namespaces = new Map<string, string>([['xml', 'http://www.w3.org/XML/1998/namespace']]);

  netType(): NetType {
    return typeNamed('System.Xml.XmlNamespaceManager');
  }

  add(prefix: string, uri: string): void {
    this.namespaces.set(prefix, uri);
  }

  lookup(prefix: string): string | null {
    return this.namespaces.get(prefix) ?? null;
  }
}

/** The part of the library that its type declarations leave out. */
interface ExpressionParser {
  parse(expression: string): { evaluate(options: { node: Node; namespaces: (prefix: string) => string }): object };
}

const { parse } = xpath as unknown as ExpressionParser;

/** @throws NetException System.Xml.XPath.XPathException */
export function selectNodes(expression: string, node: Node, namespaces: XmlNamespaceManager | null = null): Node[] {
  let parsed: ReturnType<ExpressionParser['parse']>;
  try {
    parsed = parse(expression);
  } catch {
    throw xpathError(`'${expression}' has an invalid token.`);
  }
  const resolver = (prefix: string): string => {
    const uri = namespaces?.lookup(prefix) ?? null;
    if (uri === null)
      throw xpathError(
        namespaces
          ? `Namespace prefix '${prefix}' is not defined.`
          : 'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.',
      );
    return uri;
  };
  const result = parsed.evaluate({ node, namespaces: resolver });
  if (!('toArray' in result)) throw xpathError('Expression must evaluate to a node-set.');
  return (result as unknown as { toArray(): Node[] }).toArray();
}

function xpathError(message: string) {
  return netException('System.Xml.XPath.XPathException', message);
}
