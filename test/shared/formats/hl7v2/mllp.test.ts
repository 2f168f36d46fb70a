import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMllpDecoder, frameMessage } from '../../../../shared/formats/hl7v2/mllp.ts';
import { latin1 } from './reading.ts';

interface Decoded {
  readonly messages: string[];
  readonly faults: (readonly [string, number])[];
  pending: number;
}

function decode(bytes: Uint8Array, chunk = 1000, maxMessageBytes?: number): Decoded {
  const seen: Decoded = { messages: [], faults: [], pending: 0 };
  const decoder = createMllpDecoder(
    {
      message: (message) => seen.messages.push(String.fromCharCode(...message)),
      fault: (kind, count) => seen.faults.push([kind, count]),
    },
    maxMessageBytes === undefined ? undefined : { maxMessageBytes },
  );
  for (let at = 0; at < bytes.length; at += chunk) decoder.write(bytes.subarray(at, at + chunk));
  seen.pending = decoder.pending;
  decoder.end();
  return seen;
}

const framed = (text: string): string => `\x0b${text}\x1c\r`;

describe('MLLP', () => {
  it('gives what was framed, however it is cut', () => {
    const content = fc.string({ unit: fc.constantFrom('M', 'S', 'H', '|', '\r', 'ñ', '\0') });
    fc.assert(
      fc.property(fc.array(content, { maxLength: 8 }), fc.integer({ min: 1, max: 30 }), (texts, chunk) => {
        const frames = texts.map((text) => frameMessage(latin1(text)));
        const bytes = Uint8Array.from(frames.flatMap((frame) => [...frame]));
        expect(decode(bytes, chunk)).toEqual({ messages: texts, faults: [], pending: 0 });
      }),
    );
  });

  it('gives the taker bytes of its own', () => {
    const kept: Uint8Array[] = [];
    const decoder = createMllpDecoder({ message: (bytes) => kept.push(bytes), fault: () => undefined });
    const chunk = latin1(framed('uno') + framed('dos'));
    decoder.write(chunk);
    chunk.fill(0);
    decoder.write(latin1(framed('tres')));
    expect(kept.map((bytes) => String.fromCharCode(...bytes))).toEqual(['uno', 'dos', 'tres']);
  });

  it('answers at FS, and lets line ends between frames pass', () => {
    expect(decode(latin1('\x0buno\x1c\x0bdos\x1c\r\n\r\n'))).toEqual({
      messages: ['uno', 'dos'],
      faults: [],
      pending: 0,
    });
  });

  it('tells what is not framed, with its length, each 64 KiB again', () => {
    expect(decode(latin1(`hola\r${framed('uno')}x`))).toMatchObject({
      messages: ['uno'],
      faults: [
        ['unframed', 5],
        ['unframed', 1],
      ],
    });
    const { faults } = decode(new Uint8Array(200_000).fill(0x41));
    expect(faults).toHaveLength(4);
    expect(faults[3][1]).toBeGreaterThan(190_000);
  });

  it('tells a frame that another one cuts, and one that the end cuts', () => {
    expect(decode(latin1(`\x0bMSH|uno${framed('MSH|dos')}\x0bMSH`), 3)).toEqual({
      messages: ['MSH|dos'],
      faults: [
        ['half-message', 7],
        ['half-message', 3],
      ],
      pending: 3,
    });
    // A vertical tabulator in a text begins no message.
    expect(decode(latin1(framed('MSH|a\x0bb')))).toMatchObject({ messages: ['MSH|a\x0bb'], faults: [] });
  });

  it('passes over a message beyond the limit, holding nothing of it', () => {
    const text = `\x0b${'x'.repeat(5000)}\x1c\r${framed('y'.repeat(1000))}`;
    for (const chunk of [1, 999, 10_000]) {
      const { messages, faults } = decode(latin1(text), chunk, 1000);
      expect(messages).toEqual(['y'.repeat(1000)]);
      expect(faults.map(([kind]) => kind)).toEqual(['too-long']);
    }
    expect(decode(latin1(`\x0b${'x'.repeat(5000)}`), 10, 1000).pending).toBe(0);
  });
});
