/** What a run of Pester consists of: the run, its containers (files, script blocks), blocks and tests. */

import { ambient } from '../../../types/ambient.ts';
import { toText } from '../../../types/conversion/conversion.ts';
import { FileInfo } from '../../../types/files/file-system-info.ts';
import { compositeFormat } from '../../../types/format/composite-format.ts';
import { netException } from '../../../types/net-exception.ts';
import { Hashtable } from '../../../types/values/hashtable.ts';
import type { NetList } from '../../../types/values/net-list.ts';
import { baseOf } from '../../../types/values/ps-object.ts';
import { ScriptBlock } from '../../runspace.ts';
import { emptyList, emptyTable, type PesterRecord, recordClass, sumOf } from './records.ts';

const OBJECTS = 'System.Collections.Generic.List[System.Object]';
const BLOCKS = 'System.Collections.Generic.List[Pester.Block]';
const TESTS = 'System.Collections.Generic.List[Pester.Test]';
const CONTAINERS = 'System.Collections.Generic.List[Pester.Container]';
const TEXTS = 'System.Collections.Generic.List[string]';

const objects = () => emptyList('System.Object');
const blocks = () => emptyList('Pester.Block');
const tests = () => emptyList('Pester.Test');
const containers = () => emptyList('Pester.Container');
const notRun = () => 'NotRun';

const MARKS: ReadonlyMap<string | null, string> = new Map([
  ['Passed', '[+]'],
  ['Failed', '[-]'],
  ['Skipped', '[!]'],
  ['Inconclusive', '[?]'],
  ['NotRun', '[ ]'],
]);

function marked(self: PesterRecord, name: string | null): string {
  return `${MARKS.get(self.text('Result')) ?? '[ERR]'} ${name ?? ''}`;
}

const CONTAINER_TYPES: ReadonlyMap<string, string> = new Map([
  ['file', 'File'],
  ['scriptblock', 'ScriptBlock'],
]);

function containerType(value: unknown): string {
  const type = CONTAINER_TYPES.get(String(value).toLowerCase());
  if (type) return type;
  throw netException('System.ArgumentOutOfRangeException', "Type must be 'File' or 'ScriptBlock' (Parameter 'value')");
}

/** What a container holds, as a text: the path of a file, the place of a script block. */
function itemText(self: PesterRecord): string {
  const item = baseOf(self.get('Item'));
  if (self.text('Type') === 'File') {
    if (item === null || item === undefined) {
      throw netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
    }
    return item instanceof FileInfo ? item.fullName : toText(item);
  }
  if (!(item instanceof ScriptBlock) || !item.file) return '<ScriptBlock>';
  return `<ScriptBlock>:${item.file}:${item.ast.extent.startLine}`;
}

/** `Id` is an older name of `GroupId`. */
const idOf = (self: PesterRecord) => self.text('GroupId');

export const block = recordClass(
  'Pester.Block',
  `string Name
   ${TEXTS} Path
   System.Object Data
   string ExpandedName
   string ExpandedPath
   ${BLOCKS} Blocks
   ${TESTS} Tests
   string Result
   int FailedCount
   int PassedCount
   int SkippedCount
   int NotRunCount
   int TotalCount
   ${OBJECTS} ErrorRecord
   timespan Duration {get;}
   string Id {get;}
   string GroupId
   ${TEXTS} Tag
   bool Focus
   bool Skip
   string ItemType {get;}
   Pester.ContainerInfo BlockContainer
   System.Object Root
   bool IsRoot
   System.Object Parent
   scriptblock EachTestSetup
   scriptblock OneTimeTestSetup
   scriptblock EachTestTeardown
   scriptblock OneTimeTestTeardown
   scriptblock EachBlockSetup
   scriptblock OneTimeBlockSetup
   scriptblock EachBlockTeardown
   scriptblock OneTimeBlockTeardown
   ${OBJECTS} Order
   bool Passed
   bool First
   bool Last
   System.Object StandardOutput
   bool ShouldRun
   bool Executed
   datetime ExecutedAt
   bool Exclude
   bool Include
   bool Explicit
   timespan DiscoveryDuration
   timespan FrameworkDuration
   timespan UserDuration
   timespan OwnDuration
   scriptblock ScriptBlock
   int StartLine
   hashtable FrameworkData
   hashtable PluginData
   int PendingCount
   int InconclusiveCount
   bool OwnPassed
   int OwnTotalCount
   int OwnPassedCount
   int OwnFailedCount
   int OwnSkippedCount
   int OwnPendingCount
   int OwnNotRunCount
   int OwnInconclusiveCount`,
  {
    initial: {
      Blocks: blocks,
      Tests: tests,
      Result: notRun,
      ErrorRecord: objects,
      ItemType: () => 'Block',
      Order: objects,
      FrameworkData: emptyTable,
      PluginData: emptyTable,
    },
    computed: { Duration: sumOf('DiscoveryDuration', 'FrameworkDuration', 'UserDuration'), Id: idOf },
    staticMethods: [['Pester.Block Create()', () => block.make()]],
    toText: (self) => marked(self, self.text('Name')),
  },
);

