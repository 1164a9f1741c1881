/** Counts up two sections in one change-set each, `count` times, and prints each number when it is committed. */
import { FileStore } from '../../src/storage/file-store.ts';
import { number, record, text } from '../../src/storage/shape.ts';
import { sectionKey } from '../../src/storage/store.ts';

const [folder = '', count] = process.argv.slice(2);
const left = sectionKey('left', number);
const right = sectionKey('right', record<{ value: number; padding: string }>({ value: number, padding: text() }));
const store = FileStore.open(folder);
for (let done = 0; done < Number(count); done++) {
  const value = store.transact((change) => {
    const next = (change.read(left) ?? 0) + 1;
    change.write(left, next);
    change.write(right, { value: next, padding: 'x'.repeat((next * 997) % 20_000) });
    return next;
  });
  process.stdout.write(`${value}\n`);
}
