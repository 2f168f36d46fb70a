/** Types of `build.mjs` for the tests. */
export declare function buildTables(options?: { readonly force?: boolean }): Promise<void>;
