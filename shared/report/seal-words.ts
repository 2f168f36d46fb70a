/**
 * 256 words of everyday Spanish, one for each byte: four to seven letters, no accent and no ñ, and any two at least two
 * letters and two sounds apart, so that a digest can be read aloud and a slip shows. Their order never changes: it is
 * printed on papers.
 */
export const SEAL_WORDS: readonly string[] = (
  'acorde alegre alondra alpino amable antena arbusto arcilla armario arpegio arroyo asfalto atlas avispa balsa ' +
  'bandera bebida bejuco bellota bisagra bisonte bordado bosque botella brazo brocha bronce burbuja cacao cactus ' +
  'cadena camello camisa campana canasta caoba caracol carpeta cascada chaleco circo cisne ciudad claro clavel ' +
  'clavija colmena corona cosecha coyote cristal crucero cubeta cuchara cuerda dedal delta diadema diario dibujo ' +
  'diente dulce durazno encina engrane ensayo epazote escoba escudo esfera espejo establo estufa etapa farol ' +
  'febrero fiesta figura firme flecha flor fresco frijol fruta fuego gacela gato gaviota gigante girasol globo ' +
  'golfo grafito gris grupo guanaco guante guayaba guinda hamaca hebra hierba hoja hormiga horno huerto huipil ' +
  'iguana imagen isla jade jaguar jinete jirafa jornada kiosco laguna laurel lechuga lectura lenteja libro lienzo ' +
  'limpio llanura lluvia lupa maestro maleta mango manzana mapache marfil marimba marmota medalla mercado mezcla ' +
  'miel milpa mimbre mirador mochila molino moneda montaje mosaico motor muelle museo naranja nardo neblina nieve ' +
  'nogal norte novela nuez nutria oasis oboe ocelote octubre oeste oficina oliva ombligo paisaje palanca paloma ' +
  'panal parque petate piano piedra pilar pintura piragua plata polca pozo pradera prisma pueblo pulpo quetzal ' +
  'quieto quince radio rebozo receta recreo redondo refugio regla resorte ribera ritmo rodilla romero rosado ruido ' +
  'rumba sabana sarape sardina sauce sector semilla sendero sereno silueta sombra sonata sonido suave susurro ' +
  'tabique tabla taller talud tambor tapete techo tenis tesoro tigre timbal toalla tomate tomillo tortuga tractor ' +
  'trenza trineo trompo trueno turbina umbral vajilla vapor veloz venado ventana verde vestido viaje violeta visita ' +
  'vitral yogur yunque zafiro zanja zapato zumo'
).split(' ');

/** Eight bytes: 64 bits, as many as the sixteen digits in the foot of a page. */
const BYTES = 8;

/**
 * The first 64 bits of a digest as eight words.
 *
 * @param digest hexadecimal, sixteen digits or more
 * @returns '' where it is no such text
 */
export function sealWords(digest: string): string {
  if (!/^[0-9a-f]{16}/i.test(digest)) return '';
  const bytes = Array.from({ length: BYTES }, (_, i) => Number.parseInt(digest.slice(2 * i, 2 * i + 2), 16));
  return bytes.map((byte) => SEAL_WORDS[byte]).join(' ');
}

/** The sixteen digits that eight words stand for; null where they are not eight of the list. */
export function digitsOfWords(words: string): string | null {
  const bytes = words
    .toLowerCase()
    .split(' ')
    .map((word) => SEAL_WORDS.indexOf(word));
  if (bytes.length !== BYTES || bytes.includes(-1)) return null;
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
