/**
 * The JSON Schema of topology files, for editors that complete and check them, and for the page that explains them. What it says
 * of single values topology.ts checks too; what one value says of another (that a pool is there, that a name is new) only that.
 */
import { roleNames } from './service-roles.ts';
import { serverRoles } from './topology.ts';
import { databaseRoles, interfaceSides } from './topology-parts.ts';

/** A part of a schema, as far as this one needs them. */
export interface SchemaNode {
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer';
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number;
  readonly propertyNames?: SchemaNode;
}

/** Where the package has the file. */
export const SCHEMA_ID = 'https://unpkg.com/lyncshell/dist/topology.schema.json';

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const fqdn = (description: string): SchemaNode => ({
  description,
  type: 'string',
  pattern: `^${LABEL}(?:\\.${LABEL})+$`,
});
const text = (description: string): SchemaNode => ({ description, type: 'string', pattern: '\\S' });
const httpsUrl = (description: string): SchemaNode => ({
  description,
  type: 'string',
  format: 'uri',
  pattern: '^https:',
});
const some = (description: string, items: SchemaNode): SchemaNode => ({
  description,
  type: 'array',
  minItems: 1,
  items,
});
const object = (
  description: string,
  properties: Readonly<Record<string, SchemaNode>>,
  ...optional: readonly string[]
): SchemaNode => ({
  description,
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

const pool = object(
  'A pool: servers of one role.',
  {
    fqdn: fqdn('Its name. A Standard Edition server is a pool of itself alone, with the same name.'),
    role: { description: 'What its servers are.', type: 'string', enum: serverRoles },
    computers: some('Its servers.', fqdn('A server.')),
    externalWebServices: fqdn('The name of its web services as seen from outside.'),
    externalEdge: object('The names of an Edge pool as seen from outside. Edge pools need it.', {
      access: fqdn('The Access Edge service.'),
      webConferencing: fqdn('The Web Conferencing Edge service.'),
      audioVideo: fqdn('The A/V Edge service.'),
    }),
    uses: {
      description:
        'Whose service of a role it uses, by the role; its own, else the first of its site, where it says nothing.',
      type: 'object',
      propertyNames: { enum: roleNames },
      additionalProperties: fqdn('A pool.'),
    },
    alsoRuns: some('Services that its servers run besides those of the role.', { type: 'string', enum: roleNames }),
    doesNotRun: some('Services of its role that its servers do not run.', { type: 'string', enum: roleNames }),
    backupPool: fqdn('The pool that takes over when it fails.'),
  },
  'externalWebServices',
  'externalEdge',
  'uses',
  'alsoRuns',
  'doesNotRun',
  'backupPool',
);

const site = object(
  'A site.',
  {
    name: text('Its name.'),
    description: text('A sentence about it.'),
    timeZone: text("The time zone of its machines' clocks, as Europe/Paris; that of the deployment when omitted."),
    pools: some('Its pools.', pool),
    sqlStores: some(
      'Instances of SQL Server. A lab has no machines for them.',
      object(
        'An instance.',
        {
          fqdn: fqdn('The server.'),
          instance: text('The name of the instance; the default instance when omitted.'),
          databases: some('What it holds.', { type: 'string', enum: databaseRoles }),
          mirror: object(
            'The instance with mirrors of its databases.',
            { fqdn: fqdn('The server.'), instance: text('The name of the instance; the same when omitted.') },
            'instance',
          ),
        },
        'instance',
        'mirror',
      ),
    ),
    fileStores: some(
      'Shares for the files of pools.',
      object('A share.', { fqdn: fqdn('The server.'), share: text('The name of the share.') }),
    ),
    pstnGateways: some(
      'Gateways to the telephone network.',
      object(
        'A gateway.',
        {
          fqdn: fqdn('Its name or address.'),
          mediationPool: fqdn('The pool whose Mediation Servers it works with; the first of the site when omitted.'),
          trunks: some('Names of trunks besides the first, which is called as the gateway is.', text('A trunk.')),
        },
        'mediationPool',
        'trunks',
      ),
    ),
    webAppServers: some(
      'Office Web Apps Server farms.',
      object('A farm.', { fqdn: fqdn('Its name.'), discoveryUrl: text('Its discovery URL.') }, 'discoveryUrl'),
    ),
    trustedApplicationPools: some(
      'Computers with applications of others, which the servers trust.',
      object(
        'A pool of them.',
        {
          fqdn: fqdn('Its name.'),
          computers: some('Its computers; one with its name when omitted.', fqdn('A computer.')),
          registrarPool: fqdn('Its next hop; the first pool of the site when omitted.'),
          applications: some(
            'Its applications.',
            object('An application.', {
              id: text('The word behind urn:application:.'),
              port: { description: 'Where it listens.', type: 'integer', minimum: 1, maximum: 65535 },
            }),
          ),
        },
        'computers',
        'registrarPool',
        'applications',
      ),
    ),
  },
  'description',
  'timeZone',
  'sqlStores',
  'fileStores',
  'pstnGateways',
  'webAppServers',
  'trustedApplicationPools',
);

/** The schema of a whole file. */
export const topologySchema: SchemaNode = object(
  'A deployment: its domain, sites, pools and servers.',
  {
    $schema: text('Where this schema is, for editors.'),
    name: text('What it is called.'),
    domain: fqdn('The Active Directory domain.'),
    netbiosName: text('The short name of the domain, as in CONTOSO\\Administrator.'),
    sipDomains: some('The SIP domains; the first is the default, unless another is named.', fqdn('A SIP domain.')),
    defaultSipDomain: fqdn('The default one of the SIP domains.'),
    simpleUrls: object('The simple URLs.', {
      dialin: httpsUrl('Where people look up conference numbers.'),
      meet: httpsUrl('Where meetings are.'),
      admin: httpsUrl('Where the Control Panel is.'),
    }),
    certificationAuthority: object('The certification authority of the domain.', {
      name: { description: 'Its name.', type: 'string', pattern: '^[\\w .-]{1,64}$' },
      computer: fqdn('The computer on which it runs.'),
    }),
    centralManagementStore: fqdn(
      'The Front End pool with the Central Management store; its first server is the active master.',
    ),
    sites: some('The sites.', site),
    timeZone: text(
      "The time zone of the machines' clocks, as America/Los_Angeles; that of the computer on which the lab is when omitted.",
    ),
    people: {
      description: 'How many accounts Active Directory has.',
      type: 'integer',
      minimum: 0,
      maximum: 100_000,
      default: 200,
    },
    interfaces: some(
      'Computers whose network interfaces have addresses in the topology.',
      object('A computer.', {
        computer: fqdn('Its name.'),
        interfaces: some(
          'All its interfaces.',
          object(
            'An interface.',
            {
              side: { description: 'Where it leads.', type: 'string', enum: interfaceSides },
              number: { description: 'From 1, within the side.', type: 'integer', minimum: 1 },
              address: text('Its address; 0.0.0.0 is any.'),
              published: text('The address that people outside see.'),
            },
            'published',
          ),
        ),
      }),
    ),
    services: {
      description:
        'What services have otherwise than at first: by their identity (EdgeServer:edge.contoso.com), by property.',
      type: 'object',
      additionalProperties: { description: 'The values, by property.', type: 'object' },
    },
    session: object('Where and as whom a session logs on.', {
      computer: fqdn('A server of the deployment.'),
      user: text('An account, as DOMAIN\\name.'),
    }),
  },
  '$schema',
  'defaultSipDomain',
  'timeZone',
  'people',
  'interfaces',
  'services',
);

/** The file that the package has. */
export function topologySchemaText(): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: SCHEMA_ID,
    title: 'Topology of a lab',
    ...topologySchema,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
