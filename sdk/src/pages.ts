/** A page of a list, and the cursor of the next one; null = the end. */
export interface Page<T> {
  items: readonly T[];
  next: string | null;
}

/** The items of a list, page by page as they are asked for. */
export async function* itemsOf<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T, void, void> {
  let cursor: string | undefined;
  do {
    const { items, next } = await read(cursor);
    yield* items;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}
