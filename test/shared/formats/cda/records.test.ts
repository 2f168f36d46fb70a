import { describe, expect, it } from 'vitest';
import { CARRIES } from '../../../../shared/formats/cda/records/index.ts';
import type { RecordType } from '../../../../shared/model/index.ts';
import { changed, recordsOf, rootOf, SUMMARY } from '../../../support/cda/judge.ts';

describe('the header as records', () => {
  const { unit, of, records, warnings } = recordsOf(SUMMARY);

  it('says the unit', () => {
    expect(unit).toBe('DFSSA900014');
    expect(warnings).toEqual([]);
  });

  it('gives the patient with identifiers, two surnames, birth and INEGI keys', () => {
    expect(of('patient')).toEqual([
      {
        careDate: '2026-03-02',
        curp: 'PUEA850312MDFRJL07',
        folio: 'SINT-0001',
        nationality: 'MEX',
        givenNames: 'ALMA',
        firstSurname: 'PRUEBA',
        secondSurname: 'EJEMPLO',
        sex: 'M',
        birthDate: '1985-03-12',
        birthState: '09',
        residenceState: '09',
        residenceMunicipality: '015',
        residenceLocality: '0001',
        postalCode: '06000',
      },
    ]);
  });

  it('gives each professional and each establishment once', () => {
    expect(of('practitioner')).toEqual([
      {
        careDate: '2026-03-02',
        license: '00000001',
        curp: 'MUEM800229MDFSJR06',
        givenNames: 'MARTA',
        firstSurname: 'MUESTRA',
        secondSurname: 'EJEMPLO',
      },
    ]);
    expect(of('establishment')).toEqual([
      { clues: 'DFSSA900014', name: 'UNIDAD SINTÉTICA DE DEMOSTRACIÓN', careDate: '2026-03-02' },
    ]);
  });

  it('gives the encounter and the document', () => {
    expect(of('encounter')).toEqual([
      { date: '2026-03-02', end: '2026-03-02', birthDate: '1985-03-12', clues: 'DFSSA900014', class: 'AMB' },
    ]);
    expect(of('document')).toEqual([
      {
        type: '11488-4',
        title: 'Resumen de consulta externa (documento sintético)',
        author: 'MARTA MUESTRA EJEMPLO',
        authorLicense: '00000001',
        date: '2026-03-02',
        signature: 'S',
        version: '1',
        custodian: 'UNIDAD SINTÉTICA DE DEMOSTRACIÓN',
        patient: 'ALMA PRUEBA EJEMPLO',
        time: '10:15',
        sections:
          '42349-1 48768-6 48765-2 10157-6 29762-2 11348-0 10154-3 51848-0 11450-4 47519-4 29549-3 8648-8 8716-3 18776-5 47420-5'.split(
            ' ',
          ),
      },
    ]);
  });

  it('gives only data that the format is said to carry, each with a place', () => {
    for (const { type, data, at } of records) {
      const carried = CARRIES[type] as readonly string[];
      expect(Object.keys(data).filter((field) => !carried.includes(field))).toEqual([]);
      expect(carried.filter((field) => at[field] === undefined && field !== 'careDate')).toEqual([]);
    }
  });
});

describe('places of records', () => {
  const placesOf = (xml: string, type: RecordType) => recordsOf(xml).records.find((record) => record.type === type)!.at;

  it('are where the datum stands', () => {
    const at = placesOf(SUMMARY, 'patient');
    const role = '/ClinicalDocument/recordTarget/patientRole';
    expect(at.curp).toBe(`${role}/id[2]/@extension`);
    expect(at.secondSurname).toBe(`${role}/patient/name/family[2]`);
    expect(at.birthDate).toBe(`${role}/patient/birthTime/@value`);
    expect(at.residenceMunicipality).toBe(`${role}/addr/county`);
  });

  it('are where a missing datum should have stood', () => {
    const without = changed(SUMMARY, /<id root="2.16.840.1.113883.4.629" extension="PUEA850312MDFRJL07"\/>/, '');
    expect(placesOf(without, 'patient').curp).toBe('/ClinicalDocument/recordTarget/patientRole/id');
    const unborn = changed(SUMMARY, /<birthplace>[\s\S]*<\/birthplace>/, '');
    expect(placesOf(unborn, 'patient').birthState).toMatch(/patient\/birthplace\/place\/addr\/state$/);
    const unsigned = changed(SUMMARY, /<legalAuthenticator>[\s\S]*<\/legalAuthenticator>/, '');
    expect(placesOf(unsigned, 'document').signature).toBe('/ClinicalDocument/legalAuthenticator');
  });
});

