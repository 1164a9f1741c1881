/**
 * What a page's specimen stands for: told by the parameter that it is given to, and where it is a placeholder, by its
 * words too, in the languages in which the documentation was published.
 */
import type { CommandValue } from './command-values.ts';

/** The kinds of thing that the lab can put in a specimen's place. */
export const specimenKinds = [
  'thumbprint',
  'serial number',
  'request',
  'authority',
  'machine',
  'pool',
  'edge',
  'chat pool',
  'SQL Server',
  'SQL instance',
  'account',
  'container',
  'scenario',
  'domain',
  'forest domain',
  'date',
  'past date',
  'password',
  'credential',
  'input file',
  'output file',
  'folder',
  'template',
  'certificate type',
  'site',
  'scope',
  'identity',
  'person',
  'unit',
  'cmdlet',
  'choice',
  'object',
  'number',
  'span',
  'address',
  'telephone',
  'SIP address',
  'SIP domain',
  'application pool',
  'URL',
  'name',
] as const;

export type SpecimenKind = (typeof specimenKinds)[number];

/** Parameters whose value is of one kind whatever the command; in lower case. */
const BY_PARAMETER: ReadonlyMap<string, SpecimenKind> = new Map<string, SpecimenKind>([
  ['thumbprint', 'thumbprint'],
  ['ca', 'authority'],
  ['computer', 'machine'],
  ['computername', 'machine'],
  ['computerfqdn', 'machine'],
  ['replicafqdn', 'machine'],
  ['poolfqdn', 'pool'],
  ['targetfqdn', 'pool'],
  ['accessedgefqdn', 'edge'],
  ['federationroute', 'edge'],
  ['xmppfederationroute', 'edge'],
  ['persistentchatpoolfqdn', 'chat pool'],
  ['sqlserverfqdn', 'SQL Server'],
  ['targetpool', 'pool'],
  ['targetapplicationpool', 'pool'],
  ['pools', 'pool'],
  ['fromcomputer', 'machine'],
  ['tocomputer', 'machine'],
  ['sqlinstancename', 'SQL instance'],
  ['backupsqlserverfqdn', 'SQL Server'],
  ['mirrorsqlserverfqdn', 'SQL Server'],
  ['backupmirrorsqlserverfqdn', 'SQL Server'],
  ['backupsqlinstancename', 'SQL instance'],
  ['backupmirrorsqlinstancename', 'SQL instance'],
  ['useraccount', 'account'],
  ['containerdn', 'container'],
  ['sipaddress', 'SIP address'],
  ['registrarpool', 'pool'],
  ['registrar', 'pool'],
  ['trustedapplicationpoolfqdn', 'application pool'],
  ['lineuri', 'telephone'],
  ['lineserveruri', 'SIP address'],
  ['primaryuri', 'SIP address'],
  ['ontimeouturi', 'SIP address'],
  ['site', 'site'],
  ['ou', 'unit'],
  ['effectivedate', 'date'],
  ['password', 'password'],
  ['template', 'template'],
  ['ldf', 'folder'],
  ['monitoringdatabase', 'scope'],
]);

/** `Get-CsPool NAME`: the nouns whose identity is a computer or a pool that is there. */
const BY_NOUN: ReadonlyMap<string, SpecimenKind> = new Map<string, SpecimenKind>([
  ['cspool', 'pool'],
  ['cssite', 'site'],
  ['cscomputer', 'machine'],
  ['cswindowsservice', 'machine'],
]);

/** Parameters that hold paths. */
const PATHS: ReadonlySet<string> = new Set([
  'path',
  'filename',
  'output',
  'report',
  'filepath',
  'literalpath',
  'configurationfilename',
  'outputfilepath',
  'inputfile',
  'outputfile',
]);

