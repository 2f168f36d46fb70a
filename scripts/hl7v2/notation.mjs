/** How trees and fields are written in `resources/hl7v2`: one string each, read when it is first asked for. */

/** Nodes with a blank between them: `MSH SFT* EVN GROUP(PR1 ROL*)* <OBR|RQD>`; see {@link occurs}. */
export function writeNodes(nodes) {
  return nodes.map(writeNode).join(' ');
}

function writeNode({ kind, name, min, max, nodes }) {
  const often = occurs(min, max);
  switch (kind) {
    case 'segment':
      return `${name}${often}`;
    case 'group':
      return `${name}(${writeNodes(nodes)})${often}`;
    default:
      return `<${nodes.map(writeNode).join('|')}>${often}`;
  }
}

/** Nothing for once, `?` 0 or 1, `*` any number, `+` one or more, else `{min,max}`. */
function occurs(min, max) {
  if (max === Infinity && min <= 1) return min === 0 ? '*' : '+';
  if (max === 1 && min <= 1) return min === 0 ? '?' : '';
  return `{${min},${max === Infinity ? '' : max}}`;
}

/** Fields with `;` between them: `type,usage,max,length,table`, without the last ones where `O,1,0,0`; max 0: no end. */
export function writeFields(fields) {
  return fields
    .map(({ type, usage, max, length, table }) =>
      [type, usage === 'O' ? '' : usage, max === 1 ? '' : max === Infinity ? 0 : max, length || '', table || '']
        .join(',')
        .replace(/,+$/, ''),
    )
    .join(';');
}
