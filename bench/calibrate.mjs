// Fixed work for one core: its time says how fast this machine is just now, so that times taken
// on another machine or at another hour can be compared as ratios. Prints seconds.
import { createHash } from 'node:crypto';

const t0 = process.hrtime.bigint();
let x = 1,
  text = '';
for (let i = 0; i < 60_000_000; i++) x = (Math.imul(x, 1103515245) + 12345) | 0;
const map = new Map();
for (let i = 0; i < 2_000_000; i++) map.set(`k${i % 50_000}`, i);
for (let i = 0; i < 60_000; i++)
  text = createHash('sha256')
    .update(text + i)
    .digest('hex');
const objects = Array.from({ length: 400_000 }, (_, i) => ({ id: (i * 7919) % 400_009, name: `n${i % 1000}` }));
objects.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id));
console.log(
  (Number(process.hrtime.bigint() - t0) / 1e9).toFixed(3),
  x & 1,
  map.size & 1,
  text.length & 1,
  objects.length & 1,
);
