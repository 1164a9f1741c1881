/** The parameters that Invoke-WebRequest and Invoke-RestMethod have in common. */
import type { Bound, CmdletContext, ParameterDeclarations } from '../../../src/engine/cmdlet.ts';

const STANDARD = ['StandardMethod', 'StandardMethodNoProxy'];
const CUSTOM = ['CustomMethod', 'CustomMethodNoProxy'];
const WITH_PROXY = ['CustomMethod', 'StandardMethod'];
const WITHOUT_PROXY = ['CustomMethodNoProxy', 'StandardMethodNoProxy'];
const NOT_NEGATIVE = [{ kind: 'range', min: 0, max: 2147483647 }] as const;
const POSITIVE = [{ kind: 'range', min: 1, max: 2147483647 }] as const;
const NOT_EMPTY = [{ kind: 'notNullOrEmpty' }] as const;

const NO_PROXY = 'requests go straight to their server';

export const webParameters = {
  AllowInsecureRedirect: { type: 'switch', help: 'Follows a redirection from https to http.' },
  AllowUnencryptedAuthentication: { type: 'switch', help: 'Sends secrets over http, too.' },
  Authentication: {
    type: 'enum',
    typeName: 'Microsoft.PowerShell.Commands.WebAuthenticationType',
    values: ['None', 'Basic', 'Bearer', 'OAuth'],
    help: 'How -Credential or -Token is told to the server.',
  },
  Body: { type: 'object', pipeline: 'value', help: 'What is sent: text, bytes, or fields of a form as a dictionary.' },
  Certificate: {
    type: 'other',
    typeName: 'X509Certificate',
    validate: [{ kind: 'notNull' }],
    help: 'The certificate that the server is shown when it asks who its client is; its private key is needed.',
  },
  CertificateThumbprint: {
    type: 'string',
    validate: NOT_EMPTY,
    help: 'The thumbprint of such a certificate, in the personal store of the user.',
  },
  ConnectionTimeoutSeconds: {
    type: 'int',
    aliases: ['TimeoutSec'],
    validate: NOT_NEGATIVE,
    help: 'How long to wait until the answer begins; 0 for ever.',
  },
  ContentType: { type: 'string', help: 'The type of what is sent.' },
  Credential: { type: 'pscredential', help: 'Name and password for the server.' },
  CustomMethod: {
    type: 'string',
    mandatory: true,
    in: CUSTOM,
    aliases: ['CM'],
    validate: NOT_EMPTY,
    help: 'A method that -Method does not know.',
  },
  DisableKeepAlive: { type: 'switch', help: 'Asks the server to close the connection.' },
  Form: { type: 'IDictionary', help: 'Fields of a form, sent as multipart/form-data; files as objects of Get-Item.' },
  Headers: { type: 'IDictionary', help: 'Headers of the request.' },
  HttpVersion: { type: 'version', help: 'The version of HTTP.', noEffect: 'requests are of HTTP 1.1' },
  InFile: { type: 'string', validate: NOT_EMPTY, help: 'A file that is sent.' },
  MaximumRedirection: {
    type: 'int',
    validate: NOT_NEGATIVE,
    help: 'How many redirections are followed; 50 by default.',
  },
  MaximumRetryCount: { type: 'int', validate: NOT_NEGATIVE, help: 'How often a request that failed is sent again.' },
  Method: {
    type: 'enum',
    typeName: 'Microsoft.PowerShell.Commands.WebRequestMethod',
    values: ['Default', 'Get', 'Head', 'Post', 'Put', 'Delete', 'Trace', 'Options', 'Merge', 'Patch'],
    in: STANDARD,
    help: 'The method of the request; GET by default.',
  },
  NoProxy: {
    type: 'switch',
    mandatory: true,
    in: WITHOUT_PROXY,
    help: 'Goes straight to the server.',
    noEffect: 'requests always do',
  },
  OperationTimeoutSeconds: {
    type: 'int',
    validate: NOT_NEGATIVE,
    help: 'How long to wait between two parts of the answer; 0 for ever.',
  },
  OutFile: { type: 'string', validate: NOT_EMPTY, help: 'The file, or the folder, that gets the body.' },
  PassThru: { type: 'switch', help: 'With -OutFile: also gives the result.' },
  PreserveAuthorizationOnRedirect: { type: 'switch', help: 'Keeps the header Authorization when redirected.' },
  PreserveHttpMethodOnRedirect: { type: 'switch', help: 'Keeps the method when redirected.' },
  Proxy: { type: 'uri', in: WITH_PROXY, help: 'A server in between.', refused: NO_PROXY },
  ProxyCredential: { type: 'pscredential', in: WITH_PROXY, help: 'Name and password for it.', refused: NO_PROXY },
  ProxyUseDefaultCredentials: {
    type: 'switch',
    in: WITH_PROXY,
    help: 'Signs in to it as the user.',
    refused: NO_PROXY,
  },
  Resume: { type: 'switch', help: 'With -OutFile: asks only for what the file lacks.' },
  RetryIntervalSec: { type: 'int', validate: POSITIVE, help: 'Seconds between two attempts; 5 by default.' },
  SessionVariable: {
    type: 'string',
    aliases: ['SV'],
    help: 'The name of a variable for the session, to be given as -WebSession later.',
  },
  SkipCertificateCheck: { type: 'switch', help: "Takes the server's certificate as it is." },
  SkipHeaderValidation: { type: 'switch', help: 'Sends headers as they are given.' },
  SkipHttpErrorCheck: { type: 'switch', help: 'Gives the answer also when its status is an error.' },
  SslProtocol: {
    type: 'enum',
    typeName: 'Microsoft.PowerShell.Commands.WebSslProtocol',
    values: ['Default', 'Tls', 'Tls11', 'Tls12', 'Tls13'],
    help: 'The protocols of encryption that may be spoken.',
  },
  Token: { type: 'securestring', help: 'The token for -Authentication Bearer or OAuth.' },
  TransferEncoding: {
    type: 'string',
    validate: [{ kind: 'set', values: ['chunked', 'compress', 'deflate', 'gzip', 'identity'] }],
    help: 'The header Transfer-Encoding.',
  },
  UnixSocket: {
    type: 'other',
    typeName: 'System.Net.Sockets.UnixDomainSocketEndPoint',
    validate: NOT_EMPTY,
    help: 'A socket of this computer to connect to.',
    refused: 'sockets of this computer are not built',
  },
  Uri: {
    type: 'uri',
    position: 0,
    mandatory: true,
    validate: NOT_EMPTY,
    help: 'The address; http:// when it says nothing.',
  },
  UseBasicParsing: { type: 'switch', help: 'Reads HTML without a browser.', noEffect: 'it is always read so' },
  UseDefaultCredentials: {
    type: 'switch',
    help: 'Signs in as the user.',
    noEffect: 'nobody is signed in to a domain that servers of this computer know',
  },
  UserAgent: { type: 'string', help: 'The header User-Agent.' },
  WebSession: {
    type: 'other',
    typeName: 'Microsoft.PowerShell.Commands.WebRequestSession',
    help: 'Cookies, headers and settings of earlier requests.',
  },
} as const satisfies ParameterDeclarations;

/** A running cmdlet that has them. */
export type WebCmdlet = Omit<CmdletContext<typeof webParameters>, 'parameters'> & {
  readonly parameters: Bound<typeof webParameters>;
};
