import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { XmlEvents } from '../../../../shared/formats/fhir/narrative/scan.ts';
import { scanXml } from '../../../../shared/formats/fhir/narrative/scan.ts';
import { readAll } from './harness.ts';

const OPEN = '<div xmlns="http://www.w3.org/1999/xhtml">';

function judge(div: string) {
  const { findings, layers } = readAll({ resourceType: 'Patient', id: 'p', text: { status: 'generated', div } });
  const faults = findings.filter(({ rule }) => rule.startsWith('fhir-narrativa-'));
  return {
    faults: faults.map(({ rule }) => rule.slice('fhir-narrativa-'.length)),
    layer: layers['fhir-narrativa'],
    findings: faults,
  };
}

describe('narrative', () => {
  it('links to a section of the same Composition', () => {
    const narrative = (text: string) => ({ status: 'generated', div: `${OPEN}${text}</div>` });
    const document = (target: string) => ({
      resourceType: 'Composition',
      text: narrative('<a href="#plan">Plan</a>'),
      section: [{ title: 'x', section: [{ title: 'y', text: narrative(`<p id='${target}'>Plan</p>`) }] }],
    });
    const rules = (resource: object) => readAll(resource).findings.map(({ rule }) => rule);
    expect(rules(document('plan'))).not.toContain('fhir-narrativa-ancla-ausente');
    expect(rules(document('otro'))).toContain('fhir-narrativa-ancla-ausente');
  });

  it.each([
    'María & Juan',
    '<p>a</div>',
    '<p>a',
    '<p a=1>x</p>',
    '<p id="1" id="2">x</p>',
    '<p a="<">x</p>',
    'a < b',
    '<p',
    '<!-- x',
    '<?php x ?>',
    '<!DOCTYPE x>',
    '</div>fuera<div>',
  ])('%s is not well formed', (text) => {
    expect(judge(`${OPEN}${text}</div>`).faults).toEqual(['mal-formada']);
  });

  it.each([
    ['<p>a</p>', ['sin-div-de-xhtml']],
    ['<div>a</div>', ['sin-div-de-xhtml']],
    ['<div xmlns="http://www.w3.org/1998/xhtml">a</div>', ['sin-div-de-xhtml']],
    ['a', ['mal-formada']],
    [`${OPEN} <p> </p></div>`, ['vacia']],
    [`${OPEN}<!-- x --></div>`, ['vacia']],
    [`${OPEN}<script>x</script></div>`, ['elemento-no-admitido']],
    [`${OPEN}<P>x</P></div>`, ['elemento-no-admitido']],
    [`${OPEN}<form><input/></form>x</div>`, ['elemento-no-admitido', 'elemento-no-admitido']],
    [`${OPEN}<iframe src="http://x"/>x<iframe/></div>`, ['elemento-no-admitido', 'atributo-no-admitido']],
    [`${OPEN}<p onclick="x()">x</p></div>`, ['atributo-no-admitido']],
    [`${OPEN}a&nbsp;b&nbsp;c</div>`, ['entidad-de-html']],
    [`${OPEN}<a href=" JavaScript:x()">x</a></div>`, ['enlace-con-programa']],
    [`${OPEN}<a href="java&#115;cript:x()">x</a></div>`, ['enlace-con-programa']],
    [`${OPEN}<a href="urn:uuid:1">x</a></div>`, ['enlace-sin-destino']],
    [`${OPEN}<a href="#y">x</a></div>`, ['ancla-ausente']],
    [`${OPEN}<a href="#a%20b">x</a><p id="a b">y</p></div>`, []],
    [`${OPEN}<a href="#a&amp;b">x</a><p id="a&#38;b">y</p></div>`, []],
    [`${OPEN}<p id="a">x</p><p id="a">y</p></div>`, ['id-repetido']],
    [`${OPEN}<p lang="es" xml:lang="en">y</p></div>`, ['idioma-contradictorio']],
  ])('%s: %j', (div, faults) => {
    expect(judge(div).faults).toEqual(faults);
  });

  it.each([
    'x',
    '<p title="a &lt; b" class=\'c\'>José &amp; Ana &#160;&#xA0; a &gt; b ></p>',
    '<img src="data:image/png;base64,AAAA" alt=""/>',
    '<table border="1"><tbody><tr><td colspan="2">x</td></tr></tbody></table>',
    '<a name="y"/><a href="#y">x</a><a href="#p">p</a><a href="https://example.org">z</a><a href="../x">z</a>',
    '<![CDATA[ a < b ]]>',
    '<!-- a --><br />x',
    '<p lang="es-MX" xml:lang="ES-mx">y</p>',
  ])('%s holds', (text) => {
    expect(judge(`${OPEN}${text}</div>`)).toMatchObject({ faults: [], layer: { holds: 1, fails: 0 } });
  });

  it('gives no verdict where there is no text', () => {
    expect(readAll({ resourceType: 'Patient' }).layers['fhir-narrativa']).toBeUndefined();
  });

  it('is judged in contained resources too, and the finding stands at the div', () => {
    const text = { status: 'generated', div: '<div>x</div>' };
    const { findings } = readAll({
      resourceType: 'Patient',
      contained: [{ resourceType: 'Organization', id: 'x', name: 'x', text }],
    });
    const [finding] = findings.filter(({ rule }) => rule === 'fhir-narrativa-sin-div-de-xhtml');
    expect(finding.place.path).toBe('Patient.contained[0].text.div');
  });

  it('says a fault of a template once', () => {
    expect(judge(`${OPEN}${'<font>x</font>'.repeat(5000)}</div>`).faults).toEqual(['elemento-no-admitido']);
  });

  it('costs time that grows with its length', () => {
    expect(judge(`${OPEN}${'<p>'.repeat(300_000)}</div>`).faults).toEqual(['mal-formada']);
    expect(judge(`${OPEN}x${'&'.repeat(300_000)}</div>`).faults).toEqual(['mal-formada']);
    expect(judge(`${OPEN}<p ${'a="b" '.repeat(100_000)}>x</p></div>`).faults).toContain('mal-formada');
    expect(judge(`${OPEN}${'<!--'.repeat(100_000)}</div>`).faults).toEqual(['mal-formada']);
  });
});

describe('scan of XML', () => {
  const events = (log: string[]): XmlEvents => ({
    open: (name) => log.push(`<${name}`),
    attribute: (name, value) => log.push(`${name}=${value}`),
    opened: () => log.push('>'),
    close: (name) => log.push(`/${name}`),
    text: (start, end) => log.push(`${end - start}`),
    entity: (name) => log.push(`&${name}`),
    broken: (fault) => log.push(`!${fault}`),
  });

  it('tells what it meets in order', () => {
    const log: string[] = [];
    scanXml(' <a b="c&amp;" ><d/>ef<!-- g --></a> ', events(log));
    expect(log).toEqual(['<a', '&amp', 'b=c&amp;', '>', '<d', '>', '/d', '2', '/a']);
  });

  it('never ends in anything but a result', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      'a',
      ' ',
      '"',
      "'",
      '=',
      '&',
      ';',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      'ñ',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const log: string[] = [];
        scanXml(pieces.join(''), events(log));
        const opened = log.filter((line) => line.startsWith('<')).length;
        const closed = log.filter((line) => line.startsWith('/')).length;
        const broken = log.filter((line) => line.startsWith('!')).length;
        expect(broken === 0 ? opened : closed).toBe(closed);
        expect(broken).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});
