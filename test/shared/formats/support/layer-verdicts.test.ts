import { describe, expect, it } from 'vitest';
import { prepareRun } from '../../../../electron/engine/run-setup.ts';
import type { Sink } from '../../../../shared/formats/format.ts';
import { createLayerVerdicts } from '../../../../shared/formats/support/layer-verdicts.ts';
import { FileSession } from '../../../../shared/verification/file-session.ts';
import { runSetup } from '../../../support/project.ts';

const LAYERS = [
  { id: 'a', title: 'A' },
  { id: 'b', title: 'B' },
  { id: 'todo', title: 'A y B', of: ['a', 'b'] },
];

function verdicts(without: readonly string[] = []) {
  const said: [string, boolean | null][] = [];
  const sink = { layer: (layer: number, holds: boolean | null) => said.push([LAYERS[layer].id, holds]) };
  return { said, made: createLayerVerdicts(sink as unknown as Sink, LAYERS, new Set(without)) };
}
const error = (layer: number) => ({ index: 0, layer, isError: true });

describe('a joined layer', () => {
  it('holds where its parts do, and a warning changes nothing', () => {
    const { said, made } = verdicts();
    expect(made.reported({ ...error(0), isError: false })).toBe(true);
    made.give();
    expect(said).toEqual([
      ['a', true],
      ['b', true],
      ['todo', true],
    ]);
  });

  it('fails once where any part fails, whatever the others', () => {
    const { said, made } = verdicts();
    made.reported(error(0));
    made.undecided(1);
    made.give();
    made.give();
    expect(said).toEqual([
      ['a', false],
      ['b', null],
      ['todo', false],
      ['a', true],
      ['b', true],
      ['todo', true],
    ]);
  });

  it('cannot tell where a part cannot, or was left out', () => {
    const one = verdicts();
    one.made.undecided(0);
    one.made.silent(1);
    one.made.give();
    expect(one.said).toEqual([
      ['a', null],
      ['todo', null],
    ]);
    const other = verdicts(['b']);
    expect(other.made.reported(error(1))).toBe(false);
    other.made.give();
    expect(other.said).toEqual([
      ['a', true],
      ['todo', null],
    ]);
  });

  it('counts a message once in the score, however many of its layers fail', () => {
    const { plan } = prepareRun(runSetup());
    const session = new FileSession(plan, 'a.hl7');
    // No PV1, no EVN-2, and a date of birth that is none: structure, fields and types.
    const lines = ['MSH|^~\\&|A|B|||20250101||ADT^A04^ADT_A01|1|T|2.5.1', 'EVN|', 'PID|1||X||SINTETICO^UNO||ayer'];
    session.write(new TextEncoder().encode(`${lines.join('\r')}\r`));
    const { units } = session.end('');
    const counts = [...units.values()].map(({ layers }) => {
      const at = plan.layers.indexOf('hl7v2-forma') * 3;
      return [...layers.subarray(at, at + 3)];
    });
    expect(counts).toEqual([[1, 0, 0]]);
  });
});
