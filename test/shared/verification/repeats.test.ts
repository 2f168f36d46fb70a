import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalogSet } from '../../../shared/catalogs/create.ts';
import { compileChecks } from '../../../shared/checklist/compile.ts';
import { parseChecks } from '../../../shared/checklist/load.ts';
import { createGiisFormat } from '../../../shared/formats/giis/index.ts';
import { FileSession } from '../../../shared/verification/file-session.ts';
import { planVerification } from '../../../shared/verification/plan.ts';
import { tallyToState } from '../../../shared/verification/tally.ts';
import { readResources } from '../../resources/resources.ts';
import { catalog } from '../../resources/synthetic-catalogs.ts';
import { b015Bytes, createRowMaker, HEADER, loadB015, spoil } from '../../support/giis-generator.ts';

/** Codes with limits of every unit, so that ages on both sides of them occur. */
const CODES = [
  { key: 'I10X', minAge: '028D', maxAge: '040A' },
  { key: 'R51X' },
  { key: 'K297', minAge: '300M' },
  { key: 'N390', sex: 'M' as const, maxAge: '120A' },
  { key: 'J00X', maxAge: '600D' },
  { key: 'E119', minAge: '070A' },
  { key: 'Z348', sex: 'M' as const, minAge: '009A', maxAge: '059A' },
];

const undated = [
  catalog('cie-10', CODES),
  catalog('afiliacion', ['1', '2', '3', '8', '14']),
  catalog('paises', ['142']),
];
const dated = [
  ...undated.map((one) => ({ ...one, validFrom: '2020-01-01' })),
  { ...catalog('afiliacion', ['1', '3', '14']), validFrom: '2024-10-15' },
  { ...catalog('cie-10', [{ key: 'I10X', maxAge: '020A' }, 'R51X']), validFrom: '2024-10-10' },
];
const checks = parseChecks([...readResources('checks').values()]);
const format = createGiisFormat(loadB015());

/** Wants every record whole. */
class Forgetful extends FileSession {
  override repeat(): boolean {
    return false;
  }
  override readsOfVouched(): undefined {
    return undefined;
  }
}

function verified(Session: typeof FileSession, bytes: Uint8Array, catalogs = undated): unknown {
  const set = createCatalogSet(catalogs);
  const session = new Session(planVerification([format], compileChecks(checks, set), set, 50), 'a.txt');
  session.write(bytes);
  return tallyToState(session.end('0'));
}

/** What people write into the cells of a person, of a diagnosis and of what they rest on. */
const SPOILED: Readonly<Record<string, readonly string[]>> = {
  curpPaciente: ['XXXX999999XXXXXX99', '', 'GOMC800101HDFRRL09', 'curp'],
  nombre: ['XX', 'MA DEL CARMEN', 'A', 'JOSÉ', "D'ANGELO", ''],
  primerApellido: ['XX', 'DE LA O', 'MUÑOZ', 'Ñ', 'PEREZ'],
  segundoApellido: ['XX', '', 'DE LA O', ' '],
  fechaNacimiento: ['09/09/9999', '31/02/1990', '', '01/01/1890', '05/10/2024', '12/12/2024'],
  entidadNacimiento: ['00', '99', '88', '9', ''],
  sexoCURP: ['1', '2', '3', '9', ''],
  sexoBiologico: ['1', '2', '3', ''],
  derechohabiencia: ['1', '99', '2&3', '1&8', ''],
  fechaConsulta: ['01/10/2024', '20/10/2024', '31/12/2019', ''],
  codigoCIEDiagnostico1: ['I10X', 'J00X', 'i10', 'A00', '', 'N390'],
  codigoCIEDiagnostico2: ['E119', 'Z348', 'ZZZZ', ''],
};

const known = new Set(loadB015().columns.map(({ name }) => name));
const fault = fc
  .constantFrom(...Object.keys(SPOILED).filter((name) => known.has(name)))
  .chain((column) => fc.record({ column: fc.constant(column), value: fc.constantFrom(...SPOILED[column]) }));

const rows = fc
  .record({
    seed: fc.nat(1000),
    faults: fc.array(fc.option(fc.array(fault, { maxLength: 3 })), { minLength: 40, maxLength: 80 }),
  })
  .map(({ seed, faults }) => {
    const makeRow = createRowMaker(seed);
    const lines = faults.map((spoiled) => spoil(makeRow(), spoiled ?? []));
    return new Uint8Array(Buffer.from(`${HEADER}\n${[...lines, ...lines].join('\n')}\n`, 'latin1'));
  });

describe('a session that remembers records', () => {
  it.each([
    ['of an edition without days', undated],
    ['of editions that take each other’s place', dated],
  ])('says the same as one that wants them whole, by catalogues %s', (_, catalogs) => {
    fc.assert(
      fc.property(rows, (bytes) => {
        expect(verified(FileSession, bytes, catalogs)).toEqual(verified(Forgetful, bytes, catalogs));
      }),
      { numRuns: 15 },
    );
  });

  it('is spared nearly every patient, diagnosis and practitioner of a file without faults', () => {
    const whole: Record<string, number> = {};
    class Counting extends FileSession {
      override record(...args: Parameters<FileSession['record']>): void {
        whole[args[0]] = (whole[args[0]] ?? 0) + 1;
        super.record(...args);
      }
    }
    // The codes that the rows hold, so that none of them fails.
    const codes = ['R51X', 'K297', 'J029', 'M545', 'J00X', 'N390', 'Z348'].map((key) => ({ key }));
    const limited = ['I10X', 'E119'].map((key) => ({ key, minAge: '028D', maxAge: '120A' }));
    verified(Counting, b015Bytes(10_000, 1), [catalog('cie-10', [...codes, ...limited])]);
    expect(whole.patient).toBeLessThan(1500);
    expect(whole.diagnosis).toBeLessThan(600);
    expect(whole.practitioner).toBeLessThan(100);
  });

  it('hears of a CURP that is two persons’, whichever of them came whole', () => {
    const column = 'primerApellido';
    const line = new TextDecoder('latin1').decode(b015Bytes(1, 5, { header: false })).trimEnd();
    const other = spoil(line, [{ column, value: 'ZURITA' }]);
    const bytes = new Uint8Array(Buffer.from(`${[HEADER, line, line, other, line].join('\n')}\n`, 'latin1'));
    const { totals } = verified(FileSession, bytes) as ReturnType<typeof tallyToState>;
    expect([...(totals.get('curp-no-repetida')?.values() ?? [])]).toHaveLength(1);
    expect(verified(FileSession, bytes)).toEqual(verified(Forgetful, bytes));
  });
});
