/**
 * How many may be connected at once, to a port and in all. Who has said nothing whole yet makes room for who comes, the one
 * that waits longest first: connections that are only held keep nobody out.
 */

/** Somebody who takes up room. */
export interface Guest {
  /** Ends at once, and has left when this returns. */
  turnAway(): void;
}

export class ConnectionRoom {
  private readonly guests = new Set<Guest>();
  /** Those who have said nothing whole yet, in the order in which they came. */
  private readonly unheard = new Set<Guest>();

  /** @param around the room that this one is part of */
  constructor(
    private readonly most: number,
    private readonly around: ConnectionRoom | null = null,
  ) {}

  get size(): number {
    return this.guests.size;
  }

  /** Whether there is room, which is made where it can be. */
  enter(guest: Guest): boolean {
    if (!this.hasRoom() || this.around?.enter(guest) === false) return false;
    this.guests.add(guest);
    this.unheard.add(guest);
    return true;
  }

  /** The guest has said something whole. */
  hear(guest: Guest): void {
    this.unheard.delete(guest);
    this.around?.hear(guest);
  }

  leave(guest: Guest): void {
    this.guests.delete(guest);
    this.unheard.delete(guest);
    this.around?.leave(guest);
  }

  turnAllAway(): void {
    for (const guest of [...this.guests]) guest.turnAway();
  }

  private hasRoom(): boolean {
    if (this.guests.size < this.most) return true;
    const [longest] = this.unheard;
    longest?.turnAway();
    return this.guests.size < this.most;
  }
}