describe('identifiers', () => {
  it('knows a CURP and a CLUES by their form, with a warning', () => {
    const foreign = SUMMARY.replaceAll('2.16.840.1.113883.4.629', '2.999.4').replaceAll(
      '2.16.840.1.113883.4.631',
      '2.999.6',
    );
    const { of, unit, warnings } = recordsOf(foreign);
    expect(of('patient')[0]).toMatchObject({ curp: 'PUEA850312MDFRJL07', folio: 'SINT-0001' });
    expect(unit).toBe('DFSSA900014');
    expect([...new Set(warnings)].sort()).toEqual(['cluesByForm', 'curpByForm']);
  });

  it('keeps a malformed CURP or CLUES under its OID for the checks, and takes no malformed unit', () => {
    const bad = SUMMARY.replaceAll('PUEA850312MDFRJL07', 'PUEA85').replaceAll('DFSSA900014', 'DF1');
    const { of, unit } = recordsOf(bad);
    expect(of('patient')[0].curp).toBe('PUEA85');
    expect(of('establishment')).toHaveLength(1);
    expect(of('establishment')[0].clues).toBe('DF1');
    expect(unit).toBeUndefined();
  });

  it('does not take an id without value, nor that of the nationality, for the record number', () => {
    const without = changed(
      SUMMARY,
      /<id root="2.999.1" [^>]*>/,
      '<id root="2.16.840.1.113883.3.215.12.501" extension="41"/>',
    );
    expect(recordsOf(without).of('patient')[0].folio).toBeUndefined();
    const uuid = changed(SUMMARY, /<id root="2.999.1" [^>]*>/, '<id root="00000000-0000-4000-8000-000000000999"/>');
    expect(recordsOf(uuid).of('patient')[0].folio).toBe('00000000-0000-4000-8000-000000000999');
  });

  it('takes the unit of the place, else of the author, where the custodian says none', () => {
    const custodian = /(<representedCustodianOrganization>\s*)<id [^>]*>/;
    expect(recordsOf(changed(SUMMARY, custodian, '$1<id root="2.999.8" extension="1"/>')).unit).toBe('DFSSA900014');
    const none = SUMMARY.replaceAll(/<id root="2.16.840.1.113883.4.631"[^>]*>/g, '<id root="2.999.8" extension="1"/>');
    const { unit, of } = recordsOf(none);
    expect(unit).toBeUndefined();
    expect(of('establishment')).toHaveLength(1);
    expect(of('establishment')[0].clues).toBeUndefined();
  });
});

