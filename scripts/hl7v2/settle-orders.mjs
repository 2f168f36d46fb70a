/** The detail of an order (OBR, RXO, ODS…) where the package lost what it may be. */

/** Messages on problems, goals and pathways: the detail of their orders may be any of the segments it is in ORM. */
const CARE_PLANS = /^P(GL|PG|PP|PR|PT|PV|RR|TR)_PC/;
/** Answers that tell of an order by its number alone (ORC). */
const ANSWERS = ['ORR_O02', 'OSR_Q06'];
const DETAILS = ['OBR', 'RQD', 'RQ1', 'RXO', 'RXE', 'ODS', 'ODT'];

/** Settles the order details of one structure. */
export function settleOrders(nodes, id, log) {
  if (id === 'ORM_O01') addPharmacy(nodes, id, log);
  if (CARE_PLANS.test(id)) chooseDetail(nodes, id, log);
  if (ANSWERS.includes(id)) freeDetail(nodes, id, log);
}

/**
 * Chapter 12 writes `<OBR, etc.>`: one of the segments of an order. The package has OBR alone, or OBR and RXO one after
 * the other.
 */
function chooseDetail(nodes, id, log) {
  for (const { name, nodes: own } of nodes) {
    if (name !== 'ORDER_DETAIL') {
      chooseDetail(own, id, log);
      continue;
    }
    if (own[0]?.kind !== 'segment') continue;
    const end = own.findIndex((node) => !DETAILS.includes(node.name));
    const found = own.splice(0, end, {
      kind: 'choice',
      name: DETAILS.join('|'),
      min: 1,
      max: 1,
      nodes: DETAILS.map(once),
    });
    log('detalle-de-la-orden', id, found.map((node) => node.name).join(' '), `uno de ${DETAILS.join(' ')}`);
  }
}

const once = (name) => ({ kind: 'segment', name, min: 1, max: 1, nodes: [] });

/** ORC with the order's number and its control code answers by itself. */
function freeDetail(nodes, id, log) {
  for (const node of nodes) {
    freeDetail(node.kind === 'choice' ? [] : node.nodes, id, log);
    if (node.kind !== 'choice' || node.min === 0) continue;
    log('respuesta-sin-detalle', id, `${node.min}..${node.max}`, `0..${node.max}`);
    node.min = 0;
  }
}

/** Chapter 4 lets routes (RXR) and components (RXC) follow a pharmacy order (RXO) in ORM; the tree of ORM lacks them. */
function addPharmacy(nodes, id, log) {
  const detail = nodes.find(({ name }) => name === 'ORDER')?.nodes.find(({ name }) => name === 'ORDER_DETAIL');
  const order = detail?.nodes.findIndex(
    ({ kind, nodes: options }) => kind === 'choice' && options.some(isPharmacyOrder),
  );
  if (order === undefined || order < 0) return;
  const segment = (name, min, max) => ({ kind: 'segment', name, min, max, nodes: [] });
  const component = { kind: 'group', name: 'COMPONENT', min: 0, max: Infinity };
  const notes = segment('NTE', 0, Infinity);
  const after = detail.nodes[order + 1]?.name === 'NTE' ? order + 2 : order + 1;
  detail.nodes.splice(after, 0, segment('RXR', 0, Infinity), {
    ...component,
    nodes: [segment('RXC', 1, 1), notes],
  });
  log('orden-de-farmacia', id, 'sin RXR ni RXC', 'opcionales tras el detalle de la orden');
}

const isPharmacyOrder = ({ name }) => name === 'RXO';
