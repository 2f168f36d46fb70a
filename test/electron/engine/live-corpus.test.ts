import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { messagesOf } from '../../../electron/cli/message-files.ts';
import { createLiveVerifier, type LiveTotal, type LiveVerdict } from '../../../electron/engine/live-verify.ts';
import { prepareRun } from '../../../electron/engine/run-setup.ts';
import { verifyExport } from '../../../electron/engine/verify-export.ts';
import { buildAck } from '../../../shared/formats/hl7v2/ack/build.ts';
import { errorOf } from '../../../shared/formats/hl7v2/ack/errors.ts';
import { readAckHeader } from '../../../shared/formats/hl7v2/ack/header.ts';
import type { Severity } from '../../../shared/model/index.ts';
import { runSetup, SHARED } from '../../support/project.ts';
import { describeWithShared } from '../../support/with-shared.ts';
import { admission } from './live-messages.ts';

const SETUP = runSetup({ maxFindings: 20 });
const { plan, loaded } = prepareRun(SETUP);

/** A verifier that tells the score of all each time. */
function verifier() {
  let moment = 0;
  return createLiveVerifier(plan, loaded.checklist, () => (moment += 1000));
}

async function corpus(): Promise<readonly Uint8Array[]> {
  const folder = join(SHARED, 'corpora', 'hl7v2');
  const messages: Uint8Array[] = [];
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.hl7'))) {
    const input = { path: name, absolute: join(folder, name), bytes: 1 };
    for await (const message of messagesOf(input)) messages.push(message);
  }
  return messages;
}

describeWithShared('corpora/hl7v2', 'the messages of the corpus', () => {
  it('have one by one the figures of the file that they make', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cotejo-corpus-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const messages = await corpus();
    const path = join(folder, 'todos.hl7');
    writeFileSync(path, Buffer.concat(messages));
    const { result } = await verifyExport({ paths: [path], setup: SETUP, toolVersion: 'prueba', threads: 0 });
    const total = (severity: Severity) =>
      result.rules.filter((rule) => rule.severity === severity).reduce((sum, rule) => sum + rule.total, 0);

    const { verify } = verifier();
    let last: LiveTotal | undefined;
    const verdicts = messages.map((message): LiveVerdict => {
      const verdict = verify(message);
      last = verdict.total;
      return verdict;
    });
    expect(verdicts.filter(({ problem }) => problem !== null)).toEqual([]);
    expect(result.files[0].rows).toBe(verdicts.length);
    expect(verdicts.reduce((sum, { errors }) => sum + errors, 0)).toBe(total('error'));
    expect(verdicts.reduce((sum, { warnings }) => sum + warnings, 0)).toBe(total('warning'));
    expect(last).toEqual({ score: result.score.percent, preliminary: result.score.preliminary });
  });
});

describe('our own acknowledgements', () => {
  it.each(['2.3', '2.3.1', '2.4', '2.5', '2.5.1', '2.6', '2.7'])('are sound messages of %s', (version) => {
    const { verify } = verifier();
    const message = admission('m1', '|', version);
    const errors = verify(message).findings.map(errorOf);
    expect(errors.length).toBeGreaterThan(0);
    const header = readAckHeader(message);
    const time = '20260101120000-0600';
    const ack = header && buildAck(header, { code: 'AE', time, controlId: 'R1', errors });
    const { findings } = verify(ack ?? new Uint8Array(0));
    const told = findings.filter(({ rule, severity }) => severity !== 'info' && /^hl7v2-(?!contenido)/.test(rule));
    expect(told.map(({ rule, place }) => `${rule} ${place.path}`)).toEqual([]);
  });
});

describe('what is no message', () => {
  it('has that as its problem, and counts nowhere', () => {
    const { verify } = verifier();
    const verdict = verify(Buffer.from('hola\r'));
    expect(verdict).toMatchObject({ errors: 0, warnings: 0, score: null, findings: [] });
    expect(verdict.problem).toMatch(/\.$/);
  });
});
