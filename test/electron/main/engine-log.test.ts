import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { engineLog, withoutValues } from '../../../electron/main/engine-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'cotejo-bitacora-'));

describe('log of the engine', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ["TypeError: cannot read 'GOMC800101HDFRRL09'", 'TypeError'],
    ['Error [ERR_WORKER_OUT_OF_MEMORY]: GOMC800101HDFRRL09', 'Error ERR_WORKER_OUT_OF_MEMORY'],
    ['    at readRow (file:///opt/Juana%20Pérez/engine.mjs:12:34)', '  engine.mjs:12:34'],
    ['    at async Object.read (node:internal/fs:1:2)', '  fs:1:2'],
    ['    at C:\\Users\\juana\\engine.mjs:7:8', '  engine.mjs:7:8'],
    ["  code: 'ENOSPC',", '  ENOSPC'],
  ])('keeps of «%s» only what is no value', (line, kept) => {
    expect(withoutValues(line)).toBe(kept);
  });

  it.each(['JUANA PEREZ LOPEZ', 'GOMC800101HDFRRL09', '', 'code: GOMC800101HDFRRL09', '{ "nombre": "Error: x" }'])(
    'drops «%s»',
    (line) => {
      expect(withoutValues(line)).toBeNull();
    },
  );

  it('is written without what a stream quotes', async () => {
    const stream = new PassThrough();
    const log = engineLog(join(folder, 'b'));
    log.follow(stream);
    stream.write('RangeError: GOMC800101');
    stream.end('HDFRRL09\nGOMC800101HDFRRL09\n    at x (file:///a/engine.mjs:1:2)\n');
    await new Promise((done) => stream.on('end', done));
    const text = readFileSync(join(folder, 'b', 'motor.log'), 'utf8');
    expect(text).toMatch(/ RangeError\n.* {3}engine\.mjs:1:2\n$/);
    expect(text).not.toContain('GOMC');
  });
});
