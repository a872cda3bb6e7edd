/** Finding things as a shopper or a screen reader does, by role and name. */
import { vi } from 'vitest';

const selectors: Record<string, string> = {
  button: 'button',
  link: 'a[href]',
  textbox: 'input:not([type]), input[type=text]:not([role]), input[type=email], input[type=password], textarea',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio]',
  combobox: '[role=combobox], select',
  spinbutton: '[role=spinbutton]',
  radiogroup: '[role=radiogroup]',
  heading: 'h1, h2, h3',
  list: 'ul',
  listitem: 'li',
  row: 'tr',
  table: 'table',
  alert: '[role=alert]',
  status: '[role=status]',
  navigation: 'nav',
  group: 'fieldset',
};

/** An element's accessible name, as far as these pages make use of the rules. */
function nameOf(element: Element): string {
  const labelled = element.getAttribute('aria-labelledby');
  const label = element.id && document.querySelector(`label[for="${element.id}"]`);
  return (
    element.getAttribute('aria-label') ??
    (labelled && wordsOf(document.getElementById(labelled))) ??
    wordsOf(label || element.closest('label') || element)
  );
}

/** What can be read of an element, with its blanks drawn together. */
export function wordsOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** All elements of a role, with that name where one is given. */
export function all(role: string, name?: string | RegExp, within: ParentNode = document): HTMLElement[] {
  const found = [...within.querySelectorAll<HTMLElement>(selectors[role] ?? `[role=${role}]`)];
  if (name === undefined) return found;
  return found.filter((element) => (typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element))));
}

/** The one element of that role and name, now. */
export function get<Kind extends HTMLElement = HTMLElement>(
  role: string,
  name?: string | RegExp,
  within: ParentNode = document,
): Kind {
  const [first, ...others] = all(role, name, within);
  if (!first || others.length > 0) {
    const there = all(role, undefined, within).map(nameOf);
    throw new Error(`${others.length + (first ? 1 : 0)} of ${role} ${String(name)}; there is: ${there.join(' | ')}`);
  }
  return first as Kind;
}

/** The one element of that role and name, as soon as it is there. */
export function find<Kind extends HTMLElement = HTMLElement>(
  role: string,
  name?: string | RegExp,
  within?: ParentNode,
): Promise<Kind> {
  return waitFor(() => get<Kind>(role, name, within));
}

/** Waits until a check passes, and gives its result. Looks every 5 ms, for at most `timeout` ms. */
export function waitFor<Result>(check: () => Result | Promise<Result>, timeout = 5_000, interval = 5): Promise<Result> {
  return vi.waitFor(check, { interval, timeout });
}

/** Lets everything that is due be drawn, and nothing that must be waited for. */
export async function drawn(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

/** Types into a field as a keyboard does: the whole text, then leaves the rest to the page. */
export function type(field: HTMLElement, words: string): void {
  const input = field as HTMLInputElement;
  input.focus();
  input.value = words;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Types and leaves the field. */
export function enter(field: HTMLElement, words: string): void {
  type(field, words);
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Presses a key; gives whether the browser does what it does with it. */
export function press(
  element: HTMLElement,
  key: string,
  held: Pick<KeyboardEventInit, 'ctrlKey' | 'metaKey'> = {},
): boolean {
  return element.dispatchEvent(new KeyboardEvent('keydown', { key, ...held, bubbles: true, cancelable: true }));
}
