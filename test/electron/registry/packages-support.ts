import { onTestFinished } from 'vitest';
import type { Registry } from '../../../electron/registry/index.ts';
import type { OpenOptions } from '../../../electron/registry/open.ts';
import { closeStore, openStore } from '../../../electron/registry/open.ts';
import type { Store } from '../../../electron/registry/store.ts';
import { open, openOptions, temporaryFolder } from './support.ts';

/** A registry, and a second connection to its file: what no method of the registry does is done there. */
export function withStore(change: Partial<OpenOptions> = {}): { readonly registry: Registry; readonly store: Store } {
  const folder = temporaryFolder();
  const registry = open(folder, change);
  const opened = openStore(openOptions(folder, change));
  onTestFinished(() => closeStore(opened));
  return { registry, store: opened.store };
}
