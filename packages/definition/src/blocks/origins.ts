/** Which block each part of a file comes from: places where something begins to be said, by JSON pointer. */

/** Undefined stands for the pack itself. */
export class Origins {
  private readonly places = new Map<string, string | undefined>();

  set(pointer: string, block: string | undefined): void {
    this.places.set(pointer, block);
  }

  /** What was said there, and below, is gone. */
  forget(pointer: string): void {
    for (const place of this.places.keys())
      if (place === pointer || place.startsWith(`${pointer}/`)) this.places.delete(place);
  }

  /** The block that the place comes from: of the nearest place above it that is known. */
  of(pointer: string): string | undefined {
    for (let place = pointer; ; place = place.slice(0, place.lastIndexOf('/'))) {
      if (this.places.has(place)) return this.places.get(place);
      if (place === '') return undefined;
    }
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
    const inside = [...this.places].filter(([pointer]) => pointer.startsWith(`${list}/`));
    for (const [pointer] of inside) this.places.delete(pointer);
    for (const [pointer, block] of inside) {
      const [first = '', ...rest] = pointer.slice(list.length + 1).split('/');
      const index = place(Number(first));
      if (index !== undefined) this.places.set([`${list}/${index}`, ...rest].join('/'), block);
    }
  }
}
