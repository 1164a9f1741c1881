/**
 * The errors of the simulated deployment. Their identities and texts are data in this one file; a cmdlet maps the
 * code to an error category and id, and a program that drives the deployment from TypeScript tests the code.
 */

/** The text of each error; `{name}` stands for a datum, `{name:date}` for an instant. */
const texts = {
  // Input that names things
  'unknown-identity': 'Cannot resolve identity "{identity}": {reason}.',
  'unknown-machine': 'The computer "{machine}" is not part of the topology.',
  'unknown-certificate-type': 'The certificate type "{type}" is not known. The types are: {known}.',
  'unknown-replica': 'No replica was found for the computer "{replica}" in the Central Management store.',
  'unknown-topology-service': 'Cannot find "Service" "{identity}" because it does not exist.',
  'topology-document-invalid': 'The document is no topology: {reason}.',
  'topology-document-differs':
    'The topology cannot be published: {difference}, and a document cannot change that in a lab. Nothing was changed.',
  'unknown-task': 'No task named "{task}" was found on the computer "{machine}".',
  // As Windows says them: SCHED_E_TASK_DISABLED, ERROR_NOT_SUPPORTED.
  'task-disabled': 'The task is disabled.',
  'log-always-on': 'The request is not supported.',
  'unknown-service': 'No Lync Server service named "{service}" was found on the computer "{machine}".',
  // As Windows says it: ERROR_SERVICE_DISABLED.
  'service-disabled':
    'The service cannot be started, either because it is disabled or because it has no enabled devices associated with it.',
  'no-pool-for-management':
    'The Central Management Server cannot move to "{pool}": it is no Front End pool and no Standard Edition server of this topology.',
  'management-already-there': 'The Central Management Server is on "{pool}" already.',
  'management-unreachable':
    'The active Central Management Server "{master}" cannot be reached. Where it is lost, say so by -Force, and give an exported configuration by -ConfigurationFileName.',
  'front-end-not-running':
    'The Central Management Server cannot move to "{pool}": the service RTCSRV does not run on "{machine}".',
  'fault-invalid': 'A fault {kind} cannot be made of this: {path}: {reason}.',
  'partner-exists': 'There is a partner "{name}" already.',
  'partner-missing': 'There is no partner "{name}".',
  'fault-present': 'The fault {id} is there already: {text}. Remove-LabFault {id} takes it away.',
  'drill-too-large':
    'So much cannot be broken by chance: of {count} faults {found} found a machine that has none yet. Nothing was broken.',
  'fault-missing': 'There is no fault with the number {id}.',
  'type-required': 'Name at least one certificate type.',
  'type-not-in-scope': 'A certificate of type "{type}" cannot be assigned at scope "{scope}".',
  // Two blanks between the sentences, as scripts know it (lync-console.md, B4).
  'type-not-on-machine':
    'The computer does not need a certificate for the type "{type}".  No role of the computer "{machine}" uses it.',
  'invalid-time': 'The value "{value}" is not a time that a clock can show.',
  // Certificates
  'thumbprint-invalid': 'The value "{thumbprint}" is not a thumbprint: it must consist of 40 hexadecimal digits.',
  'certificate-not-found':
    'The certificate with thumbprint "{thumbprint}" was not found in the local certificate store of "{machine}".',
  'no-private-key':
    'The certificate with thumbprint "{thumbprint}" has no private key. Import a certificate together with its key.',
  'private-key-not-exportable':
    'The private key of the certificate with thumbprint "{thumbprint}" is not marked as exportable, so that it cannot be copied to other computers.',
  'key-too-short':
    'The certificate with thumbprint "{thumbprint}" has a key of {bits} bits. A certificate of type "{type}" needs at least {minimum} bits.',
  'key-not-rsa':
    'The certificate with thumbprint "{thumbprint}" has a key of type "{algorithm}". A certificate of type "{type}" needs an RSA key.',
  'signature-not-accepted':
    'The certificate with thumbprint "{thumbprint}" is signed with {signature}. A certificate of type "{type}" needs a signature with SHA-1 or SHA-2.',
  'no-server-authentication':
    'The certificate with thumbprint "{thumbprint}" is not for server authentication. A certificate of type "{type}" needs the enhanced key usage Server Authentication (1.3.6.1.5.5.7.3.1).',
  'certificate-revoked': 'The certificate with thumbprint "{thumbprint}" was revoked by its issuer on {at:date}.',
  'certificate-expired': 'The certificate with thumbprint "{thumbprint}" expired on {notAfter:date}.',
  'certificate-not-yet-valid': 'The certificate with thumbprint "{thumbprint}" is not valid before {notBefore:date}.',
  'certificate-undecipherable': 'The certificate with thumbprint "{thumbprint}" cannot be decrypted for "{machine}".',
  'no-assignment': 'No certificate of type "{type}" is assigned at scope "{scope}".',
  'no-previous-certificate': 'There is no previous certificate of type "{type}" at scope "{scope}".',
  // Rolling
  'roll-without-effective-date': 'The Roll parameter needs the EffectiveDate parameter.',
  'effective-date-in-past': 'The effective date {effectiveDate:date} is in the past: it must be later than {now:date}.',
  // Files
  // What machines share; the texts are those of Windows (net helpmsg 2310, 2118, 2116, 123, 5, 1332).
  'share-missing': 'This shared resource does not exist.',
  'share-exists': 'The name has already been shared.',
  'share-folder-missing': 'The device or directory does not exist.',
  'share-name-invalid': 'The filename, directory name, or volume label syntax is incorrect.',
  'share-administrative': 'Access is denied.',
  'share-account-unknown': 'No mapping between account names and security IDs was done.',
  'file-not-found': 'The system cannot find the file specified: "{path}".',
  'path-not-found': 'The system cannot find the path specified: "{path}".',
  'file-exists': 'The file "{path}" exists already.',
  'host-refused': '{reason}',
  'file-unreadable': "Access to the path '{path}' is denied.",
  'not-a-file': 'Access to the path "{path}" is denied: it is a folder.',
  'path-invalid': 'The path "{path}" is not valid: {reason}.',
  'drive-not-found': 'A drive with the name "{drive}" does not exist on the computer "{machine}".',
  'disk-full': 'There is not enough space on the disk: "{path}".',
  'network-path-not-found': 'The network path was not found: "{path}".',
  'pfx-wrong-password': 'The specified network password is not correct: "{path}".',
  'pfx-not-a-pfx': 'Cannot find the requested object: "{path}" is not a personal information exchange (PFX) file.',
  'pfx-truncated': 'ASN1 unexpected end of data: the file "{path}" is cut off.',
  'pfx-damaged': 'ASN1 corrupted data: the contents of "{path}" are damaged ({reason}).',
  'pfx-cipher-unsupported': 'The file "{path}" is encrypted in a way that is not supported: {algorithm}.',
  'pfx-hash-unsupported': 'The file "{path}" is protected by a hash that is not supported: {algorithm}.',
  'pfx-key-unsupported': 'The file "{path}" holds a private key of a kind that is not supported: {algorithm}.',
  'pfx-iterations': 'The file "{path}" asks for too many rounds of key derivation: it violates the limit {limit}.',
  'pfx-no-private-key': 'The file "{path}" holds a certificate without its private key.',
  'pfx-no-certificate': 'The file "{path}" holds no certificate.',
  'certificate-file-invalid': 'Cannot find the requested object: "{path}" is not a certificate file.',
  'certificate-damaged': 'ASN1 corrupted data: what was to be a certificate cannot be read ({reason}).',
  'subject-invalid': 'The name "{subject}" cannot be the subject of a certificate: {reason}',
  'configuration-file-invalid': 'The file "{path}" is not an exported configuration: {reason}.',
  'certificate-not-signed':
    'The signature of the certificate in "{path}" cannot be verified: its issuer has not signed it.',
  'no-pending-request': 'No pending request on "{machine}" has the public key of the certificate in "{path}".',
  // Certification authority and requests
  'ca-not-found':
    'Unable to contact certification authority "{ca}". Verify the name of the certification authority. Known is "{known}".',
  'ca-unreachable':
    'Unable to contact certification authority "{ca}". It cannot be reached from the computer "{machine}".',
  // The end is what scripts look for (lync-console.md, B4); the beginning is our own.
  'ca-logon-refused':
    'Verify that the account "{account}" may use the certification authority, and that you logged on with the correct credentials.',
  'template-not-supported':
    'Denied by Policy Module 0x80094800, The request was for a certificate template that is not supported by the Active Directory Certificate Services policy: {template}.',
  'request-denied': 'Denied by Policy Module {reason}',
  'template-denied':
    'Denied by Policy Module 0x80094012, The permissions on the certificate template do not allow the current user to enroll for this type of certificate: {template}.',
  'store-inaccessible':
    'The Central Management Store cannot be read from the computer "{machine}", which holds its own copy of the configuration only.',
  'request-not-at-authority': 'The authority "{ca}" knows no request with the number {requestId}.',
  'request-not-pending': 'The request {requestId} at the authority "{ca}" was decided already.',
  'certificate-not-issued':
    'The authority "{ca}" has not issued a certificate with the serial number "{serialNumber}".',
  'template-missing':
    'Denied by Policy Module 0x80094801, The request does not contain a certificate template extension or the CertificateTemplate request attribute.',
  'request-too-long':
    'The request has {length} bytes: the certification authority "{ca}" takes messages of up to 65536 bytes (MaxIncomingMessageSize).',
  'request-attribute-invalid': 'The request attribute "{line}" is not of the form NAME:VALUE.',
  'request-name-invalid': 'The alternative name "{name}" is not of the form dns=NAME.',
  'request-attribute-unsupported': '{what} is not built here.',
  'authority-exists': 'There is an authority named "{name}" already.',
  'authority-public': 'The authority "{ca}" is a public one: {reason}.',
  'authority-not-public': 'The authority "{ca}" is an enterprise\'s: {reason}.',
  'right-missing':
    'Access is denied. The account "{account}" has no right to use {cmdlet}: it needs to be a member of {right}.',
  'domain-name-invalid': 'The name "{name}" cannot stand in a certificate: {reason}.',
  'domain-name-too-long': 'The name "{name}" cannot stand in a certificate: {reason}.',
  'role-scope-invalid': 'The scope "{scope}" cannot be given to a role: {reason}.',
  'scope-missing':
    'Access is denied. The account "{account}" has no right to change "{identity}": its role would need the scope "{scope}".',
  'access-denied': 'Access is denied. The account "{account}" needs to be a member of {right}.',
  'unknown-role': 'Cannot find "Role" "{role}" because it does not exist.',
  'standard-role': 'The role "{role}" comes with Lync Server: it can be neither changed nor removed.',
  'role-without-group': 'There is no group "{role}" in Active Directory. A role needs a group of the same name.',
  'account-missing': "Cannot find an object with identity: '{account}' in the domain '{domain}'.",
  // As Windows says it: ERROR_LOGON_FAILURE.
  'account-unknown': 'The user name or password is incorrect.',
  'not-a-member': 'The account "{account}" is no member of the group "{group}".',
  'request-not-found': 'No certificate request with number {requestId} was found on "{machine}".',
  'key-algorithm-unsupported': 'This platform makes no keys of the algorithm {algorithm}.',
  'key-size-invalid': 'A key of {bits} bits cannot be made. Choose 1024, 2048 or 4096.',
  // Labs
  'lab-name-invalid': 'The name "{lab}" cannot name a lab: use letters, digits, ".", "-" and "_".',
  'lab-missing': 'There is no lab named "{lab}" in "{root}".',
  'lab-exists': 'There is a lab named "{lab}" in "{root}" already.',
  'snapshot-exists': 'The lab "{lab}" has a snapshot named "{snapshot}" already.',
  'snapshot-missing': 'The lab "{lab}" has no snapshot named "{snapshot}".',
  'lab-archive-invalid': 'The file "{path}" is not an exported lab: {reason}.',
  'lab-protected':
    'The lab "{lab}" is protected by a passphrase already. "lyncshell lab protect {lab} --change" gives it another one.',
  'lab-not-protected': 'The lab "{lab}" is not protected by a passphrase.',
  'passphrase-short': 'A passphrase needs {least} characters or more.',
  'lab-state-missing': 'The lab "{lab}" has no state {state} to go back to. See "lyncshell lab history {lab}".',
  'lab-newer':
    'A later version of lyncshell has written the lab "{lab}" (format {format}; this one knows up to {known}). Nothing was changed. Update lyncshell to open it.',
  'lab-damaged':
    'The lab "{lab}" is damaged: {reason}. Go back to its newest good state by "lyncshell lab repair {lab}".',
  'topology-invalid': 'The topology {source} is not valid: {path}: {reason}.',
  'plan-without-front-end': 'A deployment needs a Front End Server or a Standard Edition server: ask for one at least.',
  'topology-unknown':
    'There is no topology named "{name}". Known are: {known}; or give the path of a file (.json, or .xml and .tbxml of the Topology Builder).',
} as const;

