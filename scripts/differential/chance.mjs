// Chance that a seed decides, so that a run can be repeated.

/** The choices of one program: the same seed makes the same ones. */
export class Chance {
  state;

  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A number from 0 to 1 (mulberry32). */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `least` to `most`. */
  whole(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** Whether something that has this probability happens. */
  happens(probability) {
    return this.next() < probability;
  }

  /** One of some values. */
  of(values) {
    return values[this.whole(0, values.length - 1)];
  }

  /** What one of some makers makes; makers with a weight in front, as `[3, maker]`, are taken more often. */
  made(makers) {
    const weighted = makers.map((maker) => (Array.isArray(maker) ? maker : [1, maker]));
    let at = this.next() * weighted.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, maker] of weighted) {
      at -= weight;
      if (at < 0) return maker();
    }
    return weighted.at(-1)[1]();
  }

  /** From `least` to `most` things that a maker makes. */
  some(least, most, maker) {
    return Array.from({ length: this.whole(least, most) }, () => maker());
  }
}
