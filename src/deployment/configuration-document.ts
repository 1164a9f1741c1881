/**
 * The document in the archive of Export-CsConfiguration, DocItemSet.xml: the topology as the Topology Builder has it, so that
 * scripts read and change it there, and all else that a lab configures. How the real archive names its items nobody has
 * published; its topology is in an AnchoredXml, as the settings of the Central Management store are.
 */
import { DeploymentError } from './deployment-error.ts';
import { schemas } from './topology-xml/service-elements.ts';
import { type ReadTopology, readTopologyElement } from './topology-xml/topology-reading.ts';
import { topologyElement, type WrittenTopology } from './topology-xml/topology-writing.ts';
import { parsedXml } from './topology-xml/xml-document.ts';
import { type XmlElement, xmlText } from './topology-xml/xml-tree.ts';

export const DOCUMENT_NAME = 'DocItemSet.xml';

const SET = 'urn:schema:Microsoft.Rtc.Management.Xds.AppLayer.2008';
const ANCHORED = 'urn:schema:Microsoft.Rtc.Management.ScopeFramework.2008';
const TOPOLOGY_ITEM = 'urn:xds:Topology';
const CONFIGURATION_ITEM = 'urn:lyncshell:configuration';

export interface ConfigurationItems {
  /** What a lab configures, as JSON. */
  readonly configuration: string;
  readonly topology: ReadTopology | null;
}

export function configurationXml(version: number, configuration: string, topology: WrittenTopology): string {
  const item = (name: string, data: Pick<XmlElement, 'children' | 'text'>): XmlElement => ({
    name: 'DocItem',
    attributes: { Name: name, Version: version },
    children: [{ name: 'Data', ...data }],
  });
  const anchored: XmlElement = {
    name: 'AnchoredXml',
    attributes: { xmlns: ANCHORED, SchemaWriteVersion: 1 },
    children: [
      {
        name: 'Key',
        attributes: { ScopeClass: 'Global' },
        children: [{ name: 'SchemaId', attributes: { Namespace: schemas.topology, ElementName: 'Topology' } }],
      },
      {
        name: 'Dictionary',
        attributes: { Count: 1 },
        children: [
          { name: 'Item', children: [{ name: 'Key' }, { name: 'Value', children: [topologyElement(topology)] }] },
        ],
      },
    ],
  };
  return xmlText({
    name: 'DocItemSet',
    attributes: { xmlns: SET },
    children: [item(TOPOLOGY_ITEM, { children: [anchored] }), item(CONFIGURATION_ITEM, { text: configuration })],
  });
}

/** @throws DeploymentError `topology-document-invalid` */
export function readConfigurationXml(text: string): ConfigurationItems {
  const document = parsedXml(text);
  const items = Array.from(document.getElementsByTagName('DocItem'));
  const own = items.find((item) => item.getAttribute('Name') === CONFIGURATION_ITEM);
  if (!own)
    throw new DeploymentError('topology-document-invalid', {
      reason: `it has no DocItem "${CONFIGURATION_ITEM}": no lab wrote it`,
    });
  const [topology] = Array.from(document.getElementsByTagName('Topology'));
  return { configuration: own.textContent?.trim() ?? '', topology: topology ? readTopologyElement(topology) : null };
}
