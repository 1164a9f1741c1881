/** ConvertTo-Xml: objects as XML. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { xmlNodeOf } from '../../src/types/xml/xml-node.ts';
import { newDocument } from '../../src/types/xml/xml-parser.ts';
import { childrenOf, indentedXml } from '../../src/types/xml/xml-writer.ts';
import { appendObject } from './object-xml.ts';

export default cmdlet({
  verb: 'ConvertTo',
  noun: 'Xml',
  outputTypes: ['System.Xml.XmlDocument', 'System.String'],
  help: {
    synopsis: 'Writes objects as XML with the names of their types.',
    examples: [
      {
        title: 'As a text',
        transcript: 'PS> ([pscustomobject]@{ A = 1 } | ConvertTo-Xml).Objects.Object.Property.Name\nA',
      },
    ],
  },
  parameters: {
    InputObject: {
      type: 'psobject',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      allowNull: true,
      help: 'The objects; usually piped.',
    },
    Depth: {
      type: 'int',
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'How many levels of objects inside objects are written; 1 if omitted.',
    },
    NoTypeInformation: { type: 'switch', help: 'Leaves out the names of types.' },
    As: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }, { kind: 'set', values: ['Stream', 'String', 'Document'] }],
      help: 'A document, one text, or a text for each object.',
    },
  },
  run(ps) {
    const values: unknown[] = [];
    return {
      process() {
        values.push(ps.parameters.InputObject ?? null);
      },
      end() {
        const { As = 'Document', Depth = 1, NoTypeInformation = false } = ps.parameters;
        const document = newDocument();
        document.appendChild(document.createProcessingInstruction('xml', 'version="1.0" encoding="utf-8"'));
        const root = document.appendChild(document.createElementNS(null, 'Objects'));
        for (const value of values) appendObject(root, document, value, { depth: Depth, noTypes: NoTypeInformation });
        const form = As.toLowerCase();
        if (form === 'document') ps.write(xmlNodeOf(document));
        else if (form === 'string') ps.write(indentedXml(document));
        else {
          ps.write('<?xml version="1.0" encoding="utf-8"?>');
          ps.write('<Objects>');
          for (const child of childrenOf(root)) ps.write(indentedXml(child));
          ps.write('</Objects>');
        }
      },
    };
  },
});
