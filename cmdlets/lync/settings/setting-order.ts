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

  /** One change-set: nobody ever sees two with the same place. */
  change(identity: string, edit: (values: SettingValues | undefined) => SettingValues | null): void {
    this.deployment.settings.changeSeveral(this.kind, (settings) => {
      const queue = this.inOrder(settings).filter((one) => this.listOf(one.identity) === this.listOf(identity));
      const at = queue.findIndex((one) => isSame(one.identity, identity));
      const values = edit(queue[at]?.values);
      const others = queue.filter((_, index) => index !== at);
      const place = values === null ? others.length : placeIn(others, at, values);
      const moved = others.flatMap((other, index) => {
        const now = index >= place ? index + 1 : index;
        return other.values[PRIORITY] === now ? [] : [{ ...other, values: { ...other.values, [PRIORITY]: now } }];
      });
      return [{ identity, values: values && { ...values, [PRIORITY]: place } }, ...moved];
    });
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
