// What the library costs: `npm run bench -- library`. Medians of many in one process, in milliseconds of the wall and of CPU:
// on a machine that others use, the CPU tells.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../scripts/source-tree.mjs';

const { openLab, openShell } = createRequire(import.meta.url)(join(root, 'dist/index.js'));

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Does something many times; before each, what it needs is made. */
async function measure(name, target, times, work, prepare = () => undefined) {
  const [wall, cpu] = [[], []];
  for (let i = 0; i < times; i++) {
    const given = prepare(i);
    const before = process.cpuUsage();
    const start = performance.now();
    const made = await work(given, i);
    wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
    made?.dispose?.();
  }
  const [shown, used] = [median(wall).toFixed(2), median(cpu).toFixed(2)];
  console.log(`${name.padEnd(48)} ${shown.padStart(8)} ms ${used.padStart(8)} ms of CPU   (target ${target} ms)`);
}

openLab().dispose();
await measure('openLab (ten machines and more, in memory)', 20, 100, () => openLab());

const lab = openLab();
lab.settings.set('CsVoicePolicy', 'Global', { AllowCallForwarding: false });
await measure('fork', 5, 200, () => lab.fork());
const point = lab.snapshot();
await measure(
  'restore, of a lab that has changed',
  5,
  200,
  () => lab.restore(point),
  (i) => lab.settings.set('CsVoicePolicy', 'Global', { AllowCallForwarding: i % 2 === 0 }),
);

const shell = openShell({ lab });
await shell.run('1');
await measure('run of a short command', 2, 500, async () => void (await shell.run('1 + 1')));
await measure('runSync of a short command', 2, 500, () => void shell.runSync('1 + 1'));
await measure('run of Get-CsPool', 10, 100, async () => void (await shell.run('Get-CsPool')));
shell.dispose();

const start = process.cpuUsage();
const began = performance.now();
const FORKS = 100;
const [certificate] = lab.certificates.list({ types: ['Default'] });
for (let i = 0; i < FORKS; i++) {
  const fork = lab.fork();
  fork.certificates.assign({ types: ['OAuthTokenIssuer'], thumbprint: certificate.certificate.thumbprint });
  fork.dispose();
}
const { user, system } = process.cpuUsage(start);
const seconds = (performance.now() - began) / 1000;
console.log(
  `${'1,000 forks with an assignment each'.padEnd(48)} ${(seconds * 10).toFixed(1).padStart(8)} s  ${(((user + system) / 1e6) * (1000 / FORKS)).toFixed(1).padStart(8)} s of CPU    (target 30 s; of ${FORKS})`,
);
lab.dispose();
