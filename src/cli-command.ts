import type { INestApplicationContext } from '@nestjs/common';
import type { Environment } from './config/environment.js';

/** Something that an operator can ask for on the command line. */
export interface Command {
  /** Its words, then what goes with them: `<needed>`, `[left out at will]`. */
  usage: string;
  says: string;
  /** Without a database; everything else runs inside the application's context. `words` are those after the fixed ones. */
  alone?: (words: string[]) => Promise<void>;
  inside?: (context: INestApplicationContext, words: string[], environment: Environment) => Promise<void>;
}

/** The fixed words of a command. */
export function fixedWords({ usage }: Command): string {
  return usage.replace(/ [<[].*/, '');
}

/** What was asked for cannot be understood; its message is for the operator. */
export class UsageFault extends Error {
  readonly printable = true;
}

/** Prints a line. Waits while whoever reads it is slower than we are. */
export async function say(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
