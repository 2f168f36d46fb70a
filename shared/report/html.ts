import { html, type Markup, trusted } from './markup.ts';
import type { ReportModel } from './model.ts';
import { coverSection, noticeSection, readingSection } from './section-cover.ts';
import { problemsSection, sourcesSection } from './section-files.ts';
import { rulesSection } from './section-findings.ts';
import { gatheringSection } from './section-gathering.ts';
import { domainsSection, itemsSection, missingSection, undecidedSection, unitsSection } from './section-items.ts';
import { layersSection } from './section-layers.ts';
import { REPORT_STYLES } from './styles.ts';

/** No script, no request: said to the browser as well, in case a value should ever slip through. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The whole page. */
export function reportPage(model: ReportModel): string {
  const subject = model.clues ?? model.unitTitle;
  return html`<!doctype html>
<html lang="es-MX">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Informe de verificación local · ${subject} · ${model.folio}</title>
<style>${trusted(REPORT_STYLES)}</style>
</head>
<body>
<main>
${sections(model)}
</main>
</body>
</html>
`.markup;
}

function sections(model: ReportModel): Markup[] {
  return [
    coverSection(model),
    sourcesSection(model),
    domainsSection(model),
    missingSection(model),
    itemsSection(model),
    layersSection(model),
    gatheringSection(model),
    rulesSection(model),
    undecidedSection(model),
    unitsSection(model),
    problemsSection(model),
    readingSection(model),
    noticeSection(model),
  ].filter((section) => section !== null);
}
