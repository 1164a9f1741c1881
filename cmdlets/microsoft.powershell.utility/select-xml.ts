/** Select-Xml: finds nodes in XML. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { readText } from '../../src/types/files/host-files.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { XmlNode, xmlNodeOf } from '../../src/types/xml/xml-node.ts';
import { parseXml } from '../../src/types/xml/xml-parser.ts';
import { selectNodes, XmlNamespaceManager } from '../../src/types/xml/xml-query.ts';
import { SelectXmlInfo } from './select-xml-info.ts';

export default cmdlet({
  verb: 'Select',
  noun: 'Xml',
  defaultParameterSet: 'Xml',
  outputTypes: ['Microsoft.PowerShell.Commands.SelectXmlInfo'],
  help: {
    synopsis: 'Finds nodes in XML by an XPath expression.',
    examples: [
      {
        title: 'Texts of elements',
        transcript:
          "PS> Select-Xml -Content '<r><x>1</x><x>2</x></r>' -XPath '//x' | ForEach-Object { $_.Node.InnerText }\n1\n2",
      },
    ],
  },
  parameters: {
    XPath: {
      type: 'string',
      position: 0,
      mandatory: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The expression.',
    },
    Xml: {
      type: 'other[]',
      typeName: 'System.Xml.XmlNode',
      position: 1,
      mandatory: true,
      pipeline: 'both',
      in: ['Xml'],
      aliases: ['Node'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Documents or nodes.',
    },
    Path: {
      type: 'string[]',
      position: 1,
      mandatory: true,
      pipeline: 'name',
      in: ['Path'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Files of XML.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Files of XML; no character is a wildcard.',
    },
    Content: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'value',
      in: ['Content'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'XML as text.',
    },
    Namespace: {
      type: 'hashtable',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Prefixes that the expression uses, with their namespaces.',
    },
  },
  run(ps) {
    const { XPath: xpath = '', Namespace } = ps.parameters;
    let manager: XmlNamespaceManager | null = null;
    if (Namespace) {
      manager = new XmlNamespaceManager();
      for (const { key, value } of Namespace.slots()) manager.add(toText(key), toText(value));
    }
    const select = (node: Node, source: string): void => {
      for (const found of selectNodes(xpath, node, manager))
        ps.write(new SelectXmlInfo(xmlNodeOf(found), source, xpath));
    };
    /** A text that is no XML is an error of that text. */
    const parse = (text: string, source: string): void => {
      try {
        select(parseXml(text, { conformance: 'auto' }), source);
      } catch (error) {
        if (!(error instanceof NetException)) throw error;
        ps.writeError(ps.recordOf(error, 'ProcessingFile', 'InvalidOperation', source));
      }
    };
    /** A path that names nothing ends the cmdlet before any file is read; a file that cannot be read is an error of it. */
    const selectFiles = (): void => {
      const { Path, LiteralPath } = ps.parameters;
      const literal = LiteralPath !== undefined;
      const items = (LiteralPath ?? Path ?? []).flatMap((path) => drivesOf(ps).findExisting(path, literal));
      for (const { path } of items) {
        let document: Node;
        try {
          document = parseXml(readText(path), { conformance: 'auto' });
        } catch (error) {
          if (!(error instanceof NetException)) throw error;
          const message = `The file '${path}' cannot be read: ${error.message}`;
          const exception = new NetException('System.ArgumentException', message, null, error);
          ps.error('ProcessingFile', 'InvalidArgument', message, { target: path, exception });
          continue;
        }
        select(document, path);
      }
    };
    return {
      process() {
        const { Content, Xml } = ps.parameters;
        if (ps.parameterSet === 'Content') for (const text of Content ?? []) parse(text, 'InputStream');
        else if (ps.parameterSet === 'Xml') {
          for (const node of Xml ?? []) if (node instanceof XmlNode) select(node.dom, 'InputStream');
        } else selectFiles();
      },
    };
  },
});
