import type { ReportFrame } from '../model/index.ts';
import type { ReportParts } from './document.ts';
import { html, type Markup } from './markup.ts';

/** Nothing else is taken for an image: an address could ask the network, and an SVG can hold more than a picture. */
const IMAGE = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/;

/** The institution with its logo, and the folio. */
export function masthead({ banner, folio }: ReportParts, { institution, logo }: ReportFrame): Markup {
  const name = institution?.trim() || 'Cotejo';
  const image =
    logo !== null && IMAGE.test(logo) && html`<img class="logo" src="${logo}" alt="${`Logotipo de ${name}`}">`;
  return html`${banner !== undefined && banner !== '' && html`<p class="draft">${banner}</p>`}<header class="masthead"><div class="owner">${image}<strong>${name}</strong></div><span class="code">${folio}</span></header>`;
}
