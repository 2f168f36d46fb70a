import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { EngineEvent, EngineMethods } from '../../shared/ipc/contract.ts';
import { isAppPage } from './app-files.ts';
import { CALL_CHANNEL, type CallAnswer, EVENT_CHANNEL } from './channels.ts';
import { type CheckedRequest, checkRequest } from './request.ts';
import { sentenceOf } from './sentence.ts';

export type MainRequest = Extract<CheckedRequest, { readonly to: 'main' }>;

export interface Answerers {
  /** Answers what needs a window, a dialog or a printer. */
  readonly main: (request: MainRequest, window: BrowserWindow) => Promise<unknown>;
  readonly engine: (method: keyof EngineMethods, input: unknown) => Promise<unknown>;
}

/** Answers the windows of this program, and no one else: sender, method and arguments are checked on every call. */
export function answerWindows(answerers: Answerers): void {
  ipcMain.handle(CALL_CHANNEL, async (event, method: unknown, input: unknown): Promise<CallAnswer> => {
    const window = senderOf(event);
    try {
      const request = checkRequest(method, input);
      const output =
        request.to === 'main'
          ? await answerers.main(request, window)
          : await answerers.engine(request.method, request.input);
      return { ok: true, output };
    } catch (error) {
      return { ok: false, error: sentenceOf(error) };
    }
  });
}

/** Tells all windows what the engine tells. */
export function tellWindows({ event, payload }: EngineEvent): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event, payload);
  }
}

/** The window that asks. @throws Error when it is not the top page of a window of this program */
function senderOf(event: IpcMainInvokeEvent): BrowserWindow {
  const { senderFrame: frame, sender } = event;
  const window = BrowserWindow.fromWebContents(sender);
  if (frame === null || window === null) throw new Error('the sender is gone');
  if (frame.parent !== null || !isAppPage(frame.url)) throw new Error('the sender is not a page of this program');
  return window;
}