/** A test knows in which phase it is; nothing has been set at first. */
function testFrameworkData(): Hashtable {
  const runtime = new Hashtable(false);
  runtime.set('Phase', null);
  runtime.set('ExecutionStep', null);
  const data = new Hashtable(false);
  data.set('Runtime', runtime);
  return data;
}

export const test = recordClass(
  'Pester.Test',
  `string Name
   ${TEXTS} Path
   System.Object Data
   string ExpandedName
   string ExpandedPath
   string Result
   ${OBJECTS} ErrorRecord
   System.Object StandardOutput
   timespan Duration {get;}
   string ItemType {get;}
   string Id {get;}
   string GroupId
   scriptblock ScriptBlock
   ${TEXTS} Tag
   bool Focus
   bool Skip
   System.Object Block
   bool First
   bool Last
   bool Include
   bool Exclude
   bool Explicit
   bool ShouldRun
   int StartLine
   bool Executed
   System.Nullable[datetime] ExecutedAt
   bool Passed
   bool Skipped
   bool Inconclusive
   timespan UserDuration
   timespan FrameworkDuration
   hashtable PluginData
   hashtable FrameworkData`,
  {
    initial: {
      ErrorRecord: objects,
      ItemType: () => 'Test',
      PluginData: emptyTable,
      FrameworkData: testFrameworkData,
    },
    computed: { Duration: sumOf('UserDuration', 'FrameworkDuration'), Id: idOf },
    staticMethods: [['Pester.Test Create()', () => test.make()]],
    toText: (self) => marked(self, self.text('ExpandedName') ?? self.text('Name')),
  },
);

/** What a container takes over from the block at its root. */
const OF_BLOCK = [
  ...['Result', 'FailedCount', 'PassedCount', 'SkippedCount', 'InconclusiveCount', 'NotRunCount', 'TotalCount'],
  ...['ErrorRecord', 'DiscoveryDuration', 'UserDuration', 'FrameworkDuration', 'Passed', 'OwnPassed', 'Skip'],
  ...['ShouldRun', 'Executed', 'ExecutedAt', 'Blocks', 'Data', 'StandardOutput'],
];

function containerOfBlock(root: PesterRecord): PesterRecord {
  const info = root.get('BlockContainer') as PesterRecord;
  const own = Object.fromEntries(OF_BLOCK.map((name) => [name, root.get(name)]));
  return container.make({ ...own, Type: info.get('Type'), Item: info.get('Item') });
}

export const container = recordClass(
  'Pester.Container',
  `string Name {get;}
   string Type
   System.Object Item
   System.Object Data
   ${BLOCKS} Blocks
   string Result
   timespan Duration {get;}
   int FailedCount
   int PassedCount
   int SkippedCount
   int InconclusiveCount
   int NotRunCount
   int TotalCount
   ${OBJECTS} ErrorRecord
   bool Passed
   bool OwnPassed
   bool Skip
   bool ShouldRun
   bool Executed
   datetime ExecutedAt
   timespan DiscoveryDuration
   timespan UserDuration
   timespan FrameworkDuration
   System.Object StandardOutput`,
  {
    initial: { Type: () => 'File', Blocks: blocks, Result: notRun, ErrorRecord: objects },
    computed: { Name: itemText, Duration: sumOf('DiscoveryDuration', 'UserDuration', 'FrameworkDuration') },
    checks: { Type: containerType },
    staticMethods: [
      ['Pester.Container Create()', () => container.make()],
      ['Pester.Container CreateFromBlock(Pester.Block block)', containerOfBlock],
      [
        'Pester.Container CreateFromFile(System.IO.FileInfo file)',
        (file: FileInfo) => container.make({ Type: 'File', Item: file }),
      ],
    ],
    toText: (self) => marked(self, itemText(self)),
  },
);

