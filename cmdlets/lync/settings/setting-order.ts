/**
 * Settings that stand in an order: voice routes, the applications of a server, ranges of numbers. Each has the priority of
 * its place, from 0; a new one comes last where nothing is said, and the others make way
 * (https://learn.microsoft.com/powershell/module/skype/new-csserverapplication, -Priority).
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { SettingKind } from '../../../src/deployment/lab-settings.ts';
import type { Setting, SettingValues } from '../../../src/deployment/settings.ts';

/** The property that tells a setting's place. */
export const PRIORITY = 'Priority';

export class OrderedStore {
  /** @param isPerService whether each service has an order of its own */
  constructor(
    private readonly kind: SettingKind,
    private readonly deployment: Deployment,
    private readonly isPerService: boolean,
  ) {}

  list(local = false): Setting[] {
    return this.inOrder(this.deployment.settings.list(this.kind, local));
  }

  change(identity: string, edit: (values: SettingValues | undefined) => SettingValues | null): void {
    const queue = this.list().filter((one) => this.listOf(one.identity) === this.listOf(identity));
    const at = queue.findIndex((one) => isSame(one.identity, identity));
    const edited = edit(queue[at]?.values);
    const others = queue.filter((_, index) => index !== at);
    const place = edited === null ? -1 : placeIn(others, at, edited);
    const placeOf = (index: number): number => (place >= 0 && index >= place ? index + 1 : index);
    const moved = others.flatMap(({ identity: name, values }, index) =>
      values[PRIORITY] === placeOf(index) ? [] : [[name.toLowerCase(), placeOf(index)] as const],
    );
    const places = new Map(moved);
    // One change-set: nobody ever sees two with the same place. Values are those of the moment at which it is made.
    this.deployment.settings.changeSeveral(
      this.kind,
      [queue[at]?.identity ?? identity, ...places.keys()],
      (name, values) => {
        const other = places.get(name.toLowerCase());
        if (other !== undefined) return values ? { ...values, [PRIORITY]: other } : null;
        const now = edit(values && { ...values, [PRIORITY]: at });
        return now && { ...now, [PRIORITY]: place };
      },
    );
  }

  /** Each list by itself, in the order of the priorities that are kept; the place there is the priority that is shown. */
  private inOrder(settings: readonly Setting[]): Setting[] {
    const lists = new Map<string, Setting[]>();
    for (const one of settings) {
      const list = this.listOf(one.identity);
      lists.set(list, [...(lists.get(list) ?? []), one]);
    }
    return [...lists.values()].flatMap((list) =>
      list
        .toSorted((a, b) => priorityOf(a) - priorityOf(b))
        .map(({ identity, values }, index) => ({ identity, values: { ...values, [PRIORITY]: index } })),
    );
  }

  private listOf(identity: string): string {
    return this.isPerService ? identity.slice(0, Math.max(identity.indexOf('/'), 0)).toLowerCase() : '';
  }
}

/** Where a setting comes: where its priority says, else at the end where it is new, and where it was. */
function placeIn(others: readonly Setting[], before: number, values: SettingValues): number {
  const wanted = values[PRIORITY];
  const place = typeof wanted === 'number' ? wanted : before < 0 ? others.length : before;
  return Math.min(Math.max(place, 0), others.length);
}

/** What was written before priorities were kept comes last. */
function priorityOf({ values }: Setting): number {
  const priority = values[PRIORITY];
  return typeof priority === 'number' ? priority : Number.MAX_SAFE_INTEGER;
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
