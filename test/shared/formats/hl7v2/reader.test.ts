import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHARED } from '../../../support/project.ts';
import { describeWithShared } from '../../../support/with-shared.ts';
import { HEADER, latin1, namesOf, type Read, readHl7, rulesOf } from './reading.ts';

const message = (...segments: string[]): string => `${[HEADER, ...segments].join('\r')}\r`;
/** The text at each place of a file, for every field, is the field. */
function expectPlaces(bytes: Uint8Array, { messages }: Read, decode: (bytes: Uint8Array) => string): void {
  for (const { segments, places } of messages) {
    segments.forEach((fields, s) => {
      fields.forEach((field, f) => {
        const { offset } = places[s][f];
        expect(decode(bytes.subarray(offset)).startsWith(field)).toBe(true);
      });
    });
  }
}
const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const asLatin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

describe('messages', () => {
  it('gives segments and fields as they are written', () => {
    const read = readHl7(message('PID|1||A1^^^X~B2||SOLÍS^ANA', 'PV1', 'ZMX|a&b|'));
    expect(read.messages).toHaveLength(1);
    const [{ code, event, version, segments }] = read.messages;
    expect([code, event, version]).toEqual(['ADT', 'A01', '2.5']);
    expect(segments.map((fields) => fields.slice(0, 6))).toEqual([
      ['MSH', '|', '^~\\&', 'LAB', 'UNIDAD', 'ECE'],
      ['PID', '1', '', 'A1^^^X~B2', '', 'SOLÍS^ANA'],
      ['PV1'],
      ['ZMX', 'a&b', ''],
    ]);
    expect(read.ended).toBe(1);
  });

  it('finds the place of a field, in characters and bytes', () => {
    const text = `${HEADER}||||||UNICODE UTF-8\rPID|1||ñ🏥|\rPV1|1|I\r`;
    const read = readHl7(text);
    expect(read.faults).toEqual([]);
    const pid = read.messages[0].places[1];
    const offset = new TextEncoder().encode(text.slice(0, text.indexOf('PID'))).length;
    expect(pid[3]).toEqual({ line: 2, column: 8, offset: offset + 7 });
    expect(pid[4]).toEqual({ line: 2, column: 12, offset: offset + 14 });
    expect(read.messages[0].places[2][0]).toEqual({ line: 3, column: 1, offset: offset + 15 });
    expectPlaces(new TextEncoder().encode(text), read, utf8);
  });

  it.each(['\n', '\r\n'])('takes %j as a line end, and says so once a file', (end) => {
    const text = (message('PID|1', 'PV1|1') + message('PID|2')).replaceAll('\r', end);
    const read = readHl7(text);
    expect(namesOf(read)).toEqual(['MSH PID PV1', 'MSH PID']);
    expect(rulesOf(read)).toEqual(['lineEnd']);
    expect(read.messages[1].places[1][0]).toMatchObject({ line: 5, column: 1 });
  });

  it('lets blank lines and a last line without its end pass', () => {
    const read = readHl7(`\r\r${HEADER}\r\rPID|1\r \r\r${HEADER}\rPID|2`);
    expect(namesOf(read)).toEqual(['MSH PID', 'MSH PID']);
    expect(read.faults).toEqual([]);
  });

  it('joins a line that begins like no segment with the one before', () => {
    const read = readHl7(message('OBX|1|TX|||uno', 'dos|x', 'tres', 'OBX|2'));
    expect(read.messages[0].segments.slice(1)).toEqual([
      ['OBX', '1', 'TX', '', '', 'uno\rdos', 'x\rtres'],
      ['OBX', '2'],
    ]);
    expect(read.faults).toMatchObject([{ rule: 'lineInSegment', record: 1, path: 'OBX', at: { line: 3, column: 1 } }]);
  });

  it('does not take a line feed inside of a segment for the end of segments', () => {
    const read = readHl7(message('OBX|1|TX|||uno\ndos', 'PV1|1'));
    expect(rulesOf(read)).toEqual(['lineInSegment']);
    expect(namesOf(read)).toEqual(['MSH OBX PV1']);
  });
});

