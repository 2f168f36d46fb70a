import type { LayerJudge } from '../conformance/model.ts';

/** `Attachment.size` says how many bytes `data` stands for (R4, Data Types: Attachment). */
export function createAttachmentJudge(): LayerJudge {
  return {
    layer: 'fhir-estructura',
    wantsComplex: (shape) => shape.path === 'Attachment',
    complex({ size, data }, _shape, _property, visit) {
      if (typeof size !== 'number' || typeof data !== 'string') return;
      const bytes = base64Bytes(data);
      if (bytes === undefined || bytes === size) return;
      visit.report('attachmentSize', ['size'], { actual: String(size), expected: String(bytes) });
    },
    wantsPrimitive: (property) => property.type === 'base64Binary',
    primitive(value, _property, _twin, visit) {
      if (typeof value === 'string' && /\s/.test(value)) visit.report('base64Space');
    },
  };
}

/** How many bytes a base64 text stands for; undefined where it is none. */
function base64Bytes(text: string): number | undefined {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x3d) {
      const rest = text.slice(i).replace(/\s/g, '');
      if ((digits + rest.length) % 4 !== 0 || rest.length > 2 || rest.replace(/=/g, '') !== '') return undefined;
      break;
    }
    if (code > 0x20) digits++;
  }
  return digits % 4 === 1 ? undefined : Math.floor((digits * 3) / 4);
}
