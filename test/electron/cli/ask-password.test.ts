import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { askPassword } from '../../../electron/cli/ask-password.ts';

/** A terminal at which somebody types these pieces. */
function terminal(...pieces: readonly string[]) {
  const modes: boolean[] = [];
  const keyboard = Object.assign(new EventEmitter(), {
    isTTY: true,
    setRawMode: (raw: boolean) => modes.push(raw),
    setEncoding: () => keyboard,
    pause: () => keyboard,
    resume: () => {
      queueMicrotask(() => {
        for (const piece of pieces) keyboard.emit('data', piece);
      });
      return keyboard;
    },
  });
  return { keyboard: keyboard as unknown as NodeJS.ReadStream, modes };
}

async function asked(...pieces: readonly string[]) {
  let shown = '';
  const screen = {
    write: (text: string) => {
      shown += text;
      return true;
    },
  };
  const { keyboard, modes } = terminal(...pieces);
  const answer = await askPassword('Contraseña:', keyboard, screen as NodeJS.WriteStream).catch((e: Error) => e);
  return { answer, shown, modes, listeners: keyboard.listenerCount('data') };
}

it('takes what is typed up to the end of the line, shows none of it and leaves the terminal as it was', async () => {
  expect(await asked('sec', 'rxt\u007f\u007fet', 'o ñ\r')).toEqual({
    answer: 'secreto ñ',
    shown: 'Contraseña: \n',
    modes: [true, false],
    listeners: 0,
  });
});

it('ends with one sentence where the person gives up, or pastes a book', async () => {
  const given = await asked('abc\u0003');
  expect((given.answer as Error).message).toBe('No se dio la contraseña.');
  expect(given.modes).toEqual([true, false]);
  expect(((await asked('x'.repeat(600))).answer as Error).message).toBe('La contraseña es demasiado larga.');
});

it('asks nobody where there is no terminal', async () => {
  const { keyboard } = terminal();
  Object.assign(keyboard, { isTTY: undefined });
  await expect(askPassword('Contraseña:', keyboard)).rejects.toThrow('use --password-file');
});
