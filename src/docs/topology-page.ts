/** The page about topology files, from their schema. */
import { builtInTopologies } from '../deployment/topology-file.ts';
import { SCHEMA_ID, type SchemaNode, topologySchema } from '../deployment/topology-schema.ts';

/** The page as Markdown. @param mark says that the page is made. */
export function topologyPage(mark: string): string {
  return `# Topology files

${mark}

A topology file is JSON and says which sites, pools and servers a lab has, from two machines to ten thousand.
\`lyncshell lab topology\` prints the built-in one, to begin with; \`New-LabTopology\` asks for what is needed and writes one.
\`New-Lab NAME -Topology FILE\` and \`lyncshell lab new NAME --topology FILE\` make a lab of it. Built in are
${builtInTopologies.map((name) => `\`${name}\``).join(', ')}.

Both take documents of the Topology Builder too: what \`Get-CsTopology -AsXml\` gives (\`.xml\`), and its own files (\`.tbxml\`).
The domain follows from the names of the servers; ports, dependencies and addresses become \`services\` and \`interfaces\`; what a
lab cannot have, such as a branch site, is left out and named.

Editors complete and check the file where it begins with

\`\`\`json
{ "$schema": "${SCHEMA_ID}" }
\`\`\`

The schema is in the package (\`lyncshell/topology.schema.json\`), and \`lyncshell lab topology --schema\` prints it.

| field | needed | what it is |
| ----- | ------ | ---------- |
${rowsOf(topologySchema, '').join('\n')}
`;
}

function rowsOf({ properties = {}, required = [] }: SchemaNode, path: string): string[] {
  return Object.entries(properties).flatMap(([name, node]) => {
    const here = path === '' ? name : `${path}.${name}`;
    const isList = node.type === 'array';
    const inside = isList ? (node.items ?? {}) : node;
    const row = `| \`${here}${isList ? '[]' : ''}\` | ${required.includes(name) ? 'yes' : ''} | ${wordsOf(node)} |`;
    return [row, ...rowsOf(inside, `${here}${isList ? '[]' : ''}`)];
  });
}

function wordsOf(node: SchemaNode): string {
  const choices = node.enum ?? node.items?.enum;
  return [
    node.description ?? '',
    ...(choices ? [`One of ${choices.map((choice) => `\`${choice}\``).join(', ')}.`] : []),
    ...(node.minimum !== undefined ? [`From ${node.minimum} to ${node.maximum}.`] : []),
    ...(node.default !== undefined ? [`${node.default} when omitted.`] : []),
  ].join(' ');
}