describe('delimiters', () => {
  it('reads those that the message declares', () => {
    const read = readHl7('MSH#*!/@#A#B#C#D#2024##ADT*A01#1#P#2.5\rPID#1##x*y!z\r');
    expect(read.faults).toEqual([]);
    expect(read.messages[0]).toMatchObject({ code: 'ADT', event: 'A01' });
    expect(read.messages[0].segments[1]).toEqual(['PID', '1', '', 'x*y!z']);
  });

  it.each([
    ['^^\\&', 'delimiterRepeated'],
    ['^~\\^', 'delimiterRepeated'],
    ['ECE', 'delimiterInvalid'],
    ['^ \\&', 'delimiterInvalid'],
    ['', 'encodingCharactersMissing'],
    ['^', 'encodingCharactersMissing'],
    ['^~', 'encodingCharactersOmitted'],
    ['^~\\', 'encodingCharactersOmitted'],
    ['^~&', 'escapeCharacterLost'],
    ['^~\\&#!', 'encodingCharactersExtra'],
  ])('says what is wrong with MSH-2 %j and reads on', (encoding, rule) => {
    const read = readHl7(`MSH|${encoding}|A|B|C|D|2024||ADT^A01|1|P|2.5\rPID|1\r`);
    expect(read.faults).toMatchObject([{ rule, record: 1, path: 'MSH-2', at: { line: 1, column: 5, offset: 4 } }]);
    expect(read.messages[0]).toMatchObject({ code: 'ADT', event: 'A01', version: '2.5' });
  });

  it.each(['^~\\&', '^~\\&#'])('has nothing to say of %j', (encoding) => {
    expect(rulesOf(readHl7(`MSH|${encoding}|A|B|C|D|2024||ADT^A01|1|P|2.7\rPID|1\r`))).toEqual([]);
  });
});

describe('escapes and controls', () => {
  it('tells one unknown sequence and one open escape a message, with their field', () => {
    const read = readHl7(message('OBX|1|ST|||\\T\\ C:\\dir\\q \\T\\', 'OBX|2|ST|||a\\b|c\\d', 'OBX|3|ST|||\\Q\\'));
    expect(read.faults).toMatchObject([
      { rule: 'escapeUnknown', path: 'OBX-5', at: { line: 2, column: 18 } },
      { rule: 'escapeOpen', path: 'OBX[2]-5', at: { line: 3, column: 13 } },
    ]);
  });

  it.each(['\\F\\', '\\.br\\', '\\.sp3\\', '\\.in+2\\', '\\XE90D\\', '\\H\\x\\N\\', '\\Zlocal\\', '\\M2442\\'])(
    'knows %s',
    (sequence) => {
      expect(rulesOf(readHl7(message(`OBX|1|FT|||a${sequence}b`)))).toEqual([]);
    },
  );

  it('tells a control character, but no tabulator', () => {
    expect(rulesOf(readHl7(message('OBX|1|ST|||a\tb')))).toEqual([]);
    expect(readHl7(message('OBX|1|ST|||a\0b\0')).faults).toMatchObject([{ rule: 'controlCharacter', path: 'OBX-5' }]);
  });
});

describe('MLLP left in files', () => {
  it('is taken off, and told once', () => {
    const read = readHl7(`\x0b${message('PID|1')}\x1c\r\x0b${message('PID|2')}\x1c\r`);
    expect(namesOf(read)).toEqual(['MSH PID', 'MSH PID']);
    expect(rulesOf(read)).toEqual(['frameLeft']);
    expect(read.messages[1].places[0][0]).toMatchObject({ line: 4, column: 2 });
  });

  it('wants CR alone inside', () => {
    expect(rulesOf(readHl7(`\x0b${HEADER}\nPID|1\n\x1c\r`))).toEqual(['frameLeft', 'lineEndInFrame']);
  });

  it('tells each frame without its end', () => {
    const read = readHl7(`\x0b${message('PID|1')}\x0b${message('PID|2')}`);
    expect(read.faults).toMatchObject([
      { rule: 'frameLeft' },
      { rule: 'frameOpen', record: 1 },
      { rule: 'frameOpen', record: 2 },
    ]);
    expect(namesOf(read)).toEqual(['MSH PID', 'MSH PID']);
  });
});

