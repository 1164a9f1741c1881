/** The parts of an ErrorRecord: CategoryInfo and ErrorDetails, and the categories. */

import { categoryMessage } from '../../category-message.ts';
import { type ErrorCategoryInfo, ErrorDetails } from '../../error-category.ts';
import { defineType } from '../../type-declaration.ts';

type TextPart = 'activity' | 'reason' | 'targetName' | 'targetType';

const read = (part: TextPart) => (info: ErrorCategoryInfo) => info[part];
const write = (part: TextPart) => (info: ErrorCategoryInfo, value: string) => {
  info[part] = value;
};

export default [
  defineType<ErrorCategoryInfo>({
    name: 'System.Management.Automation.ErrorCategoryInfo',
    properties: [
      ['System.Management.Automation.ErrorCategory Category {get;}', (info: ErrorCategoryInfo) => info.category],
      ['string Activity {get;set;}', read('activity'), write('activity')],
      ['string Reason {get;set;}', read('reason'), write('reason')],
      ['string TargetName {get;set;}', read('targetName'), write('targetName')],
      ['string TargetType {get;set;}', read('targetType'), write('targetType')],
    ],
    methods: [
      ['string GetMessage()', categoryMessage],
      ['string GetMessage(cultureinfo uiCultureInfo)', categoryMessage],
    ],
    toText: categoryMessage,
  }),
  defineType<ErrorDetails>({
    name: 'System.Management.Automation.ErrorDetails',
    constructors: [['(string message)', (message: string) => new ErrorDetails(message)]],
    properties: [
      ['string Message {get;}', (details: ErrorDetails) => details.message],
      [
        'string RecommendedAction {get;set;}',
        (details: ErrorDetails) => details.recommendedAction,
        (details: ErrorDetails, value: string) => {
          details.recommendedAction = value;
        },
      ],
    ],
    toText: (details) => details.message,
  }),
  defineType({
    name: 'System.Management.Automation.ErrorCategory',
    kind: 'enum',
    members: {
      NotSpecified: 0,
      OpenError: 1,
      CloseError: 2,
      DeviceError: 3,
      DeadlockDetected: 4,
      InvalidArgument: 5,
      InvalidData: 6,
      InvalidOperation: 7,
      InvalidResult: 8,
      InvalidType: 9,
      MetadataError: 10,
      NotImplemented: 11,
      NotInstalled: 12,
      ObjectNotFound: 13,
      OperationStopped: 14,
      OperationTimeout: 15,
      SyntaxError: 16,
      ParserError: 17,
      PermissionDenied: 18,
      ResourceBusy: 19,
      ResourceExists: 20,
      ResourceUnavailable: 21,
      ReadError: 22,
      WriteError: 23,
      FromStdErr: 24,
      SecurityError: 25,
      ProtocolError: 26,
      ConnectionError: 27,
      AuthenticationError: 28,
      LimitsExceeded: 29,
      QuotaExceeded: 30,
      NotEnabled: 31,
    },
  }),
];
