import { Menu, type MenuItemConstructorOptions } from 'electron';
import { texts } from './texts.ts';

/** The menu in the language of the window; the inspector only in a clone. */
export function setMenu(developer: boolean): void {
  const t = texts();
  const mac = process.platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const application: MenuItemConstructorOptions = { role: 'appMenu' };
  const file: MenuItemConstructorOptions = {
    label: t.file,
    submenu: [mac ? { role: 'close', label: t.closeWindow } : { role: 'quit', label: t.quit }],
  };
  const edit: MenuItemConstructorOptions = {
    label: t.edit,
    submenu: [
      { role: 'undo', label: t.undo },
      { role: 'redo', label: t.redo },
      separator,
      { role: 'cut', label: t.cut },
      { role: 'copy', label: t.copy },
      { role: 'paste', label: t.paste },
      { role: 'selectAll', label: t.selectAll },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: t.view,
    submenu: [
      { role: 'zoomIn', label: t.zoomIn },
      // The plus sign needs Shift on most keyboards.
      { role: 'zoomIn', label: t.zoomIn, accelerator: 'CommandOrControl+=', visible: false },
      { role: 'zoomOut', label: t.zoomOut },
      { role: 'resetZoom', label: t.zoomReset },
      separator,
      { role: 'togglefullscreen', label: t.fullScreen },
      ...(developer ? [separator, { role: 'toggleDevTools', label: t.developer } as const] : []),
    ],
  };
  const help: MenuItemConstructorOptions = { label: t.help, submenu: [{ role: 'about', label: t.about }] };
  Menu.setApplicationMenu(Menu.buildFromTemplate([...(mac ? [application] : []), file, edit, view, help]));
}
