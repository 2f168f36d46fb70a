import type { Bridge, MethodInput, MethodName, MethodOutput } from '../../shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly cotejo: Bridge;
  }
}

/** The only way out of the window: what the preload put there. */
export function bridge(): Bridge {
  return window.cotejo;
}

/** Asks the engine or the main process. Rejects with a sentence that can be shown as it is. */
export async function call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  try {
    return await bridge().call(method, input);
  } catch (error) {
    throw new Error(sentenceOf(error));
  }
}

/** The message of an error without what Electron puts before it. */
export function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^Error invoking remote method '[^']*': /, '').replace(/^(?:[A-Z]\w*)?Error: /, '');
}
