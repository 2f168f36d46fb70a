import { onTestFinished } from 'vitest';
import { type MllpClient, openMllpClient } from '../../../electron/connections/mllp/client.ts';

export { admission, PERSONAL } from './live-messages.ts';

export async function clientOf(port: number): Promise<MllpClient> {
  const client = await openMllpClient({ host: '127.0.0.1', port, tls: null, timeoutMs: 10_000 });
  onTestFinished(() => client.close());
  return client;
}