describe('people', () => {
  const second = (given: string, id: string): string =>
    `<authenticator><time value="20260302"/><signatureCode code="S"/><assignedEntity>${id}<assignedPerson><name><given>${given}</given><family>MUESTRA</family><family>EJEMPLO</family></name></assignedPerson></assignedEntity></authenticator>`;
  const withSecond = (given: string, id: string): string =>
    changed(SUMMARY, /<componentOf>/, `${second(given, id)}<componentOf>`);

  it('are told apart by an identifier, else by the name', () => {
    const licence = '<id root="2.16.840.1.113883.3.215.12.18" extension="00000002"/>';
    expect(recordsOf(withSecond('MARTA', '<id nullFlavor="UNK"/>')).of('practitioner')).toHaveLength(1);
    expect(recordsOf(withSecond('MARTA', licence)).of('practitioner')).toHaveLength(2);
    expect(recordsOf(withSecond('LUCIA', '<id root="2.999.9" extension="7"/>')).of('practitioner')).toHaveLength(2);
  });

  it('do not count the patient, nor who only pays', () => {
    const patient = withSecond('ALMA', '<id root="2.16.840.1.113883.4.629" extension="PUEA850312MDFRJL07"/>');
    expect(recordsOf(patient).of('practitioner')).toHaveLength(1);
    const payer =
      '<entry><act classCode="ACT" moodCode="EVN"><code code="48768-6" codeSystem="2.16.840.1.113883.6.1"/><performer><assignedEntity><id root="2.999.9" extension="1"/><code code="PAYOR" codeSystem="2.16.840.1.113883.5.110"/><assignedPerson><name><given>OTRA</given></name></assignedPerson><representedOrganization><name>ASEGURADORA SINTÉTICA</name></representedOrganization></assignedEntity></performer></act></entry>';
    const { of } = recordsOf(changed(SUMMARY, /(<text>No proporcionada.<\/text>)/, `$1${payer}`));
    expect(of('practitioner')).toHaveLength(1);
    expect(of('coverage')).toEqual([{ payer: 'ASEGURADORA SINTÉTICA' }]);
  });

  it('have one surname where there is one, and none of the spouse', () => {
    const compound = changed(
      SUMMARY,
      /<family>PRUEBA<\/family>\s*<family>EJEMPLO<\/family>/,
      '<family>DE LA PRUEBA</family>',
    );
    expect(recordsOf(compound).of('patient')[0]).toMatchObject({ firstSurname: 'DE LA PRUEBA' });
    expect(recordsOf(compound).of('patient')[0].secondSurname).toBeUndefined();
    const married = changed(SUMMARY, /<family>EJEMPLO<\/family>/, '<family qualifier="SP">EJEMPLO</family>');
    expect(recordsOf(married).of('patient')[0].secondSurname).toBeUndefined();
  });

  it('have a staff type only by a configured code system', () => {
    const coded = changed(SUMMARY, /(<assignedAuthor>[\s\S]*?)(<addr)/, '$1<code code="2" codeSystem="2.999.20"/>$2');
    expect(recordsOf(coded).of('practitioner')[0].staffType).toBeUndefined();
    const own = { affiliation: [], service: [], staffType: ['2.999.20'] };
    expect(recordsOf(coded, { localCodes: own }).of('practitioner')[0].staffType).toBe('2');
  });
});

