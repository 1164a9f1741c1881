/**
 * What a lab of N Front End Servers costs: making it, opening it, bringing one global certificate to all of them. Prints a
 * line of JSON for each N that is named. `disk` as first argument keeps the labs in a folder, as people's are; `memory`
 * counts reads of sections and leaves the disk out of it. Times are seconds of CPU of this process, all its threads counted:
 * they say the same on a busy machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deployment, openLab } from '../../src/deployment/deployment.ts';
import { setUpLab } from '../../src/deployment/lab-creation.ts';
import { createLab } from '../../src/deployment/labs.ts';
import { Topology, type TopologyDocument } from '../../src/deployment/topology.ts';
import { builtInTopologyText } from '../../src/deployment/topology-file.ts';
import { MemoryStore } from '../../src/storage/memory-store.ts';
import type { SectionKey, Store, StoreChange, StoredState, StoreSnapshot } from '../../src/storage/store.ts';

const [kind, ...sizes] = process.argv.slice(2);
const start = Date.UTC(2012, 5, 15, 9);

/** A store that counts how often a section is read. */
class CountingStore implements Store {
  reads = 0;
  private readonly inner = new MemoryStore();

  snapshot(): StoreSnapshot {
    return this.counting(this.inner.snapshot());
  }
  recent(): StoreSnapshot {
    return this.snapshot();
  }
  read<T>(section: SectionKey<T>): T | undefined {
    return this.snapshot().read(section);
  }
  transact<R>(mutator: (change: StoreChange) => R): R {
    return this.inner.transact((change) => mutator(this.counting(change)));
  }
  history(): StoredState[] {
    return this.inner.history();
  }
  goBack(generation: number): void {
    this.inner.goBack(generation);
  }
  onCommit(hear: () => void): () => void {
    return this.inner.onCommit(hear);
  }

  private counting<S extends StoreSnapshot>(inner: S): S {
    return new Proxy(inner, {
      get: (target, name) => {
        if (name === 'read') this.reads++;
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }
}

function topologyOf(frontEnds: number): Topology {
  const document = JSON.parse(builtInTopologyText()) as TopologyDocument;
  const others = Array.from({ length: frontEnds - 1 }, (_, index) => `fe${index + 2}.contoso.com`);
  return new Topology({
    ...document,
    centralManagementStore: 'pool01.contoso.com',
    session: { ...document.session, computer: 'fe1.contoso.com' },
    sites: [
      {
        name: 'Redmond',
        pools: [{ fqdn: 'pool01.contoso.com', role: 'EnterpriseFrontEnd', computers: ['fe1.contoso.com', ...others] }],
      },
    ],
  });
}

function seconds(work: () => void): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

/** The most memory that the process has had. */
function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

for (const size of sizes.map(Number)) {
  const root = mkdtempSync(join(tmpdir(), 'lyncshell-growth-'));
  try {
    const topology = topologyOf(size);
    const store = new CountingStore();
    let lab!: Deployment;
    const made = seconds(() => {
      if (kind === 'disk') createLab(root, 'lab', { topology, start });
      else setUpLab(root, store, topology, start, 0, () => {});
    });
    const opened = seconds(() => {
      lab = kind === 'disk' ? openLab({ root, name: 'lab' }) : new Deployment(store, root, { name: 'lab' });
      lab.runDueWork();
    });
    lab.clock.freeze(start);
    store.reads = 0;
    const replicated = seconds(() => {
      const thumbprint = lab.certificates.list({ types: ['Default'] })[0]?.certificate.thumbprint ?? '';
      lab.certificates.assign({ types: ['OAuthTokenIssuer'], scope: 'global', thumbprint });
      lab.clock.advance(86_400_000);
    });
    const reads = store.reads;
    const status = seconds(() => {
      if (lab.replication.status().some(({ upToDate }) => !upToDate)) throw new Error('Not all are up to date.');
    });
    process.stdout.write(
      `${JSON.stringify({ size, reads, made, opened, replicated, status, megabytes: peakMegabytes() })}\n`,
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
