import {
  type EngineMethods,
  engineMethods,
  type MainMethods,
  type MethodInput,
  mainMethods,
} from '../../shared/ipc/contract.ts';
import { internalMethods } from '../../shared/ipc/reports.ts';
import { Sentence } from './sentence.ts';
import { texts } from './texts.ts';

/** A checked request: who answers it, and its arguments as the contract has them. */
export type CheckedRequest =
  | { readonly to: 'engine'; readonly method: keyof EngineMethods; readonly input: unknown }
  | {
      [M in keyof MainMethods]: { readonly to: 'main'; readonly method: M; readonly input: MethodInput<M> };
    }[keyof MainMethods];

/** Checks a request of the window against the contract. @throws Sentence naming the method, never a value */
export function checkRequest(method: unknown, input: unknown): CheckedRequest {
  if (isMethodOf(internalMethods, method)) throw new Sentence(texts().refused(method));
  if (isMethodOf(engineMethods, method)) return { to: 'engine', method, input: parsed(engineMethods, method, input) };
  if (isMethodOf(mainMethods, method)) {
    return { to: 'main', method, input: parsed(mainMethods, method, input) } as CheckedRequest;
  }
  throw new Sentence(texts().refused('método desconocido'));
}

function isMethodOf<T extends object>(methods: T, name: unknown): name is keyof T & string {
  return typeof name === 'string' && Object.hasOwn(methods, name);
}

function parsed<T extends EngineMethods | MainMethods>(methods: T, method: keyof T & string, input: unknown): unknown {
  const { input: schema } = methods[method] as EngineMethods[keyof EngineMethods];
  const { success, data } = schema.safeParse(input);
  if (!success) throw new Sentence(texts().refused(method));
  return data;
}
