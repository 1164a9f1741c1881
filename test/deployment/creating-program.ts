/** Makes labs of a topology one after the other; to be killed in the middle. */
import { createLab } from '../../src/deployment/labs.ts';

const [root = '', topology] = process.argv.slice(2);
for (let count = 0; count < 5; count++) createLab(root, `lab-${process.pid}-${count}`, { topology });
