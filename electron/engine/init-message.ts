/**
 * First message from main to the engine, over the private port (never a command line or an environment variable).
 *
 * The registry's key is made and kept by the engine, since telling whether it fits needs SQLite, which main must not
 * load. Only main can reach the system's key store, so it keeps one random secret there (`safeStorage`) and hands it
 * over: the engine wraps the registry's key with it. Without a key store there is no secret, and the key file is only
 * protected by the permissions of the file.
 */
export interface EngineInit {
  readonly init: {
    /** Root of the data folder; see `data-folder.ts`. */
    readonly dataFolder: string;
    readonly resourcesFolder: string;
    readonly toolVersion: string;
    /** Path of the built worker script. */
    readonly workerScript: string;
    /** Name of the operating system's user, for the audit chain. */
    readonly user: string;
    /** 32 bytes in base64 from the system's key store; null where there is none. */
    readonly sealingSecret: string | null;
  };
}
