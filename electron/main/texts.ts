import type { Settings } from '../../shared/ipc/contract.ts';

/** Texts of what the system draws for the main process: menu and dialogs. The window has its own in `shared/text`. */
const spanish = {
  file: 'Archivo',
  quit: 'Salir',
  closeWindow: 'Cerrar ventana',
  edit: 'Edición',
  undo: 'Deshacer',
  redo: 'Rehacer',
  cut: 'Cortar',
  copy: 'Copiar',
  paste: 'Pegar',
  selectAll: 'Seleccionar todo',
  view: 'Ver',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  zoomReset: 'Tamaño real',
  fullScreen: 'Pantalla completa',
  developer: 'Herramientas de desarrollo',
  help: 'Ayuda',
  about: 'Acerca de Cotejo',
  openFiles: 'Elegir archivos de la exportación',
  openFolder: 'Elegir la carpeta de la exportación',
  openCatalogs: 'Elegir catálogos',
  openCatalogFolder: 'Elegir la carpeta de los catálogos',
  openBackup: 'Elegir el respaldo del registro',
  saveBackup: 'Guardar un respaldo del registro',
  saveReport: 'Guardar el informe',
  saveJson: 'Guardar el resultado en JSON',
  saveAnnotated: 'Guardar la copia anotada',
  allFiles: 'Todos los archivos',
  exports: 'Exportaciones',
  catalogs: 'Catálogos',
  backups: 'Respaldos de Cotejo',
  backupName: 'respaldo-cotejo',
  runningTitle: 'Hay una verificación en curso.',
  runningDetail:
    'Si sale ahora, la verificación se cancela. Lo que alcanzó a revisarse se guarda como cancelada, aparte de los resultados.',
  keepRunning: 'Seguir verificando',
  cancelAndQuit: 'Cancelar la verificación y salir',
  noSpace: (path: string) => `No hay espacio en el disco para escribir ${path}; no se escribió nada.`,
  noPermission: (path: string) => `No hay permiso para escribir ${path}.`,
  noFolder: (path: string) => `No existe la carpeta en la que se iba a escribir ${path}.`,
  isFolder: (path: string) => `${path} es una carpeta.`,
  notWritten: (path: string) => `No se pudo escribir ${path}.`,
  printFailed: 'No se pudo preparar el informe para imprimir.',
  annotatedElsewhere: 'La copia anotada solo se escribe donde usted lo indicó en el cuadro de diálogo.',
  backupElsewhere: 'El respaldo solo se escribe donde usted lo indicó en el cuadro de diálogo.',
  refused: (what: string) => `La ventana pidió algo que no se entiende (${what}).`,
  engineStopped: 'El motor de verificación se detuvo; vuelva a intentarlo.',
  engineGone: 'El motor de verificación se detuvo varias veces seguidas. Cierre Cotejo y vuelva a abrirlo.',
  engineNotStarted: 'El motor de verificación no pudo iniciar.',
  runCutShort: 'La verificación se interrumpió porque el motor se detuvo.',
  noNode:
    'El motor necesita Node 22.14 o posterior y no se encontró: instálelo o indique su ruta en la variable COTEJO_NODE.',
  notBuilt: 'Falta una parte del programa; vuelva a instalarlo o a construirlo.',
} as const;

export type Texts = { readonly [K in keyof typeof spanish]: Widened<(typeof spanish)[K]> };
type Widened<T> = T extends string ? string : T;

const english: Texts = {
  file: 'File',
  quit: 'Quit',
  closeWindow: 'Close window',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: 'View',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Actual size',
  fullScreen: 'Full screen',
  developer: 'Developer tools',
  help: 'Help',
  about: 'About Cotejo',
  openFiles: 'Choose files of the export',
  openFolder: 'Choose the folder of the export',
  openCatalogs: 'Choose catalogues',
  openCatalogFolder: 'Choose the folder of the catalogues',
  openBackup: 'Choose the backup of the registry',
  saveBackup: 'Save a backup of the registry',
  saveReport: 'Save the report',
  saveJson: 'Save the result as JSON',
  saveAnnotated: 'Save the annotated copy',
  allFiles: 'All files',
  exports: 'Exports',
  catalogs: 'Catalogues',
  backups: 'Cotejo backups',
  backupName: 'cotejo-backup',
  runningTitle: 'A verification is running.',
  runningDetail:
    'If you quit now the verification is cancelled. What was checked so far is kept as cancelled, apart from the results.',
  keepRunning: 'Keep verifying',
  cancelAndQuit: 'Cancel the verification and quit',
  noSpace: (path) => `There is no room on the disk to write ${path}; nothing was written.`,
  noPermission: (path) => `There is no permission to write ${path}.`,
  noFolder: (path) => `The folder of ${path} does not exist.`,
  isFolder: (path) => `${path} is a folder.`,
  notWritten: (path) => `${path} could not be written.`,
  printFailed: 'The report could not be prepared for printing.',
  annotatedElsewhere: 'The annotated copy is only written where you said in the dialog.',
  backupElsewhere: 'The backup is only written where you said in the dialog.',
  refused: (what) => `The window asked for something that is not understood (${what}).`,
  engineStopped: 'The verification engine stopped; please try again.',
  engineGone: 'The verification engine stopped several times in a row. Close Cotejo and open it again.',
  engineNotStarted: 'The verification engine could not start.',
  runCutShort: 'The verification was cut short because the engine stopped.',
  noNode: 'The engine needs Node 22.14 or later and none was found: install it or set the variable COTEJO_NODE.',
  notBuilt: 'A part of the program is missing; install it or build it again.',
};

let current: Texts = spanish;

/** Texts in the language of the window. */
export function texts(): Texts {
  return current;
}

export function setLanguage(language: Settings['language']): void {
  current = language === 'en' ? english : spanish;
}
