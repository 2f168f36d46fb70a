import type { BrowserWindow } from 'electron';
import { localMoment } from '../../shared/text/local-moment.ts';
import * as dialogs from './dialogs.ts';
import type { MainServices } from './main-methods.ts';

/** Where a file goes, which the engine may write then; null when the dialog was closed. */
export async function askWhere(
  name: string,
  extension: string,
  window: BrowserWindow,
  { filePaths }: Pick<MainServices, 'filePaths'>,
): Promise<string | null> {
  const path = await dialogs.saveAs(window, name, extension);
  if (path !== null) filePaths.add(path);
  return path;
}

/** `2026-01-31`, by the clock of this computer. */
export function today(): string {
  return localMoment(new Date()).slice(0, 10);
}
