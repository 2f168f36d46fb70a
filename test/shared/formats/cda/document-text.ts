/** Made-up document, whole and valid by the schema; nobody in it exists. */
export function documentText(
  changes: { readonly header?: string; readonly body?: string; readonly patient?: string } = {},
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <realmCode code="MX"/>
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <id root="2.16.840.1.113883.3.215.99" extension="EJEMPLO-1"/>
  <code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/>
  <title>Resumen clínico de ejemplo ñ 𝒜</title>
  <effectiveTime value="20240301103000-0600"/>
  <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
  <languageCode code="es-MX"/>
  <recordTarget><patientRole>
    <id root="2.16.840.1.113883.3.215.99" extension="1"/>
    ${changes.patient ?? '<patient><name><given>Ejemplo</given><family>Sintético</family></name></patient>'}
  </patientRole></recordTarget>
  ${
    changes.header ??
    `<author><time value="20240301"/><assignedAuthor><id root="2.16.840.1.113883.3.215.99" extension="2"/></assignedAuthor></author>
  <custodian><assignedCustodian><representedCustodianOrganization><id root="2.16.840.1.113883.4.631" extension="EJEMPLO"/></representedCustodianOrganization></assignedCustodian></custodian>`
  }
  <component>${changes.body ?? '<structuredBody><component><section><title>Motivo</title><text>Texto</text></section></component></structuredBody>'}</component>
</ClinicalDocument>
`;
}
