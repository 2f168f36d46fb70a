/** Types of `electron-runtime.mjs` for the tests. */
export interface Runtime {
  readonly executable: string;
  readonly source: 'installed' | 'downloaded' | 'registry';
  readonly needsAppLink: boolean;
  readonly version: string | undefined;
}

export declare class RuntimeUnavailable extends Error {}
export declare function resolveElectronRuntime(options?: {
  readonly quiet?: boolean;
  readonly allowDownload?: boolean;
}): Promise<Runtime>;
export declare function launchCommand(
  runtime: Runtime,
  appDir: string,
  args?: readonly string[],
): Promise<{ readonly executable: string; readonly args: string[] }>;
export declare function linkApp(runtime: Pick<Runtime, 'executable' | 'needsAppLink'>, appDir: string): Promise<string>;
export declare function sandboxSwitches(): string[];
export declare function screenlessSwitches(): string[];
