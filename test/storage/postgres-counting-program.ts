/** Counts up a section of a store on PostgreSQL, so many times. */
import { PostgresStore } from '../../src/storage/postgres-store.ts';
import { number, record } from '../../src/storage/shape.ts';
import { sectionKey } from '../../src/storage/store.ts';

const [address = '', name = '', count] = process.argv.slice(2);
const counter = sectionKey('counter', record<{ count: number }>({ count: number }));
const store = PostgresStore.open({ address, name });
for (let done = 0; done < Number(count); done++)
  store.transact((change) => change.write(counter, { count: (change.read(counter)?.count ?? 0) + 1 }));
