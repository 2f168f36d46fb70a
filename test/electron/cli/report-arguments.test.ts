import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../electron/cli/arguments.ts';
import { reportCommand } from '../../../electron/cli/report-command.ts';
import { printArguments } from '../../../electron/cli/report-print-arguments.ts';

const RUN = 'd351d0bf-8dc8-485d-82ce-06fdb0345e04';
const OTHER = '5d2c7a50-8f3a-4c6b-9e62-6a3b8f1a1f00';

/** The words of a line, as a shell gives them. */
const read = (line: string) => printArguments(line.split(' '));

function sentence(line: string): string {
  try {
    read(line);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  throw new Error(`«${line}» was taken`);
}

describe('arguments of cotejo report print', () => {
  it.each([
    [`--run ${RUN} a.pdf`, { kind: 'run', run: RUN }],
    [`a.html --unit dfssa000010 --paper oficio`, { kind: 'unit', clues: 'DFSSA000010', paper: 'oficio' }],
    [`--visit ${RUN} --version 2 a.pdf`, { kind: 'visit', visit: RUN, version: 2 }],
    [`--compare ${RUN} ${OTHER} a.pdf`, { kind: 'comparison', before: RUN, after: OTHER }],
    [`a.pdf ${RUN} --compare ${OTHER}`, { kind: 'comparison', before: RUN, after: OTHER }],
    [`--campaign ${RUN} a.pdf --detail full`, { kind: 'campaign', campaign: RUN, detail: 'full' }],
    ['--checklist nom-024-ssa3-2012@1.4 a.pdf', { kind: 'checklist', checklist: 'nom-024-ssa3-2012', edition: '1.4' }],
    ['--checklist ece-funcional a.pdf', { kind: 'checklist', checklist: 'ece-funcional' }],
  ])('%s', (line, request) => expect(read(line).source).toEqual({ from: 'registry', request }));

  it('takes the filters of aggregates for a comparative, a campaign and a checklist among them', () => {
    const line = `--comparative --checklist ece-funcional --kind external --by state --state 09 --campaign ${RUN} a.pdf`;
    expect(read(line).source).toMatchObject({
      from: 'registry',
      request: {
        kind: 'comparative',
        query: {
          ...{ checklist: 'ece-funcional', kind: 'external', campaign: RUN },
          groupBy: ['state'],
          filter: { states: ['09'] },
        },
      },
    });
  });

  it('takes results from files, alone and two by two', () => {
    expect(read('--result r.json a.pdf').source).toEqual({ from: 'file', path: 'r.json' });
    expect(read(`--compare r.json ${RUN} a.pdf`).source).toEqual({ from: 'two', before: 'r.json', after: RUN });
  });

  it('takes what the paper bears, and who signs the PDF', () => {
    const { seal, institution, logo } = read(
      `--run ${RUN} a.pdf --institution SSA --logo l.png --sign-pdf --cer c.cer --key k.key --password-file p.txt`,
    );
    expect({ institution, logo }).toEqual({ institution: 'SSA', logo: 'l.png' });
    expect(seal).toEqual({ cer: 'c.cer', key: 'k.key', passwordFile: 'p.txt' });
    expect(read(`--run ${RUN} a.pdf`).seal).toBeUndefined();
  });

  it.each([
    ['a.pdf', 'Falta decir qué imprimir: --run, --result'],
    [`--run ${RUN}`, 'en qué archivo escribir'],
    [`--run ${RUN} a.docx`, 'en qué archivo escribir'],
    [`--run ${RUN} a.pdf b.html`, 'un solo archivo'],
    [`--run ${RUN} --unit DFSSA000010 a.pdf`, '--run y --unit no van juntas'],
    [`--run ${RUN} --checklist x a.pdf`, '--run y --checklist no van juntas'],
    [`--comparative --unit DFSSA000010 a.pdf`, '--unit y --comparative no van juntas'],
    ['--comparative --kind self a.pdf', 'falta --checklist'],
    ['--comparative --checklist ece-funcional a.pdf', 'Falta el tipo de visita'],
    ['--comparative --checklist ece-funcional --kind externa a.pdf', '--kind espera self, internal o external'],
    [`--run ${RUN} --kind self a.pdf`, '--kind solo va con --comparative'],
    [`--run ${RUN} --version 2 a.pdf`, '--version solo va con --visit'],
    [`--visit ${RUN} --version 0 a.pdf`, '--version espera un número desde 1'],
    ['--visit 7 a.pdf', '--visit espera el identificador'],
    ['--unit DF10 a.pdf', '--unit espera una CLUES'],
    ['--run 7 a.pdf', '--run espera el identificador'],
    [`--compare ${RUN} a.pdf`, '--compare espera dos verificaciones'],
    [`--compare ${RUN} ${OTHER} ${RUN} a.pdf`, '--compare espera dos verificaciones'],
    ['--campaign 2026 a.pdf', '--campaign espera el identificador'],
    ['--checklist nom@1@2 a.pdf', 'ID o ID@EDICIÓN'],
    [`--run ${RUN} algo a.pdf`, 'No se sabe qué hacer con «algo»'],
    [`--run ${RUN} a.pdf --paper a4`, '--paper espera carta, oficio'],
    [`--run ${RUN} a.pdf --detail todo`, '--detail espera summary, findings, full'],
    [`--run ${RUN} a.pdf --cer c.cer`, '--cer solo va con --sign-pdf'],
    [`--run ${RUN} a.pdf --sign-pdf`, 'faltan --cer y --key'],
    [`--run ${RUN} a.html --sign-pdf --cer c --key k`, 'Solo un PDF se firma'],
    [`--run ${RUN} a.pdf --nada`, 'No existe la opción'],
  ])('%s is refused in one sentence', (line, words) => expect(sentence(line)).toContain(words));

  it.each([[[]], [['otra']], [['toString']]])('report %j says what there is', async (args) => {
    await expect(reportCommand(args)).rejects.toThrow('Después de «report» va print, batch, due');
  });
});
