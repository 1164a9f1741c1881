/**
 * Topology files: those that come with the program in topologies/ (contoso, and the companies and names in which Microsoft's
 * pages live), and those that people write. What a file says and nobody knows is refused: a name that is misspelt would
 * else be left out without a word.
 */
import { markedText } from '../platform/bytes.ts';
import { hostReason } from '../platform/host-reason.ts';
import { platform } from '../platform/platform.ts';
import { DeploymentError } from './deployment-error.ts';
import { DocumentCheck } from './document-check.ts';
import contoso from './topologies/contoso.json' with { type: 'json' };
import contosoNet from './topologies/contoso-net.json' with { type: 'json' };
import fabrikam from './topologies/fabrikam.json' with { type: 'json' };
import litwareinc from './topologies/litwareinc.json' with { type: 'json' };
import { checkTopology, type Topology } from './topology.ts';
import { type SchemaNode, topologySchema } from './topology-schema.ts';
import { topologyForLab } from './topology-xml/topology-for-lab.ts';

const builtIn = [contoso, contosoNet, litwareinc, fabrikam];

/** The names of the topologies that come with the program. */
export const builtInTopologies: readonly string[] = builtIn.map(({ name }) => name);

/**
 * Reads a topology: a built-in one by its name, or a file by its path: JSON, or a document of the Topology Builder.
 * @param hearLeftOut hears of what such a document has and a lab cannot have
 */
export function loadTopology(nameOrPath: string, hearLeftOut: (words: string) => void = () => {}): Topology {
  const document = builtIn.find(({ name }) => name === nameOrPath.toLowerCase());
  if (document) return checkTopologyFile(document, `"${document.name}"`);
  const [, base, kind] = /([^/\\]*)\.(xml|tbxml)$/i.exec(nameOrPath) ?? [];
  if (base !== undefined && kind !== undefined) {
    const { topology, leftOut } = topologyForLab(textOf(nameOrPath), base, `"${nameOrPath}"`);
    for (const words of leftOut) hearLeftOut(words);
    return topology;
  }
  if (!nameOrPath.endsWith('.json')) {
    throw new DeploymentError('topology-unknown', { name: nameOrPath, known: builtInTopologies.join(', ') });
  }
  return checkTopologyFile(parseFile(nameOrPath), `"${nameOrPath}"`);
}

/** The text of a built-in topology, for people who want to start from it. */
export function builtInTopologyText(): string {
  return `${JSON.stringify(contoso, null, 2)}\n`;
}

function parseFile(path: string): unknown {
  const text = textOf(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw complaintOf(path, `it is not JSON: ${(error as Error).message}`, error);
  }
}

function textOf(path: string): string {
  try {
    return markedText(platform().files.readFile(path));
  } catch (error) {
    throw complaintOf(path, `it cannot be read: ${hostReason(error)}`, error);
  }
}

function complaintOf(path: string, reason: string, cause: unknown): DeploymentError {
  return new DeploymentError('topology-invalid', { source: `"${path}"`, path: 'file', reason }, { cause });
}

/** Checks what somebody has written; `source` names it in complaints. */
export function checkTopologyFile(value: unknown, source: string): Topology {
  requireKnown(new DocumentCheck(source), value, topologySchema, '$');
  return checkTopology(value, source);
}

/** That objects have no members but those of the schema; what the members are is looked at later. */
function requireKnown(check: DocumentCheck, value: unknown, schema: SchemaNode, path: string): void {
  const { items, properties } = schema;
  if (Array.isArray(value)) {
    if (items?.properties) value.forEach((item, index) => void requireKnown(check, item, items, `${path}[${index}]`));
    return;
  }
  if (!properties || typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const known = new Map(Object.entries(properties)).get(name);
    if (known) requireKnown(check, member, known, `${path}.${name}`);
    else check.fail(`${path}.${name}`, `there is no such member; there are ${Object.keys(properties).join(', ')}`);
  }
}
