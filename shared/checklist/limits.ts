/**
 * What a checklist may hold. The largest catalogue of requirements that it is made for has some hundreds; beyond this
 * a file is a mistake, and is refused before anything walks through it.
 */
export const LIMITS = { items: 5000, questions: 5000, fileBytes: 5_000_000, bases: 10 } as const;