/** The identity of an error of the deployment. */
export type DeploymentErrorCode = keyof typeof texts;

/** What an error tells about its case. */
export type DeploymentErrorData = Readonly<Record<string, string | number>>;

/** An error of the deployment. Whoever gets one may rely on nothing having been changed. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';
  readonly code: DeploymentErrorCode;
  readonly data: DeploymentErrorData;

  constructor(code: DeploymentErrorCode, data: DeploymentErrorData = {}, options?: ErrorOptions) {
    super(errorText(code, data, shortDate), options);
    this.code = code;
    this.data = data;
  }

  /** The text with dates as somebody's culture has them; `message` has them as en-US does. */
  textWith(dateText: (instant: number) => string): string {
    return errorText(this.code, this.data, dateText);
  }
}

function errorText(
  code: DeploymentErrorCode,
  data: DeploymentErrorData,
  dateText: (instant: number) => string,
): string {
  return texts[code].replace(/\{(\w+)(:date)?\}/g, (_, name: string, date: string | undefined) =>
    date ? dateText(Number(data[name])) : String(data[name]),
  );
}

/** An instant as .NET's "G" format has it in en-US, in the host's time zone. */
function shortDate(instant: number): string {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  const hour = date.getHours() % 12 || 12;
  const half = date.getHours() < 12 ? 'AM' : 'PM';
  const day = `${date.getMonth() + 1}/${date.getDate()}/${date.getFullYear()}`;
  return `${day} ${hour}:${two(date.getMinutes())}:${two(date.getSeconds())} ${half}`;
}
