import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { CALL_CHANNEL, type CallAnswer, EVENT_CHANNEL } from '../main/channels.ts';
import { isEvent, isMethod } from './names.ts';

type Listener = (payload: unknown) => void;
const listeners = new Map<string, Set<Listener>>();

/** The window's one way to the main process, and nothing of Electron beyond it. */
const bridge: Bridge = {
  async call(method, input) {
    if (!isMethod(method)) throw new Error('Método desconocido.');
    const answer = (await ipcRenderer.invoke(CALL_CHANNEL, method, input)) as CallAnswer;
    if (!answer.ok) throw new Error(answer.error);
    return answer.output as never;
  },
  on(event, listener) {
    if (!isEvent(event)) throw new Error('Evento desconocido.');
    const own = listeners.get(event) ?? new Set();
    listeners.set(event, own);
    // A function of its own, so that one listener given twice is also heard twice.
    const heard: Listener = (payload) => listener(payload as never);
    own.add(heard);
    return () => {
      own.delete(heard);
    };
  },
  pathOf: (file) => (file instanceof File ? webUtils.getPathForFile(file) : ''),
};

ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

contextBridge.exposeInMainWorld('cotejo', bridge);
