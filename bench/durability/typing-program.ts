/** A session that types a command a second for a while: now it looks, now it changes something. Prints what each took, in ms. */
import { setTimeout as pause } from 'node:timers/promises';
import { openLab } from '../../src/deployment/deployment.ts';

const [root = '', name = '', session = '0', seconds = '10'] = process.argv.slice(2);
const lab = openLab({ root, name });
const { machine } = lab.session;
const commands: readonly ((count: number) => void)[] = [
  () => void lab.certificates.list(),
  () => void lab.replication.status(),
  () => void machine.scheduledTasks(),
  (count) => lab.settings.change({ name: 'CsPinPolicy', fresh: [] }, `Tag:S${session}`, () => ({ Number: count })),
];

await pause(Math.random() * 1_000);
for (let count = 0; count < Number(seconds); count++) {
  const begin = performance.now();
  lab.runDueWork();
  commands[count % commands.length]?.(count);
  const took = performance.now() - begin;
  process.stdout.write(`${took.toFixed(2)}\n`);
  await pause(Math.max(0, 1_000 - took));
}
