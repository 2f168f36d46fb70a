export const HELP = `cotejo: verificación local de exportaciones de expedientes clínicos electrónicos

  cotejo verify RUTA… [opciones]     verifica archivos, carpetas o ZIP
      --checklist ID        lista de cotejo (por omisión nom-024-ssa3-2012)
      --unit CLUES          unidad para la que se verifica
      --guide ID            guía de los archivos de texto (b015, b015@4.11), sin detectarla
      --catalogs CARPETA    catálogos en CSV para esta vez, sin importarlos
      --json ARCHIVO|-      escribe el resultado como JSON («-»: salida estándar)
      --report ARCHIVO.pdf  escribe el informe (o .html)
      --sarif ARCHIVO       escribe los hallazgos como SARIF 2.1
      --annotated ARCHIVO   copia de cada archivo GIIS con lo que falla en cada fila (.csv o .xlsx)
      --by-variable ARCHIVO.csv       hallazgos por variable
      --by-practitioner ARCHIVO.csv   hallazgos por prestador (CURP enmascarada)
      --fail-under N        termina con 1 si el puntaje es menor que N
      --max-findings N      hallazgos que se guardan por regla (por omisión 1000; los totales cuentan todos)
      --threads N           hilos de trabajo (por omisión 1)
      --save                guarda la verificación en el registro local

  cotejo catalogs list                           catálogos a la mano, con sus ediciones
  cotejo catalogs import RUTA… [opciones]        importa catálogos oficiales: CSV, XLSX, carpetas o ZIP
      --edition E             cómo se llama la edición
      --valid-from AAAA-MM-DD día desde el que vale
  cotejo catalogs remove ID EDICIÓN              quita un catálogo importado

  cotejo registry list [--unit CLUES]            verificaciones guardadas
  cotejo registry show ID                        el resultado guardado, como JSON
  cotejo registry audit                          comprueba la cadena de auditoría
  cotejo registry backup ARCHIVO                 copia cifrada del registro
  cotejo registry recovery-key                   muestra la clave de recuperación

Códigos de salida: 0 verificado sin errores; 1 hay hallazgos de gravedad error (o el puntaje no llega a N);
2 no se pudo verificar. No es una certificación: solo la DGIS certifica, y certifica sistemas.
`;
