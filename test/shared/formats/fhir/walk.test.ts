import { describe, expect, it } from 'vitest';
import type { LayerJudge } from '../../../../shared/formats/fhir/conformance/model.ts';
import { createStationPool } from '../../../../shared/formats/fhir/conformance/station.ts';
import { createWalk } from '../../../../shared/formats/fhir/conformance/walk.ts';
import { formatPath } from '../../../../shared/formats/fhir/json/locate.ts';
import { r4Definitions } from '../../../support/fhir/definitions.ts';

/** What a judge is called for, one line a call. */
function watch(value: Parameters<ReturnType<typeof createWalk>['resource']>[0], part: Partial<LayerJudge> = {}) {
  const log: string[] = [];
  const judge: LayerJudge = {
    layer: 'fhir-perfil',
    resource: (_value, shape, visit) => log.push(`+${shape.path} ${formatPath(visit.path)}`),
    complex: (_value, shape, _property, visit) => log.push(`${shape.path} ${formatPath(visit.path)}`),
    primitive: (text, { type }, twin, visit) =>
      log.push(`${type} ${formatPath(visit.path)}=${text}${twin === undefined ? '' : ' with twin'}`),
    resourceEnd: (_value, shape, visit) => log.push(`-${shape.path} ${formatPath(visit.path)}`),
    ...part,
  };
  const walk = createWalk(r4Definitions(), [judge], {
    report: (rule) => log.push(`!${rule}`),
    undecided: () => undefined,
  });
  const keys = walk.resource(value);
  return { log, keys };
}

const REASON = { extension: [{ url: 'http://example.org/x', valueCode: 'y' }] };

describe('walk', () => {
  it('calls judges in the order of the resource, at the path of each value', () => {
    const { log, keys } = watch({
      resourceType: 'Patient',
      name: [{ family: 'X', given: ['A', null, 'B'], _given: [null, REASON, REASON] }],
      _birthDate: REASON,
      birthDate: '2000',
    });
    expect(log).toEqual([
      '+Patient ',
      'Patient ',
      'HumanName name[0]',
      'string name[0].family=X',
      'string name[0].given[0]=A',
      'string name[0].given[2]=B with twin',
      'Extension name[0]._given[1].extension[0]',
      'uri name[0]._given[1].extension[0].url=http://example.org/x',
      'code name[0]._given[1].extension[0].valueCode=y',
      'Extension name[0]._given[2].extension[0]',
      'uri name[0]._given[2].extension[0].url=http://example.org/x',
      'code name[0]._given[2].extension[0].valueCode=y',
      'Extension _birthDate.extension[0]',
      'uri _birthDate.extension[0].url=http://example.org/x',
      'code _birthDate.extension[0].valueCode=y',
      'date birthDate=2000 with twin',
      '-Patient ',
    ]);
    expect(keys).toBe(16);
  });

  it('calls no judge for what is not well written', () => {
    const { log } = watch({ resourceType: 'Patient', birthDate: 'ayer', gender: '', active: 'true', name: 'X', x: {} });
    expect(log).toEqual([
      '+Patient ',
      'Patient ',
      '!primitive',
      '!empty',
      '!jsonType',
      '!jsonType',
      '!unknownElement',
      '-Patient ',
    ]);
  });

  it('asks what a judge wants before it walks, however much there is', () => {
    const asked = (names: number): string[] => {
      const questions: string[] = [];
      const part: Partial<LayerJudge> = {
        wantsComplex: (shape) => questions.push(shape.path) < 0,
        wantsPrimitive: ({ element }) => questions.push(element.path) < 0,
      };
      const name = Array.from({ length: names }, () => ({ family: 'X', given: ['A', 'B'] }));
      expect(watch({ resourceType: 'Patient', name }, part).log).toEqual(['+Patient ', '-Patient ']);
      return questions;
    };
    expect(asked(1)).toContain('HumanName.given');
    expect(asked(50)).toEqual(asked(1));
  });

  it('tells contained resources, parameters and entries apart', () => {
    const seen: string[] = [];
    const part: Partial<LayerJudge> = {
      complex: undefined,
      primitive: undefined,
      resource(value, shape, visit) {
        expect(visit.resource).toBe(value);
        seen.push(`${shape.path} in ${String(visit.root.resourceType)}`);
      },
      resourceEnd: (value, _shape, visit) => expect(visit.resource).toBe(value),
    };
    const contained = [{ resourceType: 'Organization', id: 'x', name: 'x' }];
    const patient = { resourceType: 'Patient', contained };
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: patient }] };
    watch(patient, part);
    watch(bundle, part);
    watch(
      {
        resourceType: 'Parameters',
        parameter: [
          { name: 'x', resource: patient },
          { name: 'y', resource: bundle },
        ],
      },
      part,
    );
    expect(seen).toEqual([
      'Patient in Patient',
      'Organization in Patient',
      'Bundle in Bundle',
      'Parameters in Parameters',
      'Patient in Patient',
      'Organization in Patient',
      'Bundle in Bundle',
      'Patient in Patient',
      'Organization in Patient',
    ]);
  });

  it('counts keys, of what it does not know too', () => {
    expect(watch({ resourceType: 'Patient', x: { a: [{ b: 1 }, 2], c: 'd' } }).keys).toBe(5);
    expect(watch({ resourceType: 'Nadie', x: { a: 1 } }).keys).toBe(3);
    expect(watch({ resourceType: 'Patient', name: { family: 'X' }, active: [{ a: 1 }] }).keys).toBe(5);
  });
});

describe('pool of stations', () => {
  it('lets judges serve one file after the other, never two at once', () => {
    let made = 0;
    let begun = 0;
    const pool = createStationPool(r4Definitions, () => {
      made++;
      return [{ layer: 'fhir-narrativa', begin: () => void begun++ }];
    });
    const sink = { report: () => undefined, undecided: () => undefined };
    const first = pool.open({});
    first.begin(sink);
    const second = pool.open({});
    second.begin(sink);
    expect(second).not.toBe(first);
    first.end();
    first.end();
    const third = pool.open({ name: 'x', withoutLayers: new Set(), profiles: [] });
    expect(third).toBe(first);
    third.begin(sink);
    expect(pool.open({})).not.toBe(second);
    expect(pool.open({ withoutLayers: new Set(['fhir-narrativa']) })).not.toBe(first);
    expect([made, begun]).toEqual([4, 3]);
  });
});
