/** Steps a lab's clock by a day, so many times. */
import { openLab } from '../../src/deployment/deployment.ts';

const [root, name, , times] = process.argv.slice(2) as [string, string, string, string];
const lab = openLab({ root, name });
for (let count = 0; count < Number(times); count++) lab.clock.advance(86_400_000);
