/** What Select-Xml finds: a node, where it comes from, and the expression that found it. */
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import type { XmlNode } from '../../src/types/xml/xml-node.ts';

export class SelectXmlInfo extends NetObject {
  constructor(
    readonly node: XmlNode,
    /** The file, or `InputStream`. */
    readonly path: string,
    readonly pattern: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.SelectXmlInfo');
  }

  override toString(): string {
    const text = this.node.text;
    return this.path === 'InputStream' ? text : `${text}:${this.path}`;
  }
}
