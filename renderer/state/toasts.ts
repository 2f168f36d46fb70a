import { create } from 'zustand';

export interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'error';
  readonly text: string;
  /** A file that can be shown in the system's file manager. */
  readonly path?: string;
}

interface ToastState {
  readonly toasts: readonly Toast[];
  readonly add: (toast: Omit<Toast, 'id'>) => void;
  readonly remove: (id: number) => void;
}

let last = 0;

/** Short notices at the foot of the window; errors stay until they are closed. */
export const useToasts = create<ToastState>((set, get) => ({
  toasts: [],
  add: (toast) => {
    const id = ++last;
    // Said once more, it stands in the place of the first.
    const others = get().toasts.filter(({ text }) => text !== toast.text);
    set({ toasts: [...others.slice(-2), { ...toast, id }] });
    if (toast.kind === 'done') setTimeout(() => get().remove(id), 10_000);
  },
  remove: (id) => set({ toasts: get().toasts.filter((t) => t.id !== id) }),
}));

export function toastError(error: unknown): void {
  useToasts.getState().add({ kind: 'error', text: error instanceof Error ? error.message : String(error) });
}
