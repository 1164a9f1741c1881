/** What is said to have been meant, below an error at the prompt. */
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { CaptureUI } from '../../src/docs/capture-ui.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { labSessionsFor } from '../../src/host/lab-transcript-session.ts';
import { mistakeFeedback } from '../../src/host/mistake-feedback.ts';

describe('what may have been meant', () => {
  let runspace: Runspace;

  beforeAll(() => {
    const session = labSessionsFor(['session: lab']);
    if (!session) throw new Error('No session in a lab.');
    runspace = session(new CaptureUI(), tmpdir(), 'memory:feedback');
  });

  /** The heading and what stands below it, or null. */
  function meant(input: string): [heading: string, proposals: string] | null {
    runspace.errors.list.items.length = 0;
    runspace.run(input);
    const text = mistakeFeedback(runspace, runspace.errors.list.items[0], false);
    const found = /\n {2}The most similar (.*) are:\n {4}\u27a4 (.*)\n/.exec(text ?? '');
    return found ? [found[1] as string, found[2] as string] : null;
  }

  test.each<[string, string, string]>([
    ['get-csuzer', 'commands', 'Get-CsUser'],
    ['Get-CsUser -Identiy x', 'parameters', '-Identity'],
    ['Get-CsUser -Identity kenmyr', 'identities', 'sip:kenmyer@contoso.com'],
    ['Get-CsPool pol01.contoso.com', 'identities', 'pool01.contoso.com'],
    ["'sip:kenmyr@contoso.com' | Get-CsUser", 'identities', 'sip:kenmyer@contoso.com'],
    ['$name = "pol01.contoso.com"; Get-CsPool $name', 'identities', 'pool01.contoso.com'],
    ['Get-CsSite Redmon', 'identities', 'site:Redmond'],
    ['Get-CsVoicePolicy -Identity Globl', 'identities', 'Global'],
    ['Get-CsCertificate -Type Defalt', 'values of -Type', 'Default'],
    ['Get-Service RTCSVR', 'values of -Name', 'RTCSRV'],
    ['Enter-LabMachine fe1', 'values of -Name', 'fe01.contoso.com'],
    ['Get-Help Get-CsPol', 'values of -Name', 'Get-CsPool'],
    ['Get-Help about_Certifcates', 'values of -Name', 'about_Certificates'],
    ['function f { Get-CsPool pol01.contoso.com }; f', 'identities', 'pool01.contoso.com'],
  ])('%s', (input, heading, proposal) => {
    const found = meant(input);
    expect(found?.[0]).toBe(heading);
    expect(found?.[1].split(', ')).toContain(proposal);
  });

  test.each([
    // Nothing is near it.
    'Get-CsPool nosuch.example.com',
    // The name is known: something else is wrong.
    'Get-CsCertificate -Type Default -Identity Default',
    'throw "pol01.contoso.com"',
    '1/0',
  ])('nothing: %s', (input) => {
    expect(meant(input)).toBeNull();
  });
});
