/** A command's options as `parse` reads them; null when they are not its options, after saying so and how to call it. */
export function readOptions<T>(parse: () => T, usage: string): T | null {
  try {
    return parse();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return null;
  }
}
