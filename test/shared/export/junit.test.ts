import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { toJunit } from '../../../shared/export/junit.ts';
import type { Outcome, VerificationResult } from '../../../shared/model/index.ts';
import { formatPercent } from '../../../shared/text/format.ts';
import { makeResult } from '../../support/result-fixture.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function elementsOf(xml: string): readonly Element[] {
  const elements: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: attributes as Record<string, string> });
  });
  parser.write(xml).close();
  return elements;
}

const named = (xml: string, name: string) => elementsOf(xml).filter((element) => element.name === name);

/** The result with its first item as it is given. */
function withItem(changes: Partial<VerificationResult['score']['items'][number]>): VerificationResult {
  const result = makeResult({ findings: 40 });
  const [first, ...rest] = result.score.items;
  return { ...result, score: { ...result.score, items: [{ ...first, ...changes }, ...rest] } };
}

describe('JUnit XML', () => {
  it('has a suite for each domain and a case for each requirement', () => {
    const result = makeResult({ findings: 300 });
    const xml = toJunit(result);
    expect(named(xml, 'testsuite')).toHaveLength(result.score.byDomain.length);
    expect(named(xml, 'testcase')).toHaveLength(result.score.items.length);
    const [whole] = named(xml, 'testsuites');
    const count = (...outcomes: readonly Outcome[]) =>
      String(result.score.items.filter(({ outcome }) => outcomes.includes(outcome)).length);
    expect(whole.attributes).toMatchObject({
      tests: String(result.score.items.length),
      failures: count('no-cumple', 'cumple-parcial'),
      skipped: count('no-aplica', 'no-desplegado', 'por-revisar', 'no-evaluada'),
      errors: count('error'),
    });
    expect(named(xml, 'failure')).toHaveLength(Number(whole.attributes.failures));
    expect(named(xml, 'skipped')).toHaveLength(Number(whole.attributes.skipped));
  });

  it('has the figures of the result as its properties', () => {
    const result = makeResult({ findings: 300 });
    const properties = new Map(
      named(toJunit(result), 'property').map(({ attributes: { name, value } }) => [name, value]),
    );
    expect(properties.get('puntaje')).toBe(formatPercent(result.score.percent));
    expect(properties.get('cobertura')).toBe(formatPercent(result.score.coverage));
    for (const { id, percent } of result.score.byDomain) {
      expect(properties.get(`${id}.puntaje`)).toBe(formatPercent(percent));
    }
  });

  it.each([
    ['no-cumple', 'failure', 'No cumple: fallan 12 de 1,200 registros aplicables (cumple 99.0\u00a0%).'],
    ['cumple-parcial', 'failure', 'Cumple en parte: fallan 12 de 1,200 registros aplicables (cumple 99.0\u00a0%).'],
    ['no-evaluada', 'skipped', 'No evaluada. Falta el catálogo.'],
    ['no-aplica', 'skipped', 'No aplica. Falta el catálogo.'],
    ['error', 'error', 'Error de la herramienta. Falta el catálogo.'],
  ] as const)('says why: %s', (outcome, element, message) => {
    const counts = { applicable: 1200, held: 1188, failed: 12, ratio: 0.99 };
    const reason = element === 'failure' ? {} : { reason: 'Falta el catálogo.' };
    const xml = toJunit(withItem({ outcome, ...counts, ...reason }));
    expect(named(xml, element)[0].attributes.message).toBe(message);
  });

  it('has no sign that XML cannot carry, and none that it would act on', () => {
    const title = 'a\u0000b\u0008<&">\ud800\uffff]]>';
    const xml = toJunit(withItem({ title, why: title, outcome: 'no-cumple' }));
    const [first] = named(xml, 'testcase');
    expect(first.attributes.name.endsWith('ab<&">\ufffd]]>')).toBe(true);
    expect(named(toJunit(makeResult({ hostile: true, longNames: true })), 'testcase')).toHaveLength(24);
  });

  it('keeps items of a domain that the score does not list', () => {
    const xml = toJunit(withItem({ domain: 'otro' }));
    expect(named(xml, 'testsuite').at(-1)?.attributes.name).toBe('otro otro');
    expect(named(xml, 'testcase')).toHaveLength(24);
  });

  it.skipIf(spawnSync('xmllint', ['--version']).error !== undefined)('keeps to the form that servers read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cotejo-junit-'));
    try {
      const schema = join(folder, 'junit.xsd');
      writeFileSync(schema, SCHEMA);
      for (const options of [{ findings: 300 }, { hostile: true }, { unreadable: true }]) {
        const input = toJunit(makeResult(options));
        const args = ['--noout', '--nonet', '--schema', schema, '-'];
        const { status, stderr } = spawnSync('xmllint', args, { input, encoding: 'utf8' });
        expect([status, stderr]).toEqual([0, '- validates\n']);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** What the servers that show these files agree on, as far as it is used here. */
const SCHEMA = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:attributeGroup name="tally">
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="skipped" type="xs:nonNegativeInteger" use="required"/>
  </xs:attributeGroup>
  <xs:complexType name="verdict" mixed="true">
    <xs:attribute name="message" type="xs:string" use="required"/>
    <xs:attribute name="type" type="xs:string"/>
  </xs:complexType>
  <xs:element name="testsuites"><xs:complexType><xs:sequence>
    <xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="properties" minOccurs="0"><xs:complexType><xs:sequence>
        <xs:element name="property" maxOccurs="unbounded"><xs:complexType>
          <xs:attribute name="name" type="xs:string" use="required"/>
          <xs:attribute name="value" type="xs:string" use="required"/>
        </xs:complexType></xs:element>
      </xs:sequence></xs:complexType></xs:element>
      <xs:element name="testcase" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
        <xs:choice minOccurs="0">
          <xs:element name="skipped" type="verdict"/>
          <xs:element name="failure" type="verdict"/>
          <xs:element name="error" type="verdict"/>
        </xs:choice>
        <xs:attribute name="classname" type="xs:string" use="required"/>
        <xs:attribute name="name" type="xs:string" use="required"/>
      </xs:complexType></xs:element>
    </xs:sequence><xs:attributeGroup ref="tally"/><xs:attribute name="timestamp" type="xs:dateTime" use="required"/></xs:complexType></xs:element>
  </xs:sequence><xs:attributeGroup ref="tally"/></xs:complexType></xs:element>
</xs:schema>
`;
