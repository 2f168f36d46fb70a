/** Types of `build.mjs` for the tests. */
export declare function buildFhirTables(options?: { readonly force?: boolean }): Promise<void>;
