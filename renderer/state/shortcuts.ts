import { useEffect } from 'react';
import { call } from './bridge.ts';
import { useLastResult } from './last-result.ts';
import { navigate, SCREENS } from './router.ts';
import { toastError } from './toasts.ts';
import { useVerify } from './verify.ts';

/** Ctrl+1…9: the first screens. Ctrl+O: choose files. Ctrl+F: the search box of the screen, where there is one. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function onKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const screen = SCREENS[Number(event.key) - 1];
  if (screen) {
    event.preventDefault();
    const run = useLastResult.getState().runId;
    navigate(screen, screen === 'resultado' && run ? [run] : []);
    return;
  }
  if (event.key === 'o') {
    event.preventDefault();
    openExport('files');
    return;
  }
  if (event.key !== 'f') return;
  const box = document.querySelector<HTMLInputElement>('[data-search]');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

/** Asks for files or a folder and takes them to Verificar. */
export function openExport(kind: 'files' | 'folder'): void {
  call('dialog.openExport', { kind })
    .then(({ paths }) => {
      if (paths.length === 0) return;
      navigate('verificar');
      return takePaths(paths);
    })
    .catch(toastError);
}

/** New files for Verificar: beside those chosen and not yet verified, in place of those whose run has ended. */
export function takePaths(paths: readonly string[]): Promise<void> {
  const { phase, clear, add } = useVerify.getState();
  if (phase.kind === 'ended') clear();
  return add(paths);
}
