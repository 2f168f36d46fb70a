/** A PDF cannot be read or finished; the message is one sentence for people, without a word of its content. */
export class PdfError extends Error {}

export const NOT_A_PDF = 'El archivo no es un PDF que se pueda leer.';
export const TOO_BIG = 'El PDF es demasiado grande para revisarlo.';
