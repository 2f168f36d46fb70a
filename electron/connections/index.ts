export { checkConnection } from './check.ts';
export { checkSettings } from './check-settings.ts';
export { ConnectionError, type ConnectionFault } from './error.ts';
export { type FetchControl, type FetchRequest, fetchExport } from './fetch.ts';
export { preparePublication, publish } from './publish.ts';
