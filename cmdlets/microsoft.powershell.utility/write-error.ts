/** Write-Error: reports an error and goes on. */

import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { ScriptInfo } from '../../src/engine/script-command-info.ts';
import { type ErrorCategory, ErrorDetails, errorCategories } from '../../src/types/error-category.ts';
import { ErrorRecord } from '../../src/types/error-record.ts';
import { type NetException, netException } from '../../src/types/net-exception.ts';

const WRITE_ERROR_EXCEPTION = 'Microsoft.PowerShell.Commands.WriteErrorException';

export default cmdlet({
  verb: 'Write',
  noun: 'Error',
  defaultParameterSet: 'NoException',
  help: {
    synopsis: 'Reports an error without ending the script.',
    description:
      'The error goes to the error stream and into $Error. -ErrorAction Stop or $ErrorActionPreference make it end the script; `throw` always does.',
    examples: [
      {
        title: 'An error that a caller can catch',
        transcript:
          'PS> try { Write-Error \'No pool of that name\' -ErrorAction Stop } catch { "caught: $_" }\ncaught: No pool of that name',
      },
      {
        title: 'With an id and a category',
        transcript:
          "PS> Write-Error 'gone' -ErrorId PoolGone -Category ObjectNotFound -ErrorAction SilentlyContinue\nPS> $Error[0].FullyQualifiedErrorId\nPoolGone",
      },
    ],
    links: ['Write-Warning', 'Write-Debug'],
  },
  parameters: {
    Message: {
      type: 'string',
      in: { NoException: { position: 0, mandatory: true, pipeline: 'value' }, WithException: {} },
      aliases: ['Msg'],
      allowNull: true,
      allowEmptyString: true,
      help: 'The text of the error.',
    },
    ErrorRecord: {
      type: 'ErrorRecord',
      position: 0,
      mandatory: true,
      in: ['ErrorRecord'],
      help: 'An error record to report, such as $_ in a catch block.',
    },
    Exception: {
      type: 'Exception',
      position: 0,
      mandatory: true,
      in: ['WithException'],
      help: 'The exception that stands for the error.',
    },
    Category: {
      type: 'enum',
      typeName: 'System.Management.Automation.ErrorCategory',
      values: errorCategories,
      in: ['NoException', 'WithException'],
      help: 'The kind of error.',
    },
    ErrorId: {
      type: 'string',
      in: ['NoException', 'WithException'],
      help: 'An id by which scripts can tell the error from others.',
    },
    TargetObject: { type: 'object', in: ['NoException', 'WithException'], help: 'The object that was worked on.' },
    RecommendedAction: { type: 'string', help: 'What the reader may do about it.' },
    CategoryActivity: {
      type: 'string',
      aliases: ['Activity'],
      help: 'What was done when it failed; the name of this command unless given.',
    },
    CategoryReason: {
      type: 'string',
      aliases: ['Reason'],
      help: 'Why it failed; the name of the exception unless given.',
    },
    CategoryTargetName: { type: 'string', aliases: ['TargetName'], help: 'Name of the object that was worked on.' },
    CategoryTargetType: { type: 'string', aliases: ['TargetType'], help: 'Type of the object that was worked on.' },
  },
  run(ps) {
    return { process: () => report(ps, recordFrom(ps.parameters)) };
  },
});

interface Given {
  Category?: ErrorCategory;
  CategoryActivity?: string;
  CategoryReason?: string;
  CategoryTargetName?: string;
  CategoryTargetType?: string;
  ErrorId?: string;
  ErrorRecord?: ErrorRecord;
  Exception?: NetException;
  Message?: string;
  RecommendedAction?: string;
  TargetObject?: unknown;
}

function recordFrom(given: Given): ErrorRecord {
  const record = given.ErrorRecord ? copyOf(given.ErrorRecord) : newRecord(given);
  if (given.RecommendedAction) {
    record.errorDetails ??= new ErrorDetails(record.exception.message);
    record.errorDetails.recommendedAction = given.RecommendedAction;
  }
  const info = record.categoryInfo;
  if (given.CategoryActivity) info.activity = given.CategoryActivity;
  if (given.CategoryReason) info.reason = given.CategoryReason;
  if (given.CategoryTargetName) info.targetName = given.CategoryTargetName;
  if (given.CategoryTargetType) info.targetType = given.CategoryTargetType;
  return record;
}

/** A record that was reported before is reported anew: it must not keep the place of its first report. */
function copyOf(record: ErrorRecord): ErrorRecord {
  const copy = new ErrorRecord(record.exception, record.errorId, record.categoryInfo.category, record.targetObject);
  copy.scriptStackTrace = record.scriptStackTrace;
  copy.errorDetails = record.errorDetails;
  return copy;
}

function newRecord({ Exception, Message, ErrorId, Category, TargetObject }: Given): ErrorRecord {
  const exception = Exception ?? netException(WRITE_ERROR_EXCEPTION, Message ?? '');
  const record = new ErrorRecord(
    exception,
    ErrorId || exception.typeName,
    Category ?? 'NotSpecified',
    TargetObject ?? null,
  );
  if (Exception && Message) record.errorDetails = new ErrorDetails(Message);
  return record;
}

/**
 * Unlike the errors of other cmdlets, these say where the script called the function that wrote them, and their id names
 * that function rather than this cmdlet.
 */
function report(ps: CmdletActions, record: ErrorRecord): void {
  const caller = ps.callerInvocation;
  if (caller) {
    record.invocationInfo = caller;
    record.errorIdSuffix = caller.myCommand instanceof ScriptInfo ? '' : (caller.myCommand?.name ?? '');
  }
  ps.writeError(record);
}
