/** What went wrong with the registry, for programs; the message is one plain sentence for people. */
export type RegistryErrorKind =
  /** The key does not open the file, or its first page is damaged: the two cannot be told apart. */
  | 'unreadable'
  /** Not a registry of this program. */
  | 'foreign'
  | 'damaged'
  | 'future'
  | 'busy'
  | 'disk-full'
  | 'read-only'
  | 'key-missing'
  | 'bad-recovery-key'
  | 'not-found'
  | 'conflict'
  | 'closed'
  | 'io';

/** The one error that leaves this folder. `message` is Spanish, complete, and names no datum of an export. */
export class RegistryError extends Error {
  readonly kind: RegistryErrorKind;

  constructor(kind: RegistryErrorKind, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'RegistryError';
    this.kind = kind;
  }
}

const SENTENCES = {
  unreadable: 'El registro no se abre con esta llave, o el archivo está dañado; no se cambió nada.',
  foreign: 'El archivo no es un registro de Cotejo; no se cambió nada.',
  damaged: 'El archivo del registro está dañado. Restaure el respaldo más reciente desde Ajustes.',
  busy: 'Otro proceso está usando el registro. Espere a que termine o cierre la otra ventana, e intente de nuevo.',
  'disk-full': 'El disco está lleno: no se guardó nada de esta operación. Libere espacio e intente de nuevo.',
  'read-only': 'No se puede escribir en la carpeta del registro. Revise los permisos de la carpeta.',
  closed: 'El registro está cerrado.',
  io: 'El disco no respondió al leer o escribir el registro. Revise el disco e intente de nuevo.',
} as const satisfies Partial<Record<RegistryErrorKind, string>>;

/** Kinds whose sentence is always the same. */
type SpokenKind = keyof typeof SENTENCES;

/** An error of one of the kinds that have a sentence of their own. */
export function registryError(kind: SpokenKind, cause?: unknown): RegistryError {
  return new RegistryError(kind, SENTENCES[kind], { cause });
}

/** Turns an error of SQLite or of the file system into a {@link RegistryError}; anything else is returned as it is. */
export function translate(error: unknown): unknown {
  if (error instanceof RegistryError) return error;
  const kind = kindOf(error);
  return kind === null ? error : registryError(kind, error);
}

/** Runs `work`; what it throws is translated. */
export function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translate(error);
  }
}

function kindOf(error: unknown): SpokenKind | null {
  if (!(error instanceof Error)) return null;
  const code = (error as Error & { readonly code?: unknown }).code;
  if (typeof code !== 'string') {
    return error instanceof TypeError && /connection is not open/.test(error.message) ? 'closed' : null;
  }
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)$/.test(code)) return 'disk-full';
  if (
    /^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES$|EPERM$|EROFS$|ENOTDIR$|EEXIST$|ELOOP$|ENAMETOOLONG$)/.test(
      code,
    )
  )
    return 'read-only';
  if (/^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY$)/.test(code)) return 'busy';
  if (code === 'SQLITE_NOTADB') return 'unreadable';
  if (/^SQLITE_CORRUPT/.test(code)) return 'damaged';
  if (/^(SQLITE_IOERR|EIO$)/.test(code)) return 'io';
  return null;
}
