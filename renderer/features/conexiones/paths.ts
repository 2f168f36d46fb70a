/** Parts of the address below `#/conexiones`; a connection's id is a UUID and is never one of these. */
export const NEW_CONNECTION = 'nueva';
export const EDIT = 'modificar';
