/** The parts of an ErrorRecord: CategoryInfo and ErrorDetails, and the categories. */

import { categoryMessage } from '../../category-message.ts';
import { type ErrorCategoryInfo, ErrorDetails, errorCategories } from '../../error-category.ts';
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
    members: Object.fromEntries(errorCategories.map((name, number) => [name, number])),
  }),
];
