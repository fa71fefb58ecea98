/** Which block each part of a file comes from: places where something begins to be said, by JSON pointer. */

/** Undefined stands for the pack itself. */
export class Origins {
  private readonly known = new Map<string, string | undefined>();

  set(pointer: string, block: string | undefined): void {
    this.known.set(pointer, block);
  }

  /** What was said there, and below, is gone. */
  forget(pointer: string): void {
    for (const place of this.known.keys())
      if (place === pointer || place.startsWith(`${pointer}/`)) this.known.delete(place);
  }

  /** The block that the place comes from: of the nearest place above it that is known. */
  of(pointer: string): string | undefined {
    for (let place = pointer; ; place = place.slice(0, place.lastIndexOf('/'))) {
      if (this.known.has(place)) return this.known.get(place);
      if (place === '') return undefined;
    }
  }

  /** Every place where another begins to say something, with the block that does; null for the pack itself. Asking `of` of these places says the same. */
  places(): Readonly<Record<string, string | null>> {
    const begins = [...this.known].filter(
      ([pointer, block]) =>
        block !== (pointer === '' ? undefined : this.of(pointer.slice(0, pointer.lastIndexOf('/')))),
    );
    return Object.fromEntries(begins.map(([pointer, block]) => [pointer, block ?? null]));
  }

  /** So many items came to stand before those of a list. */
  shift(list: string, by: number): void {
    this.renumber(list, (index) => index + by);
  }

  /** An item of a list was taken out. */
  remove(list: string, gone: number): void {
    this.renumber(list, (index) => (index === gone ? undefined : index > gone ? index - 1 : index));
  }

  private renumber(list: string, place: (index: number) => number | undefined): void {
    const inside = [...this.known].filter(([pointer]) => pointer.startsWith(`${list}/`));
    for (const [pointer] of inside) this.known.delete(pointer);
    for (const [pointer, block] of inside) {
      const [first = '', ...rest] = pointer.slice(list.length + 1).split('/');
      const index = place(Number(first));
      if (index !== undefined) this.known.set([`${list}/${index}`, ...rest].join('/'), block);
    }
  }
}
