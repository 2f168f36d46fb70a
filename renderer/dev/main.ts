import { mockBridge } from './mock-bridge.ts';

// Development only: the window in a browser, with synthetic answers in place of the engine.
Object.assign(window, { cotejo: mockBridge(new URLSearchParams(location.search)) });
void import('../main.tsx');