/** Words of placeholders, the most particular first. */
const WORDS: readonly (readonly [RegExp, SpecimenKind])[] = [
  [/\S\s*\|\s*\S/, 'choice'],
  [/cmdlet|applet de commande/i, 'cmdlet'],
  [/thumb ?print|unique identifier|empreinte|fingerabdruck|huella|指纹|拇印|指紋/i, 'thumbprint'],
  [
    /type of certificate|certificate type|certtype|type de certificat|zertifikattyp|tipo d[eio] certificad?[ot]o?|证书类型|憑證類型|証明書の(?:種類|タイプ)/i,
    'certificate type',
  ],
  [/template|modèle|vorlage|plantilla|模板|範本|テンプレート/i, 'template'],
  [/password|mot de passe|kennwort|contraseña|密码|密碼|パスワード/i, 'password'],
  [/\bdate|datum|fecha|日期|日時|日付/i, 'date'],
  [/^\S+(?:\s*[|,]\s*\S+)+$/, 'choice'],
  [/\b(?:url|uri)\b/i, 'URL'],
  [/\bip\b/i, 'address'],
  [/pool|grupo de servidores|サーバー ?プール|プール|服务器池|池|集區/i, 'pool'],
  [
    /fqdn|server|computer|serveur|ordinateur|servidor|equipo|rechner|服务器|计算机|伺服器|電腦|サーバー|コンピューター|host ?name/i,
    'machine',
  ],
  [/sip ?domain|domain|domaine|domäne|dominio|(?<![区區])域|網域|ドメイン/i, 'domain'],
  [/site|standort|sitio|站点|站台|サイト/i, 'site'],
  [/\buser\b|utilisateur|benutzer|usuario|ユーザー|用户|使用者/i, 'person'],
];

/** The kind of a value, or null where nothing says. */
export function kindOf(value: CommandValue): SpecimenKind | null {
  if (isScope(value)) return 'scope';
  if (isMoveTarget(value)) return isOnline(value.value) ? null : 'pool';
  if (/-CsPersistentChat\w+$/i.test(value.command) && /^[\w.-]+\\/.test(value.value)) return 'chat pool';
  // What is tested there is the Edge Server that federation goes through.
  if (/^Test-CsFederatedPartner$/i.test(value.command) && /^targetfqdn$/i.test(value.parameter)) return 'edge';
  if (/^ping(?:\.exe)?$/i.test(value.command) && /^[a-z][\w-]*\.[\w.-]+$/i.test(value.value)) return 'machine';
  if (isIdentityWord(value)) return 'identity';
  const parameter = value.parameter.toLowerCase();
  if (/-CsAd(?:Domain|Forest)$/i.test(value.command) && /^(?:group)?domain$/.test(parameter)) return 'forest domain';
  if (/-CsAddressBook$/i.test(value.command) && parameter === 'fqdn') return 'pool';
  if (/-CsPersistentChatActiveServer$/i.test(value.command) && /^(?:identity)?$/.test(parameter)) return 'chat pool';
  if (/-CsClsLogging$/i.test(value.command) && parameter === 'scenario') return 'scenario';
  // What is searched has been written before.
  if (/^Search-CsClsLogging$/i.test(value.command) && /^(?:start|end)time$/.test(parameter)) return 'past date';
  if (/^(?:New|Remove)-CsSipDomain$/i.test(value.command) && /^(?:identity)?$/.test(parameter)) return 'SIP domain';
  // Settings of Response Groups are moved from one pool to another.
  if (/-CsRgs\w+$/i.test(value.command) && /^(?:source|destination)$/.test(parameter)) return 'pool';
  // Roles of administrators are made after one another.
  if (parameter === 'template' && !/^Request-/i.test(value.command)) return null;
  const own = BY_PARAMETER.get(parameter) ?? pathKind(value) ?? identityKind(value);
  if (own) return own;
  const [words] = value.placeholders;
  if (words === undefined || !/^<[^<>]*>$/.test(value.value)) return null;
  return kindOfWords(words) ?? inventedKind(value, words);
}

