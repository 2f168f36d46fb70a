/** An admission of a person who does not exist, at a unit that does not exist. */
export function admission(controlId: string, conditions = '|', version = '2.5.1'): Buffer {
  const segments = [
    `MSH|^~\\&|HISPRUEBA|DFSSA000001|LAB|DFSSA000002|20260101120000-0600||ADT^A01^ADT_A01|${controlId}|P|${version}|||${conditions}||8859/1`,
    'EVN|A01|20260101120000-0600',
    'PID|1||XEXX010101HNEXXXA4^^^RENAPO^CURP||SINTETICO^FULANO^^^^^L||20010101|M',
    'PV1|1|I|URG^1^1',
    '',
  ];
  return Buffer.from(segments.join('\r'), 'latin1');
}

/** What of it may be shown to nobody. */
export const PERSONAL = ['XEXX010101HNEXXXA4', 'FULANO', 'SINTETICO^'];
