/** Which parameters of the web cmdlets do not go together. */
import type { NetUri } from '../../../src/types/text/uri.ts';
import { refuseParameters } from './web-errors.ts';
import type { WebCmdlet } from './web-parameters.ts';

type Given = WebCmdlet['parameters'];

interface Rule {
  readonly id: string;
  readonly message: string;
  readonly isBroken: (given: Given) => boolean;
}

function conflict(id: string, first: string, second: string, isBroken: Rule['isBroken'], end = '  '): Rule {
  const again = second === 'InFile' ? 'Infile' : second;
  const message = `The cmdlet cannot run because the following conflicting parameters are specified: ${first} and ${second}. Specify either ${first} or ${again}, then retry.${end}`;
  return { id, message, isBroken };
}

function missing(name: 'Token' | 'Credential', id: string, isBroken: Rule['isBroken']): Rule {
  return {
    id,
    message: `The cmdlet cannot run because the following parameter is not specified: ${name}. The supplied Authentication type requires a ${name}. Specify ${name}, then retry.`,
    isBroken,
  };
}

function needsFile(parameter: 'PassThru' | 'Resume'): Rule {
  return {
    id: 'WebCmdletOutFileMissingException',
    message: `The cmdlet cannot run because the following parameter is missing: OutFile. Provide a valid OutFile parameter value when using the ${parameter} parameter, then retry.`,
    isBroken: (given) => given[parameter] === true && given.OutFile === undefined,
  };
}

const isBearer = ({ Authentication }: Given): boolean => Authentication === 'Bearer' || Authentication === 'OAuth';
const signsIn = ({ Authentication = 'None' }: Given): boolean => Authentication !== 'None';
const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** In the order in which they are looked at. */
const RULES: readonly Rule[] = [
  conflict(
    'WebCmdletSessionConflictException',
    'Session',
    'SessionVariable',
    (given) => isGiven(given.WebSession) && isGiven(given.SessionVariable),
    '',
  ),
  {
    id: 'WebCmdletAuthenticationConflictException',
    message:
      'The cmdlet cannot run because the following conflicting parameters are specified: Authentication and UseDefaultCredentials. Authentication does not support Default Credentials. Specify either Authentication or UseDefaultCredentials, then retry.',
    isBroken: (given) => signsIn(given) && given.UseDefaultCredentials === true,
  },
  missing(
    'Token',
    'WebCmdletAuthenticationTokenNotSuppliedException',
    (given) => isBearer(given) && !isGiven(given.Token),
  ),
  missing(
    'Credential',
    'WebCmdletAuthenticationCredentialNotSuppliedException',
    (given) => given.Authentication === 'Basic' && !isGiven(given.Credential),
  ),
  conflict('WebCmdletBodyConflictException', 'Body', 'InFile', (given) => isGiven(given.Body) && isGiven(given.InFile)),
  conflict('WebCmdletBodyFormConflictException', 'Body', 'Form', (given) => isGiven(given.Body) && isGiven(given.Form)),
  conflict(
    'WebCmdletFormInFileConflictException',
    'InFile',
    'Form',
    (given) => isGiven(given.InFile) && isGiven(given.Form),
  ),
  needsFile('PassThru'),
  needsFile('Resume'),
];

export function checkParameters(ps: WebCmdlet, className: string): void {
  for (const { id, message, isBroken } of RULES) {
    if (isBroken(ps.parameters)) refuseParameters(ps, className, id, message);
  }
}

/** Secrets are not sent where everybody can read them, unless that is asked for. */
export function checkSecrets(ps: WebCmdlet, className: string, uri: NetUri): void {
  const given = ps.parameters;
  const hasSecret = signsIn(given) || isGiven(given.Credential);
  if (!hasSecret || given.AllowUnencryptedAuthentication || uri.absolute().scheme === 'https') return;
  refuseParameters(
    ps,
    className,
    'WebCmdletAllowUnencryptedAuthenticationRequiredException',
    'The cmdlet cannot protect plain text secrets sent over unencrypted connections. To suppress this warning and send plain text secrets over unencrypted networks, reissue the command specifying the AllowUnencryptedAuthentication parameter.',
  );
}

/** `type/subtype; name=value`. */
const CONTENT_TYPE = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(\s*;\s*[\w-]+\s*=\s*("[^"]*"|[^\s;"]+))*\s*;?$/;

export function checkContentType(ps: WebCmdlet): void {
  const { ContentType, SkipHeaderValidation } = ps.parameters;
  if (!ContentType || SkipHeaderValidation || CONTENT_TYPE.test(ContentType.trim())) return;
  ps.fail(
    'WebCmdletContentTypeException',
    'InvalidArgument',
    'The cmdlet cannot run because the -ContentType parameter is not a valid Content-Type header. Specify a valid Content-Type for -ContentType, then retry. To suppress header validation, supply the -SkipHeaderValidation parameter.',
    { exception: 'System.Management.Automation.ValidationMetadataException', target: ContentType },
  );
}
