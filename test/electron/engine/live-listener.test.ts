import { describe, expect, it, onTestFinished } from 'vitest';
import { answersWanted } from '../../../electron/connections/mllp/client.ts';
import { startLiveListener } from '../../../electron/engine/live-listener.ts';
import type { LiveVerdict } from '../../../electron/engine/live-verify.ts';
import { readAckHeader } from '../../../shared/formats/hl7v2/ack/header.ts';
import { engineMethods } from '../../../shared/ipc/contract.ts';
import type { Finding, LiveFault, LiveMessage } from '../../../shared/model/index.ts';
import { admission, clientOf, PERSONAL } from './live-support.ts';

const GOOD: LiveVerdict = { errors: 0, warnings: 0, score: 100, findings: [], problem: null };
const FINDING: Finding = {
  rule: 'hl7v2-campo-obligatorio-ausente',
  severity: 'error',
  message: 'Falta un campo obligatorio',
  place: { path: 'PID-5', field: 'PID-5' },
  fingerprint: '0',
};
const BAD: LiveVerdict = { ...GOOD, errors: 1, score: 40, findings: [FINDING] };

/** A listener whose verifier and disk say what the test wants. */
async function listening(verdict: LiveVerdict = GOOD, isStored = true) {
  const stored: Uint8Array[] = [];
  const messages: LiveMessage[] = [];
  const faults: LiveFault[] = [];
  const spool = {
    id: 'prueba',
    path: '',
    bytes: 0,
    append: async (bytes: Uint8Array) => {
      if (isStored) stored.push(bytes);
      return isStored;
    },
    listensOn: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const judge = { verify: () => Promise.resolve(verdict), close: () => Promise.resolve() };
  const settings = engineMethods['live.start'].input.parse({ port: 0, checklist: 'nom-024-ssa3-2012' });
  const listener = await startLiveListener(
    settings,
    { spool, judge },
    {
      message: (message) => messages.push(message),
      fault: (fault) => faults.push(fault),
      connections: () => undefined,
    },
  );
  onTestFinished(() => listener.stop());
  const client = await clientOf(listener.port);
  const codes = async (message: Buffer) => {
    const header = readAckHeader(message);
    const answers = await client.send(message, header?.field(10) ?? '', header ? answersWanted(header) : []);
    return answers.map(({ code }) => code);
  };
  return { listener, client, codes, stored, messages, faults };
}

describe('answers of original mode', () => {
  it('accept, find in error, reject', async () => {
    expect(await (await listening(GOOD)).codes(admission('m1'))).toEqual(['AA']);
    expect(await (await listening(BAD)).codes(admission('m1'))).toEqual(['AE']);
    expect(await (await listening(GOOD)).codes(admission('m1', '|', '9.9'))).toEqual(['AR']);
    const unknown = { ...BAD, findings: [{ ...FINDING, rule: 'hl7v2-estructura-tipo-de-mensaje-desconocido' }] };
    expect(await (await listening(unknown)).codes(admission('m1'))).toEqual(['AR']);
    expect(await (await listening({ ...GOOD, problem: 'No se pudo.' })).codes(admission('m1'))).toEqual(['AE']);
  });

  it('reject what the disk does not take, which then stands in no list', async () => {
    const { codes, messages, faults } = await listening(GOOD, false);
    expect(await codes(admission('m1'))).toEqual(['AR']);
    expect(messages).toEqual([]);
    expect(faults.map(({ kind }) => kind)).toEqual(['storage']);
  });
});

describe('answers of enhanced mode', () => {
  it.each([
    ['AL|AL', GOOD, ['CA', 'AA']],
    ['AL|AL', BAD, ['CA', 'AE']],
    ['AL|NE', BAD, ['CA']],
    ['NE|AL', BAD, ['AE']],
    ['|AL', GOOD, ['AA']],
  ] as const)('MSH-15 and 16 are %s', async (conditions, verdict, expected) => {
    const { codes } = await listening(verdict);
    expect(await codes(admission('m1', conditions))).toEqual(expected);
  });

  it('are those that were asked for: on errors, on success, never', async () => {
    const given = async (conditions: string, verdict: LiveVerdict) => {
      const { client, messages, codes } = await listening(verdict);
      await client.send(admission('m1', conditions), 'm1', []);
      // In its turn on the same connection: when it is answered, so was the first one.
      await codes(admission('m2'));
      return messages[0].acks;
    };
    expect(await given('NE|NE', BAD)).toEqual([]);
    expect(await given('ER|ER', GOOD)).toEqual([]);
    expect(await given('ER|ER', BAD)).toEqual(['AE']);
    expect(await given('SU|SU', GOOD)).toEqual(['CA', 'AA']);
    expect(await given('SU|SU', BAD)).toEqual(['CA']);
  });

  it('end with a refused acceptance', async () => {
    expect(await (await listening()).codes(admission('m1', 'AL|AL', '9.9'))).toEqual(['CR']);
    expect(await (await listening(GOOD, false)).codes(admission('m1', 'AL|AL'))).toEqual(['CE']);
  });
});

describe('the list', () => {
  it('has a line for each message, in the order in which they were stored', async () => {
    const { codes, messages, listener, stored } = await listening(BAD);
    await codes(admission('m1'));
    await codes(admission('m2', 'AL|AL'));
    expect(messages).toMatchObject([
      { number: 1, application: 'HISPRUEBA | DFSSA000001', type: 'ADT^A01', version: '2.5.1', controlId: 'm1' },
      { number: 2, mode: 'enhanced', acks: ['CA', 'AE'], errors: 1, score: 40, problem: null },
    ]);
    expect(listener.counts).toMatchObject({ messages: 2, withErrors: 2, connections: 1, acks: { AE: 2, CA: 1 } });
    expect(stored.map((bytes) => Buffer.from(bytes))).toEqual([admission('m1'), admission('m2', 'AL|AL')]);
  });

  it('shows nothing personal that stands where a name of a system should', async () => {
    const { codes, messages } = await listening();
    const text = admission('XEXX010101HNEXXXA4').toString('latin1').replace('HISPRUEBA', 'FULANO SINTETICO^');
    await codes(Buffer.from(text, 'latin1'));
    expect(messages.length).toBe(1);
    for (const word of PERSONAL) expect(JSON.stringify(messages)).not.toContain(word);
  });

  it('answers no acknowledgement', async () => {
    const { client, codes, faults, stored } = await listening();
    await client.send(Buffer.from('MSH|^~\\&|||||2026||ACK^A01^ACK|1|P|2.5.1\rMSA|AA|1\r'), '1', []);
    await codes(admission('m1'));
    expect(faults.map(({ kind }) => kind)).toEqual(['stray-ack']);
    expect(stored.length).toBe(1);
  });
});
