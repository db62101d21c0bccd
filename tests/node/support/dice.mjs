/** Chance that is the same each time: everything follows from the seed (mulberry32). */
export class Dice {
  #state;

  constructor(seed) {
    this.#state = seed | 0;
  }

  /** A number from 0 up to, but not including, 1. */
  #roll() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, but not including, `end`. */
  below(end) {
    return Math.floor(this.#roll() * end);
  }

  chance(probability) {
    return this.#roll() < probability;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** One to `most` things. */
  some(make, most = 3) {
    return Array.from({ length: 1 + this.below(most) }, () => make());
  }

  /** Of these members, each `[probability, make]`, those that chance wants. */
  members(choices) {
    const wanted = Object.entries(choices).filter(([, [probability]]) => this.chance(probability));
    return Object.fromEntries(wanted.map(([name, [, make]]) => [name, make()]));
  }
}
