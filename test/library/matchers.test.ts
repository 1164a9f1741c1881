/** What tests expect of runs, mocks and labs: that it holds, that it fails, and what a failure tells. */
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { type Lab, openLab, openShell, type RunResult, type Shell } from '../../src/index.ts';
import { matchers, serializer } from '../../src/testing.ts';

jest.setTimeout(120_000);

let lab: Lab;
let shell: Shell;
let fine: RunResult;
let broken: RunResult;

beforeAll(async () => {
  lab = openLab();
  shell = openShell({ lab });
  fine = await shell.run("'C:\\Logs'; [guid]::NewGuid().ToString()");
  broken = await shell.run("'a'\nGet-Item C:\\nowhere; exit 3");
});
beforeEach(() => expect.addSnapshotSerializer(serializer));
afterAll(() => lab.dispose());

test('toSucceed, toWriteError', () => {
  expect(matchers.toSucceed(fine).pass).toBe(true);
  const failed = matchers.toSucceed(broken);
  expect(failed.pass).toBe(false);
  expect(failed.message()).toContain('PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand at input:2:1');
  expect(failed.message()).toContain('Exit code: 3');
  expect(matchers.toWriteError(fine).pass).toBe(false);
  for (const expected of [undefined, 'PathNotFound', /nowhere/g, { line: 2 }, { category: 'ObjectNotFound' }])
    expect(matchers.toWriteError(broken, expected).pass).toBe(true);
  for (const expected of ['Other', /^x/, { line: 3 }, { id: 'x' }, { category: 'x' }])
    expect(matchers.toWriteError(broken, expected).pass).toBe(false);
  expect(() => matchers.toSucceed(Promise.resolve(fine))).toThrow(/await it/);
  expect(() => matchers.toBeReplicated(fine)).toThrow(/expects a lab/);
});

test('toMatchTranscript, and the snapshot of a run', () => {
  expect(matchers.toMatchTranscript(fine, 'C:\\Logs   \n<guid>\n').pass).toBe(true);
  const differing = matchers.toMatchTranscript(fine, 'C:\\Other');
  expect(differing.message()).toContain('It has shown:\nC:\\Logs\n<guid>');
  expect(serializer.test(fine)).toBe(true);
  expect(serializer.test({})).toBe(false);
  expect(serializer.serialize(fine)).toBe("PS> 'C:\\Logs'; [guid]::NewGuid().ToString()\nC:\\Logs\n<guid>");
  expect(serializer.serialize(broken)).toContain("PS> 'a'\n>> Get-Item C:\\nowhere; exit 3\na\n");
  expect(serializer.serialize(broken)).toMatch(/! PathNotFound,[\w.]+ line 2\nexit 3$/);
});

test('toHaveCertificate, toBeReplicated', () => {
  const thumbprint = lab.certificates.list({ types: ['Default'] })[0]?.certificate.thumbprint ?? '';
  expect(matchers.toHaveCertificate(lab, { use: 'default', thumbprint, subject: /pool01/ }).pass).toBe(true);
  const other = matchers.toHaveCertificate(lab, { machine: 'se01', thumbprint });
  expect(other.pass).toBe(false);
  expect(other.message()).toContain('se01.contoso.com has:\n  Default (current): CN=');
  using fork = lab.fork();
  expect(matchers.toBeReplicated(fork).pass).toBe(true);
  fork.certificates.assign({ types: ['OAuthTokenIssuer'], scope: 'global', thumbprint });
  const late = matchers.toBeReplicated(fork, 'se01');
  expect(late.pass).toBe(false);
  expect(late.message()).toContain('Behind: se01.contoso.com');
  expect(late.message()).toContain('assigned fe01.contoso.com OAuthTokenIssuer');
  fork.settle();
  expect(matchers.toBeReplicated(fork).pass).toBe(true);
});

test('toHaveBeenInvoked', async () => {
  using mock = shell.mock('Get-CsPool');
  expect(matchers.toHaveBeenInvoked(mock).pass).toBe(false);
  await shell.run('Get-CsPool pool01.contoso.com; Get-CsPool');
  expect(matchers.toHaveBeenInvoked(mock, { times: 2 }).pass).toBe(true);
  expect(matchers.toHaveBeenInvoked(mock, { times: 1, with: { identity: { name: /^pool01/ } } }).pass).toBe(true);
  const never = matchers.toHaveBeenInvoked(mock, { with: { identity: 'x' } });
  expect(never.pass).toBe(false);
  expect(never.message()).toContain('line 1: {"identity":{"name":"pool01.contoso.com"}}');
});
