import { ProblemError } from '../engine/reading.ts';

/** No password is longer; more is something that was pasted by mistake. */
const LONGEST = 500;

type Keyboard = Pick<NodeJS.ReadStream, 'on' | 'off' | 'resume' | 'pause' | 'setEncoding'> & {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
};

/**
 * Asks for a password on the terminal, without showing what is typed.
 *
 * @throws ProblemError where nobody sits at a terminal, or the person gave up
 */
export async function askPassword(
  question: string,
  keyboard: Keyboard = process.stdin,
  screen: Pick<NodeJS.WriteStream, 'write'> = process.stderr,
): Promise<string> {
  if (keyboard.isTTY !== true || keyboard.setRawMode === undefined) {
    throw new ProblemError('Falta la contraseña: aquí no se puede preguntar; use --password-file ARCHIVO.');
  }
  screen.write(`${question} `);
  keyboard.setRawMode(true);
  keyboard.setEncoding('utf8');
  try {
    return await typed(keyboard);
  } finally {
    keyboard.setRawMode(false);
    keyboard.pause();
    screen.write('\n');
  }
}

function typed(keyboard: Keyboard): Promise<string> {
  return new Promise((resolve, reject) => {
    let letters: readonly string[] = [];
    const end = (settle: () => void) => {
      keyboard.off('data', onData);
      settle();
    };
    const onData = (text: string) => {
      for (const letter of text) {
        if (letter === '\r' || letter === '\n') return end(() => resolve(letters.join('')));
        // Ctrl+C and Ctrl+D: in this mode of the terminal they are letters like any other.
        if (letter === '\u0003' || letter === '\u0004') {
          return end(() => reject(new ProblemError('No se dio la contraseña.')));
        }
        letters = letter === '\u007f' || letter === '\b' ? letters.slice(0, -1) : [...letters, letter];
        if (letters.length > LONGEST) return end(() => reject(new ProblemError('La contraseña es demasiado larga.')));
      }
    };
    keyboard.on('data', onData);
    keyboard.resume();
  });
}
