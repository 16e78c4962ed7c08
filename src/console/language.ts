import en from './languages/en.json';
import { createStore, remember, remembered } from './store.ts';

export type Message = keyof typeof en;
type Messages = Readonly<Record<Message, string>>;
/** Keys of messages that depend on a number: `name.one`, `name.other` and so on. */
type Counted = Message extends infer Key ? (Key extends `${infer Name}.other` ? Name : never) : never;

export const languages = { en: 'English', es: 'Español', ru: 'Русский', zh: '中文' } as const;
export type Language = keyof typeof languages;

const load: Readonly<Record<Language, () => Promise<{ default: Messages }>>> = {
  en: async () => ({ default: en }),
  es: () => import('./languages/es.json'),
  ru: () => import('./languages/ru.json'),
  zh: () => import('./languages/zh.json'),
};

const isLanguage = (name: string): name is Language => name in languages;

export const language = createStore<Language>('en');
let messages: Messages = en;

export async function speak(name: Language): Promise<void> {
  messages = (await load[name]()).default;
  remember('language', name);
  document.documentElement.lang = name;
  language.set(name);
}

/** The language chosen before, or the first of the browser's that we have. */
export const firstLanguage = (): Language => {
  const wanted = [remembered('language', ''), ...navigator.languages].map((name) => name.split('-')[0] ?? '');
  return wanted.find(isLanguage) ?? 'en';
};

export function t(key: Message, words: Readonly<Record<string, string | number>> = {}): string {
  return messages[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(words[name] ?? whole));
}

export function count(name: Counted, n: number): string {
  const rule = new Intl.PluralRules(language.get()).select(n);
  const key = `${name}.${rule}` as Message;
  return t(key in messages ? key : (`${name}.other` as Message), { n: number(n) });
}

export const number = (value: number): string => new Intl.NumberFormat(language.get()).format(value);

export const date = (time: string | number): string =>
  new Intl.DateTimeFormat(language.get(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));

/** 83 → 1:23 */
export const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};
