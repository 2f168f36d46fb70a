/** Addresses that stand for all of this computer. */
export const EVERY_ADDRESS = ['0.0.0.0', '::'] as const;

/** An address of this computer with the network it belongs to. */
export interface OwnAddress {
  readonly address: string;
  readonly name: string;
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/**
 * What to type into the sending system: `127.0.0.1:2575`, `[::1]:2575`. Where all addresses are listened on, each that
 * another computer can reach.
 *
 * @param listening address and port as the session tells them
 */
export function addressesToType(listening: string, own: readonly OwnAddress[]): readonly string[] {
  const cut = listening.lastIndexOf(':');
  const [host, port] = [listening.slice(0, cut), listening.slice(cut + 1)];
  if (!EVERY_ADDRESS.some((every) => every === host)) return [written(host, port)];
  const reached = own.filter(({ address }) => !isLoopback(address) && (host === '::' || !address.includes(':')));
  return reached.length === 0 ? [written(host, port)] : reached.map(({ address }) => written(address, port));
}

function written(host: string, port: string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