describe('the patient', () => {
  const patient = (from: string | RegExp, to: string) => recordsOf(changed(SUMMARY, from, to)).of('patient')[0];

  it('keeps a date that cannot be read as text, and says no sex that is neither', () => {
    const odd = patient(/<birthTime value="19850312"/, '<birthTime value="19851345"');
    expect(odd.birthDate).toBeUndefined();
    expect(odd.birthDateText).toBe('19851345');
    expect(patient(/<birthTime value="19850312"/, '<birthTime value="198503121430-0600"').birthDate).toBe('1985-03-12');
    expect(patient(/(<administrativeGenderCode code=")F"/, '$1UN"').sex).toBeUndefined();
    expect(patient(/(<administrativeGenderCode code=")F"/, '$1M"').sex).toBe('H');
  });

  it('reads states by name or key, abroad as 88, and joined keys', () => {
    expect(patient(/<state>Ciudad de México<\/state>/, '<state>JC</state>').birthState).toBe('14');
    expect(
      patient(/<state>Ciudad de México<\/state>\s*<country>MX/, '<state>Texas</state><country>US').birthState,
    ).toBe('88');
    const joined = patient(/<county>015<\/county>/, '<county>09015</county>');
    expect(joined).toMatchObject({ residenceState: '09', residenceMunicipality: '015' });
    expect(patient(/<county>015<\/county>/, '<county>Cuauhtémoc</county>').residenceMunicipality).toBeUndefined();
  });
});

describe('documents', () => {
  it('are the sections that are notes of the NOM-004, where there are any', () => {
    const author =
      '<author><time value="20260302110000-0600"/><assignedAuthor><id root="2.16.840.1.113883.3.215.12.18" extension="00000002"/><assignedPerson><name><given>LUCIA</given><family>FICTICIA</family></name></assignedPerson></assignedAuthor></author>';
    const note = `<component><section><code code="11506-3" codeSystem="2.16.840.1.113883.6.1" displayName="Nota de evolución"/><title>Evolución</title><text>Sin cambios.</text>${author}</section></component>`;
    const { of } = recordsOf(changed(SUMMARY, /<structuredBody>/, `<structuredBody>${note}`));
    expect(of('document')).toEqual([
      {
        type: '11506-3',
        title: 'Evolución',
        author: 'LUCIA FICTICIA',
        authorLicense: '00000002',
        date: '2026-03-02',
        signature: 'S',
        version: '1',
        custodian: 'UNIDAD SINTÉTICA DE DEMOSTRACIÓN',
        patient: 'ALMA PRUEBA EJEMPLO',
        time: '11:00',
      },
    ]);
  });

  it('are signed by S alone', () => {
    const signature = (code: string) =>
      recordsOf(changed(SUMMARY, /<signatureCode code="S"\/>/, `<signatureCode code="${code}"/>`)).of('document')[0]
        .signature;
    expect(signature('X')).toBeUndefined();
    expect(signature('I')).toBeUndefined();
  });

  it('are not judged by a header that broke off', () => {
    const cut = changed(SUMMARY, /<legalAuthenticator>[\s\S]*(<\/ClinicalDocument>)/, '$1');
    expect(recordsOf(cut, {}, (root) => [root]).of('document')).toEqual([]);
    const role = recordsOf(SUMMARY, {}, (root) => [
      root,
      root.children.find(({ name }) => name === 'recordTarget')!.children[0],
    ]);
    expect(role.of('patient')).toEqual([]);
  });

  it('give nothing of another root', () => {
    expect(recordsOf('<Bundle xmlns="urn:hl7-org:v3"/>').records).toEqual([]);
    expect(rootOf('<Bundle xmlns="urn:hl7-org:v3"/>').name).toBe('Bundle');
  });
});

it('a document that a program wrote is by whoever answers for it', () => {
  const device =
    '<assignedAuthor><id root="2.999.30"/><assignedAuthoringDevice><softwareName>Expediente de ejemplo</softwareName></assignedAuthoringDevice></assignedAuthor>';
  const written = changed(SUMMARY, /<assignedAuthor>[\s\S]*<\/assignedAuthor>/, device);
  expect(recordsOf(written).of('document')).toMatchObject([
    { author: 'MARTA MUESTRA EJEMPLO', authorLicense: '00000001' },
  ]);
  const alone = changed(written, /<legalAuthenticator>[\s\S]*<\/legalAuthenticator>/, '');
  expect(recordsOf(alone).of('document')).toMatchObject([{ author: 'Expediente de ejemplo' }]);
});

it('the country of an address may be a key of the DGIS', () => {
  for (const key of ['142', '223']) {
    const [patient] = recordsOf(SUMMARY.replaceAll('<country>MX</country>', `<country>${key}</country>`)).of('patient');
    expect(patient).toMatchObject({ birthState: '09', residenceState: '09', residenceMunicipality: '015' });
  }
});

it('an authorization is a consent', () => {
  const consent =
    '<authorization><consent><code code="59284-0" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/></consent></authorization>';
  const { of } = recordsOf(changed(SUMMARY, /<componentOf>/, `${consent}<componentOf>`));
  expect(of('consent')).toEqual([{ status: 'completed', patient: 'ALMA PRUEBA EJEMPLO' }]);
});
