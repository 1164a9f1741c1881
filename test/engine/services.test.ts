/** What a host does not give its sessions: a cmdlet that needs it says so, as an error of the shell. */
import { expect, test } from '@jest/globals';
import { parseTranscript } from '../../src/docs/transcript.ts';
import { runTranscript } from '../../src/docs/transcript-run.ts';
import { ServiceKey, Services } from '../../src/engine/services.ts';
import { transcriptSession } from '../../src/host/transcript-session.ts';
import { NetException } from '../../src/types/net-exception.ts';

test('a service that is required and not given is an error with a name', () => {
  const machines = new ServiceKey<object>('machines');
  expect(() => new Services().require(machines)).toThrow(NetException);
  expect(() => new Services().require(machines)).toThrow('This host gives its sessions no machines.');
});

test.each(['Get-WmiObject Win32_OperatingSystem', 'Get-CimInstance Win32_OperatingSystem'])(
  '%s in a session without a lab',
  (command) => {
    const page = `# Without a lab\n\n## asked\nPS> try { ${command} } catch { $_.FullyQualifiedErrorId; "$_" }\nnot looked at\n`;
    const [result] = runTranscript(parseTranscript(page), transcriptSession);
    expect(result?.steps[0]?.actual).toMatch(
      /^ServiceNotGiven,\S+Command\nThis host gives its sessions no machines\.$/,
    );
  },
);
