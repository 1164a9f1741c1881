/** Does a lab's due work, as an idle shell does, until its clock has run for so many milliseconds. */
import { openLab } from '../../src/deployment/deployment.ts';

const [root = '', name = '', duration] = process.argv.slice(2);
const lab = openLab({ root, name });
const end = lab.clock.now() + Number(duration);
while (lab.clock.now() < end) lab.runDueWork();
