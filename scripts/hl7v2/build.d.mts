/** Types of `build.mjs` for the tests. */
export declare function buildHl7v2Tables(options?: { readonly force?: boolean }): Promise<void>;