/** `site:Redmond`, `service:Registrar:pool01…`, `PstnGateway:192.168.0.240/Rule404`, `-Service Redmond-applicationserver-1` */
function isScope({ command, parameter, value }: CommandValue): boolean {
  if (/^["'“]?(?:site|service)[:/]/i.test(value)) return true;
  const isSetting = /^\w+-Cs[A-Z]/i.test(command);
  if (isSetting && /^service$/i.test(parameter) && /^\w+-[a-z]+-\d+$/i.test(value)) return true;
  return (
    isSetting && /^(?!(?:sips?|tel|https?|mailto|tag|global):)[A-Z]\w+:(?:[\w.-]+|<[^<>]+>)(?:\/.*)?$/i.test(value)
  );
}

/** Users and telephones are moved to pools. */
function isMoveTarget({ command, parameter, position }: CommandValue): boolean {
  if (!/^Move-Cs/i.test(command)) return false;
  return /^target$/i.test(parameter) || (parameter === '' && position === 1);
}

/** The access edge of Lync Online, to which users are moved too. */
export function isOnline(name: string): boolean {
  return /(?:^|\.)online\.lync\.com$/i.test(name);
}

/** What a reader makes up himself for a parameter of a Lync cmdlet: a number, a span of time, a name. */
function inventedKind({ command, parameter }: CommandValue, words: string): SpecimenKind | null {
  if (!/-Cs[A-Z]/i.test(command)) return null;
  if (/(?:Timeout|Threshold|Interval|Duration|Delay|Age)$/i.test(parameter)) return 'span';
  if (/number|size|count|port|minutes|seconds|megabytes|days|bits|\bu?int(?:eger)?\d*\b|nombre|anzahl/i.test(words))
    return 'number';
  return 'name';
}

/** What the words of a placeholder speak of. */
export function kindOfWords(words: string): SpecimenKind | null {
  const spaced = words.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return WORDS.find(([pattern]) => pattern.test(spaced))?.[1] ?? null;
}

/** A file is there already for what reads it. */
function pathKind({ command, parameter, position, value }: CommandValue): SpecimenKind | null {
  // What these programs write goes into folders that the reader has made.
  if (/^(?:certreq|certutil)(?:\.exe)?$/i.test(command))
    return /^[A-Za-z]:\\.+\.\w+$/.test(value) ? 'output file' : null;
  const isPath = PATHS.has(parameter.toLowerCase());
  if (/^Import-Csv$/i.test(command)) return isPath || (parameter === '' && position === 0) ? 'input file' : null;
  // A whole path, or a sound beside the reader.
  if (/^Get-Content$/i.test(command) && /^(?:[A-Za-z]:\\[^*?]+\.\w+|\.\\[\w-]+\.(?:wav|wma))$/i.test(value))
    return isPath || (parameter === '' && position === 0) ? 'input file' : null;
  if (!isPath) return null;
  if (/^(?:Export|Out|New|Save)-/i.test(command) || /^(?:output|report|outputfile(?:path)?)$/i.test(parameter))
    return 'output file';
  return /^(?:Import|Set|Update|Publish|Get|Test|Move|Convert)-Cs/i.test(command) ? 'input file' : null;
}

/** `XdsIdentity`, `ScopeAndName`, `TrunkId`, `[identity]`: the name of what belongs there, as syntax diagrams have it. */
function isIdentityWord({ command, parameter, position, value }: CommandValue): boolean {
  if (!/^identity$/i.test(parameter) && !(parameter === '' && position === 0)) return false;
  const isWord = /^[[<]?(?:(?:xds|rgs)?identity(?: ?name)?|scope(?: ?and ?name)?|[\w ]+id|string)[\]>]?$/i.test(value);
  return isWord && /^\w+-Cs[A-Z]/i.test(command);
}

function identityKind({ command, parameter, position }: CommandValue): SpecimenKind | null {
  if (!/^identity$/i.test(parameter) && !(parameter === '' && position === 0)) return null;
  const [, verb, noun = ''] = /^(\w+)-(\w+)$/.exec(command) ?? [];
  return verb && verb.toLowerCase() !== 'new' ? (BY_NOUN.get(noun.toLowerCase()) ?? null) : null;
}
