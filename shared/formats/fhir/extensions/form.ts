import type { LayerJudge, Visit } from '../conformance/model.ts';

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/** What every extension must be like: an absolute url (but inside another extension), and a value or extensions. */
export function createExtensionFormJudge(): LayerJudge {
  return {
    layer: 'fhir-extension',
    wantsComplex: (shape) => shape.path === 'Extension',
    complex(value, _shape, _property, visit) {
      const { url } = value;
      if (typeof url === 'string' && url !== '' && !ABSOLUTE.test(url) && !isNested(visit)) {
        visit.report('extensionUrl', ['url'], { expected: 'un URI absoluto' });
      }
      const nested = value.extension !== undefined;
      let valued = false;
      for (const key in value) {
        if (key.startsWith('value') || key.startsWith('_value')) valued = true;
      }
      if (nested === valued) {
        visit.report('extensionContent', [], {
          message: nested ? 'La extensión lleva un valor y extensiones' : 'La extensión no lleva valor ni extensiones',
        });
      }
    },
  };
}

/** Whether the extension stands in another one: there its url is a name inside the outer definition. */
function isNested({ path }: Visit): boolean {
  const outer = path[path.length - 4];
  return outer === 'extension' || outer === 'modifierExtension';
}
