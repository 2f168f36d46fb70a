import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { preparePublication, publish } from '../../../electron/connections/publish.ts';
import { json, startFhirServer } from '../../support/fhir-server.ts';
import { makeResult } from '../../support/result-fixture.ts';
import { faultOf, settingsFor, testClock } from './support.ts';

it('publishes once what is published twice', async () => {
  const server = await startFhirServer();
  const { bundle } = preparePublication(makeResult({ units: 2 }));
  const options = { settings: settingsFor(server), secret: null, clock: testClock() };
  expect(await publish(options, bundle)).toEqual({ created: 6, unchanged: 0 });
  const before = JSON.stringify([...server.store]);
  expect(await publish(options, bundle)).toEqual({ created: 0, unchanged: 6 });
  expect(JSON.stringify([...server.store])).toBe(before);
  expect(server.log).toEqual(['POST /fhir', 'POST /fhir']);
});

it('carries the digest of what it carries', () => {
  const { bundle } = preparePublication(makeResult());
  const document = bundle.entry.find(({ resource }) => resource.resourceType === 'DocumentReference');
  const [content] = (document?.resource.content ?? []) as { readonly attachment: Record<string, unknown> }[];
  const bytes = Buffer.from(String(content.attachment.data), 'base64');
  expect(content.attachment.size).toBe(bytes.length);
  expect(content.attachment.hash).toBe(createHash('sha1').update(bytes).digest('base64'));
});

it('is refused in one sentence by runs without a unit, and by servers that do not take all of it', async () => {
  const unit = makeResult({ units: 0 });
  expect(() => preparePublication(unit)).toThrow(/de ninguna unidad/);
  expect(() => preparePublication(makeResult({ status: 'cancelada' }))).toThrow(/no se terminó/);
  const server = await startFhirServer();
  const { bundle } = preparePublication(makeResult());
  const options = { settings: settingsFor(server), secret: null, clock: testClock() };
  for (const [answer, sentence] of [
    [
      { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'invalid' }] },
      /OperationOutcome.*«invalid»/,
    ],
    [{ resourceType: 'Bundle', entry: [{ response: { status: '201' } }] }, /no confirmó todo/],
  ] as const) {
    server.fault = ({ response }) => {
      json(response, 200, answer);
      return true;
    };
    expect((await faultOf(publish(options, bundle))).message).toMatch(sentence);
  }
});
