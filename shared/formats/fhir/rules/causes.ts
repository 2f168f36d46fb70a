import type { FaultCause } from '../json/faults.ts';

/** What stands there, in place of a rule's `failureTitle`. */
export const CAUSES: Readonly<Record<FaultCause, string>> = {
  'falta-coma': 'Falta una coma entre dos valores',
  'faltan-dos-puntos': 'Faltan los dos puntos entre el nombre de una propiedad y su valor',
  'falta-valor': 'A una propiedad o a un arreglo le falta un valor',
  'clave-sin-comillas': 'El nombre de una propiedad no lleva comillas',
  'valor-sin-comillas': 'Un texto no lleva comillas',
  'comillas-simples': 'Hay comillas simples donde JSON pide comillas dobles',
  'cierre-equivocado': 'Una llave o un corchete cierra lo que no abrió',
  'texto-sobrante': 'Aquí sobra texto, o falta antes una comilla',
  'no-es-numero': 'Hay un número incompleto, NaN o Infinity, que JSON no tiene',
  'cero-a-la-izquierda': 'Un número lleva ceros a la izquierda',
  'signo-mas': 'Un número lleva el signo +',
  'salto-de-linea': 'Una cadena lleva un salto de línea sin escapar',
  'caracter-de-control': 'Una cadena lleva un carácter de control sin escapar',
  'escape-inexistente': 'Una cadena lleva un escape que JSON no tiene',
  'linea-cortada': 'La línea termina antes de cerrar lo que abrió',
  'etiqueta-sin-cerrar': 'Una etiqueta no se cierra',
  'etiqueta-equivocada': 'Una etiqueta de cierre no corresponde a la que está abierta',
  'atributo-mal-escrito': 'Un atributo no tiene la forma nombre="valor"',
  'atributo-repetido': 'Un atributo se repite en la misma etiqueta',
  'caracter-prohibido': 'Hay un carácter que XML no permite',
  'varios-recursos': 'Hay más de un recurso donde cabe uno',
  'sin-recurso': 'Falta el recurso dentro del elemento que debe llevarlo',
};
