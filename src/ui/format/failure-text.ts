import type { Failure, FailureName } from '../../contract/failure.ts';
import { formatCount, type TextKey, text } from '../text.ts';
import { formatDay } from './format-date.ts';

type Underscored<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Name;

/** The text key of a failure. A failure without a text does not compile. */
function keyOf(name: FailureName): TextKey {
  return `failure_${name.replaceAll('-', '_')}` as `failure_${Underscored<FailureName>}`;
}

/** The sentence that tells the shopper what happened and what to do. */
export function failureText(failure: Failure): string {
  if (failure.scope && failure.name === 'scope-missing') return text('failure_scope_missing_named', failure.scope);
  if (failure.scope && failure.name === 'client-harmful') return text('failure_client_harmful_named', failure.scope);
  if (failure.name === 'above-limit' || failure.name === 'below-limit') {
    return text(keyOf(failure.name), formatCount(failure.limit ?? 0));
  }
  if (failure.name === 'code-not-now') return codeNotNow(failure);
  return text(keyOf(failure.name), failure.host ?? text('theShop'));
}

/** The sentence for a discount code that is not valid yet or no longer valid. */
function codeNotNow({ from, until }: Failure): string {
  const [first, last] = [formatDay(from), formatDay(until)];
  if (first && Date.parse(from ?? '') > Date.now()) return text('failure_code_not_now_from', first);
  return last ? text('failure_code_not_now_until', last) : text('failure_code_not_now');
}

/** Failures that may not happen again on the next try. */
const temporary: FailureName[] = [
  'offline',
  'unreachable',
  'timeout',
  'shop-failed',
  'unintelligible',
  'conflict',
  'storage-failed',
  'interrupted',
  'superseded',
  'unexpected',
];

/** Whether a retry can succeed. */
export function mayPass(failure: Failure): boolean {
  return temporary.includes(failure.name);
}

/** Failures that the shopper resolves, so the shop's support does not need their number. */
const resolvedByShopper: FailureName[] = [
  'credentials-wrong',
  'password-wrong',
  'input-refused',
  'email-taken',
  'above-limit',
  'below-limit',
  'code-unknown',
  'code-not-now',
  'too-many-codes',
];

/** Whether the shop's support can look into a failure. */
export function isForShop(failure: Failure): boolean {
  return !resolvedByShopper.includes(failure.name);
}

/** Failures that only a change of the settings resolves. */
const resolvedInSettings: FailureName[] = [
  'not-configured',
  'client-refused',
  'client-harmful',
  'project-unknown',
  'scope-missing',
];

/** Whether only a change of the settings resolves a failure. */
export function needsSettings(failure: Failure): boolean {
  return resolvedInSettings.includes(failure.name);
}
