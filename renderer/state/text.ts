import { createInstance } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../shared/text/format.ts';
import { en } from '../../shared/text/ui/en.ts';
import { esMX } from '../../shared/text/ui/es-MX.ts';
import { formatsOf } from './formats.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: { ui: typeof esMX };
    returnNull: false;
  }
}

const i18n = createInstance();

/** Loads both string tables; they are small and there is no network to wait for. */
export function startText(): void {
  void i18n.use(initReactI18next).init({
    lng: 'es-MX',
    fallbackLng: 'es-MX',
    supportedLngs: ['es-MX', 'en'],
    defaultNS: 'ui',
    ns: ['ui'],
    resources: { 'es-MX': { ui: esMX }, en: { ui: en } },
    // React escapes by itself.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    initAsync: false,
  });
}

export function setLanguage(language: Language): void {
  if (i18n.language !== language) void i18n.changeLanguage(language);
}

/** Strings and number formats of the chosen language. */
export function useText() {
  const { t, i18n: current } = useTranslation();
  const language: Language = current.language === 'en' ? 'en' : 'es-MX';
  const f = formatsOf(language);
  /** A text with a number in it: `key_one` or `key_other`, the number written as people read it. */
  const count = (key: CountKey, n: number, values: Readonly<Record<string, string>> = {}): string =>
    // i18next asks for the values of every counted sentence at once; the tests look at each sentence instead.
    (t as (key: CountKey, values: object) => string)(key, { ...values, count: n === 1 ? 1 : 2, n: f.number(n) });
  return { t, language, f, count };
}

/** Keys that exist as `_one` and `_other`. Spanish has a third form for whole millions, which these sentences do not need. */
type CountKey = CountKeysOf<typeof esMX>;
type CountKeysOf<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${infer Name}_one`
      ? `${Path}${Name}`
      : never
    : CountKeysOf<T[K], `${Path}${K}.`>;
}[keyof T & string];

export type T = ReturnType<typeof useText>['t'];
