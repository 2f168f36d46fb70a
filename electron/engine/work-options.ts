import type { EngineEvent } from '../../shared/ipc/contract.ts';
import type { Registry } from '../registry/registry.ts';
import type { DataFolders } from './data-folder.ts';
import type { Resources } from './resources.ts';

/** What each part of the service that answers for one subject is given. */
export interface WorkOptions {
  readonly registry: Registry;
  readonly folders: DataFolders;
  readonly resources: Resources;
  readonly toolVersion: string;
  readonly emit: (event: EngineEvent) => void;
}
