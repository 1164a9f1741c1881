/** Who works on the server, and in which lab: each in a copy of the trainer's lab, or all in the one. */
import { openLab } from '../deployment/deployment.ts';
import type { LabPlace } from '../deployment/lab-places.ts';
import { copyLab, labExists } from '../deployment/labs.ts';
import { LabWatch } from './lab-watch.ts';
import type { Role } from './message-types.ts';

/** Somebody who works on the server. */
export interface Learner {
  readonly name: string;
  readonly role: Role;
  readonly lab: string;
}

export interface Class {
  /** Where the labs lie. */
  readonly root: string;
  /** The trainer's lab. */
  readonly lab: string;
  /** The names of the learners; nobody but the trainer where there are none. */
  readonly names: readonly string[];
  /** Whether all work in the trainer's lab. */
  readonly isShared: boolean;
}

/** The name of who has started the server. */
export const TRAINER = 'trainer';

export class Learners {
  readonly all: readonly Learner[];
  private readonly watches = new Map<string, LabWatch>();

  constructor(
    private readonly given: Class,
    private readonly onTrouble: (error: unknown) => void,
  ) {
    const { lab, names, isShared } = given;
    this.all = [
      { name: TRAINER, role: 'trainer', lab },
      ...names.map((name) => ({ name, role: 'learner' as const, lab: isShared ? lab : `${lab}.${name}` })),
    ];
  }

  get root(): string {
    return this.given.root;
  }

  named(name: string): Learner | null {
    return this.all.find((learner) => learner.name === name) ?? null;
  }

  /** The learner's lab, made of the trainer's where it is not there yet. */
  open({ lab }: Learner): LabWatch {
    const { root } = this.given;
    if (!labExists(root, lab)) copyLab(root, this.given.lab, lab);
    return this.openAt({ root, name: lab });
  }

  /** Any lab, such as that of an exercise, as a machine and an account see it. */
  openAt(choice: LabPlace & { readonly machine?: string; readonly user?: string }): LabWatch {
    const key = `${choice.root}\n${choice.name}`;
    const known = this.watches.get(key);
    if (known) return known;
    const watch = new LabWatch(openLab({ ...choice, confined: true }), this.onTrouble);
    this.watches.set(key, watch);
    return watch;
  }

  /** A lab that nobody looks at any more, or that will be another one. */
  forget({ root, name }: LabPlace): void {
    this.watches.delete(`${root}\n${name}`);
  }
}