describe('batches', () => {
  const head = (name: string): string => `${name}|^~\\&|A|B\r`;

  it('holds good counts', () => {
    const batch = `${head('BHS')}${message('PID|1')}${message('PID|2')}BTS|2\r`;
    const read = readHl7(`${head('FHS')}${batch}${batch}FTS|2\r`);
    expect(read.faults).toEqual([]);
    expect(read.messages.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  it('tells counts that do not agree, at their place', () => {
    const read = readHl7(`${head('FHS')}${head('BHS')}${message('PID|1')}BTS|2|x\rFTS|3\r`);
    expect(read.faults).toMatchObject([
      {
        rule: 'batchCount',
        record: 0,
        path: 'BTS-1',
        at: { line: 5, column: 5 },
        detail: { actual: '2', expected: '1' },
      },
      { rule: 'batchFileCount', path: 'FTS-1', at: { line: 6, column: 5 }, detail: { actual: '3', expected: '1' } },
    ]);
  });

  it.each([
    ['a batch that is not closed', `${head('BHS')}${message('PID|1')}`, 'BHS'],
    ['a file that is not closed', `${head('FHS')}${message('PID|1')}`, 'FHS'],
    ['a closing alone', `${message('PID|1')}BTS|1\r`, 'BTS'],
    ['a closing of a file alone', `${message('PID|1')}FTS|1\r`, 'FTS'],
  ])('tells %s', (_name, text, path) => {
    expect(readHl7(text).faults).toMatchObject([{ rule: 'batchUnpaired', record: 0, path }]);
  });

  it('needs no counts', () => {
    expect(readHl7(`${head('BHS')}${message('PID|1')}BTS\r`).faults).toEqual([]);
  });
});

describe('continuation', () => {
  it('joins ADD with the segment before, and still knows the places', () => {
    const text = message('OBX|1|FT|||uno y ', 'ADD|dos|x', 'ADD|z', 'PV1|1|I');
    const read = readHl7(text);
    expect(read.faults).toEqual([]);
    expect(read.incomplete).toEqual([]);
    expect(read.messages[0].segments.slice(1)).toEqual([
      ['OBX', '1', 'FT', '', '', 'uno y dos', 'xz'],
      ['PV1', '1', 'I'],
    ]);
    const { places } = read.messages[0];
    expect(places[1][6]).toMatchObject({ line: 3, column: 9, offset: text.indexOf('|x') + 1 });
    expect(places[2][0]).toMatchObject({ line: 5, column: 1, offset: text.indexOf('PV1') });
  });

  it.each([
    ['DSC', message('OBX|1|FT|||uno', 'DSC|p1|F'), 'DSC-1'],
    ['an empty ADD', message('OBX|1|FT|||uno', 'ADD|'), 'ADD'],
    ['MSH-14', `${HEADER}||p1\rADD|dos\r`, 'MSH-14'],
  ])('says of a message with %s that it is a part', (_name, text, path) => {
    const read = readHl7(text + message('PID|1'));
    expect(read.faults).toMatchObject([{ rule: 'messageContinued', record: 1, path }]);
    expect(read.incomplete).toEqual([1]);
  });

  it('lets the pages of an answer be whole', () => {
    expect(readHl7(message('MSA|AA|1', 'DSC|p1|I')).incomplete).toEqual([]);
  });
});

describe('character sets', () => {
  const declaring = (set: string, name: string): string => `${HEADER}||||||${set}\rPID|1||||${name}\r`;
  const accented = 'MUÑOZ^JOSÉ';
  const inUtf8 = (set: string): Uint8Array => new TextEncoder().encode(declaring(set, accented));
  const inLatin1 = (set: string): Uint8Array => latin1(declaring(set, accented));
  const nameOf = ({ messages }: Read): string => messages[0].segments[1][5];

  it.each([
    ['UNICODE UTF-8', inUtf8, 'utf-8', []],
    ['8859/1', inLatin1, 'windows-1252', []],
    ['8859/15', inLatin1, 'iso-8859-15', []],
    ['', inUtf8, 'utf-8', ['charsetUndeclared']],
    ['', inLatin1, 'windows-1252', ['charsetUndeclared']],
    ['ASCII', inLatin1, 'windows-1252', ['charsetBreach']],
    ['UNICODE UTF-8', inLatin1, 'windows-1252', ['charsetBreach']],
    ['8859/1', inUtf8, 'utf-8', ['charsetContradicted']],
    ['BIG-5', inLatin1, 'windows-1252', ['charsetUnknown']],
  ])('%j: reads the name, and says what does not agree', (set, encode, encoding, rules) => {
    const bytes = encode(set);
    const read = readHl7(bytes);
    expect(nameOf(read)).toBe(accented);
    expect(read.encodings).toEqual([encoding]);
    expect(rulesOf(read)).toEqual(rules);
    for (const { at } of read.faults) expect(at.offset).toBe(bytes.findIndex((byte) => byte >= 0x80));
    expectPlaces(bytes, read, encoding === 'utf-8' ? utf8 : asLatin1);
  });

  it('tells what windows-1252 has beyond 8859/1', () => {
    const read = readHl7(latin1(declaring('8859/1', 'A\x93B')));
    expect(nameOf(read)).toBe('A“B');
    expect(rulesOf(read)).toEqual(['charsetWindows']);
  });

  it('has nothing to say of ASCII, whatever is declared', () => {
    const read = readHl7(declaring('BIG-5', 'SOLIS') + declaring('', 'SOLIS'));
    expect(read.faults).toEqual([]);
    expect(read.encodings).toEqual(['us-ascii']);
  });

  it('lets each message declare its own set, but tells a mixture that none declares', () => {
    const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
    expect(rulesOf(readHl7(joined(inUtf8('UNICODE UTF-8'), inLatin1('8859/1'))))).toEqual([]);
    const mixed = readHl7(joined(inUtf8(''), inLatin1(''), inLatin1('')));
    expect(rulesOf(mixed)).toEqual(['charsetUndeclared', 'charsetUndeclared', 'charsetMixed', 'charsetUndeclared']);
  });

  it('reads past a byte order mark, also one inside of joined files', () => {
    const read = readHl7(`\ufeff${message('PID|1')}\ufeff${message('PID|2')}`);
    expect(rulesOf(read)).toEqual(['byteOrderMark']);
    expect(namesOf(read)).toEqual(['MSH PID', 'MSH PID']);
    expect(read.messages[0].places[0][0]).toEqual({ line: 1, column: 1, offset: 3 });
  });

  it('says of UTF-16 that it is not read', () => {
    const text = message('PID|1');
    const wide = latin1(`\xff\xfe${[...text].map((character) => `${character}\0`).join('')}`);
    const read = readHl7(wide, 3);
    expect(rulesOf(read)).toEqual(['charsetWide']);
    expect(read.problems).toEqual([expect.stringContaining('UTF-16')]);
  });
});

describe('bad input', () => {
  it('says that a file is empty, or holds no message', () => {
    expect(readHl7('').problems).toEqual(['El archivo está vacío.']);
    const read = readHl7('PID|1||x\rPV1|1\r');
    expect(rulesOf(read)).toEqual(['messageMissing']);
    expect(read.problems).toHaveLength(1);
  });

  it('tells text around messages, once a stretch', () => {
    const read = readHl7(`bitácora\r\r2024\r${message('PID|1')}\x1c\rfin\rde todo\r${message('PID|2')}`);
    expect(read.faults).toMatchObject([
      { rule: 'textOutsideMessage', record: 0, at: { line: 1, column: 1 } },
      { rule: 'textOutsideMessage', record: 0, at: { line: 7, column: 1 } },
    ]);
    expect(namesOf(read)).toEqual(['MSH PID', 'MSH PID']);
  });

  it('tells a message that is cut in its MSH', () => {
    expect(rulesOf(readHl7(message('PID|1') + HEADER.slice(0, 40)))).toEqual(['messageCut']);
    expect(rulesOf(readHl7(`${HEADER}\rMS`))).toEqual(['lineInSegment']);
  });

  it('does not take a line of text about MSH for a message', () => {
    expect(readHl7(message('OBX|1|TX|||hormona', 'MSH: 3', 'MSH alta')).messages).toHaveLength(1);
  });

  it('passes over a message beyond the limit and reads the next', () => {
    const text = `${message('PID|1')}${message(`OBX|${'x'.repeat(5000)}`)}${message('PID|3')}`;
    for (const chunk of [1, 700, 65536]) {
      const read = readHl7(text, chunk, 1000);
      expect(read.messages.map(({ number }) => number)).toEqual([1, 3]);
      expect(read.faults).toMatchObject([{ rule: 'messageExcessive', record: 2, at: { line: 3 } }]);
      expect(read.problems).toHaveLength(1);
    }
  });

  it('does not cut a segment beyond 2000 fields, nor more than 100,000 segments', () => {
    const wide = readHl7(message(`ZZZ${'|x'.repeat(3000)}`, 'PV1|1'));
    expect(wide.faults).toMatchObject([{ rule: 'segmentFieldsExcessive', path: 'ZZZ' }]);
    expect(wide.messages[0].segments.map((fields) => fields.length)).toEqual([13, 2000, 2]);
    const long = readHl7(message(...Array.from({ length: 100_100 }, () => 'ZZZ')));
    expect(rulesOf(long)).toEqual(['segmentsExcessive']);
    expect(long.messages[0].segments).toHaveLength(100_000);
  });

  it.each([
    ['1,000,000 repetitions', `PID|1||${'a~'.repeat(1_000_000)}`],
    ['10,000,000 separators', `PID${'|'.repeat(10_000_000)}`],
    ['10,000,000 components', `PID|1||${'^'.repeat(10_000_000)}`],
    ['10,000,000 line ends', '\r'.repeat(10_000_000)],
    ['10,000,000 escapes', `OBX|1|ST|||${'\\'.repeat(10_000_000)}`],
    ['20 MB in one field', `OBX|1|ED|||^application^pdf^Base64^${'QUJD'.repeat(5_000_000)}`],
  ])('reads on behind %s', (_name, segment) => {
    const read = readHl7(`${message(segment)}${message('PV1|1')}`);
    expect(read.messages.map(({ number }) => number)).toEqual([1, 2]);
    expect(namesOf(read)[1]).toBe('MSH PV1');
  });
});

describe('any bytes', () => {
  const noise = fc.constantFrom(
    'MSH',
    'MSH|^~\\&|',
    HEADER,
    'PID|1',
    'ADD|x',
    'DSC|1',
    'BHS|',
    'BTS|1',
    'FHS|',
    'FTS',
    '|',
    '^',
    '~',
    '\\',
    '&',
    '\r',
    '\n',
    '\r\n',
    '\x0b',
    '\x1c',
    '\x1c\r',
    '\ufeff',
    'ñ',
    '🏥',
    'x',
    ' ',
    '\0',
  );
  const texts = fc.array(noise, { maxLength: 40 }).map((parts) => parts.join(''));

  it('give the same messages and faults, however they are cut', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 20 }), (text, chunk) => {
        expect(readHl7(text, chunk)).toEqual(readHl7(text));
      }),
      { numRuns: 400 },
    );
  });

  it('stand where a place says', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = new TextEncoder().encode(text);
        const read = readHl7(bytes);
        if (text.includes('ADD')) return;
        expectPlaces(bytes, read, utf8);
      }),
      { numRuns: 300 },
    );
  });

  it('are read to the end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, headed) => {
        const file = headed ? Uint8Array.from([...latin1(`${HEADER}\r`), ...bytes]) : bytes;
        expect(readHl7(file, 7).ended).toBe(1);
      }),
    );
  });
});

describeWithShared('corpora/hl7v2', 'the corpus', () => {
  const folder = join(SHARED, 'corpora', 'hl7v2');
  const files = readdirSync(folder);

  it('gives a message a file, without a fault of syntax', () => {
    for (const name of files) {
      const read = readHl7(new Uint8Array(readFileSync(join(folder, name))));
      expect(read.messages, name).toHaveLength(1);
      expect(read.problems, name).toEqual([]);
      const unusual = rulesOf(read).filter((rule) => rule !== 'lineEnd' && rule !== 'byteOrderMark');
      expect(unusual, name).toEqual([]);
    }
  });
});
