/** How errors are shown, in each view. */

import { describe, expect, test } from '@jest/globals';
import { errorText } from '../../src/formatting/error-view.ts';
import { ErrorDetails } from '../../src/types/error-category.ts';
import { ErrorRecord } from '../../src/types/error-record.ts';
import { netException } from '../../src/types/net-exception.ts';
import { context, custom, shown } from './support.ts';

function missingItem(): ErrorRecord {
  const exception = netException(
    'System.Management.Automation.ItemNotFoundException',
    "Cannot find path '/conf/nope' because it does not exist.",
  );
  const record = new ErrorRecord(exception, 'PathNotFound', 'ObjectNotFound', '/conf/nope');
  record.errorIdSuffix = 'Microsoft.PowerShell.Commands.GetItemCommand';
  Object.assign(record.categoryInfo, {
    activity: 'Get-Item',
    reason: 'ItemNotFoundException',
    targetName: '/conf/nope',
    targetType: 'String',
  });
  return record;
}

describe('error views', () => {
  test('NormalView', () => {
    expect(errorText(missingItem(), context())).toBe(`Cannot find path '/conf/nope' because it does not exist.
    + CategoryInfo          : ObjectNotFound: (/conf/nope:String) [Get-Item], ItemNotFoundException
    + FullyQualifiedErrorId : PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand`);
  });

  test('CategoryView', () => {
    expect(errorText(missingItem(), context({ errorView: 'CategoryView' }))).toBe(
      'ObjectNotFound: (/conf/nope:String) [Get-Item], ItemNotFoundException',
    );
  });

  test('ConciseView', () => {
    expect(errorText(missingItem(), context({ errorView: 'ConciseView' }))).toBe(
      "Get-Item: Cannot find path '/conf/nope' because it does not exist.",
    );
  });

  test('the details replace the message, long targets lose their middle', () => {
    const record = missingItem();
    record.errorDetails = new ErrorDetails('Look elsewhere.');
    record.categoryInfo.targetName = '@{W=3; H=4; Area=System.Management.Automation.PSScriptProperty; Width=3}';
    expect(errorText(record, context())).toContain('Look elsewhere.\n    + CategoryInfo');
    expect(errorText(record, context({ errorView: 'CategoryView' }))).toContain(
      '(@{W=3; H=4; Area=Sy…tProperty; Width=3}:String)',
    );
  });
});

test('an error stands between the rows of a table', () => {
  const lines = shown([custom({ A: 1 }), missingItem(), custom({ A: 2 })], {
    context: context({ errorView: 'CategoryView' }),
  });
  expect(lines).toBe(`
A
-
1
ObjectNotFound: (/conf/nope:String) [Get-Item], ItemNotFoundException
2

`);
});
