/** A file of keys, certificates or signatures is not what it should be; `message` is one plain Spanish sentence. */
export class SignatureError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SignatureError';
  }
}
