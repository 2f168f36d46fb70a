import { html, type Markup, trusted } from './markup.ts';

/** No script, no request: said to the browser as well, in case a value should ever slip through. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A whole page that needs nothing else: no script, no font from outside; images only as `data:`. */
export function wholePage(page: { readonly title: string; readonly styles: string; readonly body: Markup }): string {
  return html`<!doctype html>
<html lang="es-MX">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<style>${trusted(page.styles)}</style>
</head>
<body>
<main>
${page.body}
</main>
</body>
</html>
`.markup;
}