export const containerInfo = recordClass(
  'Pester.ContainerInfo',
  `string Type
   System.Object Item
   System.Object Data`,
  {
    initial: { Type: () => 'File' },
    checks: { Type: containerType },
    staticMethods: [['Pester.ContainerInfo Create()', () => containerInfo.make()]],
    toText: itemText,
  },
);

export const run = recordClass(
  'Pester.Run',
  `${CONTAINERS} Containers
   string Result
   int FailedCount
   int FailedBlocksCount
   int FailedContainersCount
   int PassedCount
   int SkippedCount
   int InconclusiveCount
   int NotRunCount
   int TotalCount
   timespan Duration
   bool Executed
   datetime ExecutedAt
   string Version
   string PSVersion
   System.Object PSBoundParameters
   ${OBJECTS} Plugins
   hashtable PluginConfiguration
   hashtable PluginData
   PesterConfiguration Configuration
   timespan DiscoveryDuration
   timespan UserDuration
   timespan FrameworkDuration
   ${TESTS} Failed
   ${BLOCKS} FailedBlocks
   ${CONTAINERS} FailedContainers
   ${TESTS} Passed
   ${TESTS} Skipped
   ${TESTS} Inconclusive
   ${TESTS} NotRun
   ${TESTS} Tests
   Pester.CodeCoverage CodeCoverage`,
  {
    initial: {
      Containers: containers,
      Result: notRun,
      Plugins: objects,
      PluginConfiguration: emptyTable,
      PluginData: emptyTable,
      Failed: tests,
      FailedBlocks: blocks,
      FailedContainers: containers,
      Passed: tests,
      Skipped: tests,
      Inconclusive: tests,
      NotRun: tests,
      Tests: tests,
    },
    staticMethods: [['Pester.Run Create()', () => run.make()]],
    toText: (self) => marked(self, 'Pester'),
  },
);

export const codeCoverage = recordClass(
  'Pester.CodeCoverage',
  `decimal CoveragePercent
   decimal CoveragePercentTarget
   string CoverageReport
   long CommandsAnalyzedCount
   long CommandsExecutedCount
   long CommandsMissedCount
   long FilesAnalyzedCount
   ${OBJECTS} CommandsMissed
   ${OBJECTS} CommandsExecuted
   ${OBJECTS} FilesAnalyzed`,
  {
    initial: { CommandsMissed: objects, CommandsExecuted: objects, FilesAnalyzed: objects },
    staticMethods: [['Pester.CodeCoverage Create()', () => codeCoverage.make()]],
    toText: (self) =>
      compositeFormat(
        '{0:0.##}% / {1:0.##}%',
        [self.get('CoveragePercent'), self.get('CoveragePercentTarget')],
        ambient().culture,
      ),
  },
);

const ERRORS = 'System.Collections.Generic.List[System.Management.Automation.ErrorRecord]';

function resultOf(success: boolean, errors: NetList | null, output: unknown): PesterRecord {
  return invocationResult.make({
    Success: success,
    ErrorRecord: errors ?? emptyList('System.Management.Automation.ErrorRecord'),
    StandardOutput: output,
  });
}

export const invocationResult = recordClass(
  'Pester.InvocationResult',
  `bool Success {get;}
   ${ERRORS} ErrorRecord {get;}
   System.Object StandardOutput {get;}`,
  {
    constructors: [[`(bool success, ${ERRORS} errorRecords, System.Object standardOutput)`, resultOf]],
    staticMethods: [
      [`Pester.InvocationResult Create(bool success, ${ERRORS} errorRecord, System.Object standardOutput)`, resultOf],
    ],
  },
);

export const shouldResult = recordClass(
  'Pester.ShouldResult',
  `bool Succeeded
   string FailureMessage
   Pester.ShouldExpectResult ExpectResult`,
);

export const shouldExpectResult = recordClass(
  'Pester.ShouldExpectResult',
  `string Actual
   string Expected
   string Because`,
  {
    toText: (self) =>
      `Expected: ${self.text('Expected') ?? ''} Actual: ${self.text('Actual') ?? ''} Because: ${self.text('Because') ?? ''}`,
  },
);
